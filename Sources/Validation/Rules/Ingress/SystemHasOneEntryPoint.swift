import AWSResources
import Documents

/// Checks that requests from the internet enter a system only through what its settings name.
struct SystemHasOneEntryPoint: Rule {
  static let description = RuleDescription(
    id: "system-has-one-entry-point",
    catalogID: "ALB012",
    subject: .ingress,
    severity: .error,
    summary: "Requests from the internet enter a system only through what `ingress` in `infra.yaml` names.",
    rationale: """
      Authorisation, throttling and firewalls at the entry point do not apply to requests that come another way.
      """,
    remedy: """
      Make a load balancer internal that is behind API Gateway or CloudFront, or let its security group allow only \
      CloudFront's prefix list. State the true entry point where it is another one.
      """,
    references: [
      .aws("AmazonCloudFront/latest/DeveloperGuide/restrict-access-to-load-balancer.html"),
      .aws("apigateway/latest/developerguide/http-api-develop-integrations-private.html"),
    ],
    passes: [
      RuleExample("a load balancer as the entry point") {
        $0.addNetwork()
        $0.addWebService()
        $0.ingress = Stated(.loadBalancer)
      },
      RuleExample("an internal load balancer behind API Gateway") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .literal(.internal) }
        $0.ingress = Stated(.apiGateway)
      },
      RuleExample("a load balancer that admits only CloudFront") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("LoadBalancerGroup", EC2.SecurityGroup.self) { group in
          group.ingress = [
            .init {
              $0.protocolName = "tcp"
              $0.fromPort = 443
              $0.toPort = 443
              $0.prefixLists = ["pl-4fa04526"]
            }
          ]
        }
        $0.ingress = Stated(.cloudFront)
      },
      RuleExample("a load balancer that forwards only what has the header of a distribution") {
        $0.addNetwork()
        $0.addWebService()
        addHeaderRule(to: &$0)
        $0.change("Https", ElasticLoadBalancing.Listener.self) {
          $0.defaultActions = [.init { $0.kind = .literal(.fixedResponse) }]
        }
        $0.ingress = Stated(.cloudFront)
      },
      RuleExample("an internal load balancer beside an internet-facing Classic one") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .literal(.internal) }
        $0.add("Classic", ElasticLoadBalancing.ClassicLoadBalancer())
        $0.ingress = Stated(.loadBalancer)
      },
      RuleExample("a private API beside a load balancer") {
        $0.addNetwork()
        $0.addWebService()
        $0.add("Api", APIGateway.RestAPI { $0.endpoint = .init { $0.kinds = [.literal(.private)] } })
        $0.ingress = Stated(.loadBalancer)
      },
    ],
    fails: [
      RuleExample(
        "an internet-facing load balancer where API Gateway is the entry point",
        finds: .finding(
          "LoadBalancer", at: "Scheme",
          """
          load balancer 'LoadBalancer' is internet-facing, although 'ingress' is 'api-gateway'; set 'Scheme' to \
          'internal', and let API Gateway reach it through a VPC link
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.ingress = Stated(.apiGateway)
      },
      RuleExample(
        "an open load balancer where CloudFront is the entry point",
        finds: .finding(
          "LoadBalancer", in: "LoadBalancerGroup", at: "SecurityGroupIngress.0",
          """
          load balancer 'LoadBalancer' admits the internet beside CloudFront, although 'ingress' is 'cloudfront'; allow \
          only CloudFront's prefix list, or make the load balancer an internal VPC origin
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.ingress = Stated(.cloudFront)
      },
      RuleExample(
        "a header that the default action does not ask for",
        finds: .finding(
          "LoadBalancer", in: "LoadBalancerGroup", at: "SecurityGroupIngress.0",
          """
          load balancer 'LoadBalancer' admits the internet beside CloudFront, although 'ingress' is 'cloudfront'; allow \
          only CloudFront's prefix list, or make the load balancer an internal VPC origin
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        addHeaderRule(to: &$0)
        $0.ingress = Stated(.cloudFront)
      },
      RuleExample(
        "an internet-facing Classic Load Balancer where API Gateway is the entry point",
        finds: .finding(
          "Classic", at: "Scheme",
          """
          load balancer 'Classic' is internet-facing, although 'ingress' is 'api-gateway'; set 'Scheme' to 'internal', \
          and let API Gateway reach it through a VPC link
          """)
      ) {
        $0.add("Classic", ElasticLoadBalancing.ClassicLoadBalancer())
        $0.ingress = Stated(.apiGateway)
      },
      RuleExample(
        "an API beside a load balancer",
        finds: .finding(
          "Api",
          """
          'Api' of type AWS::ApiGatewayV2::Api is a second way in, although 'ingress' is 'alb'; remove it, or state the \
          true entry point
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.add("Api", APIGatewayV2.API { $0.protocolKind = .literal(.http) })
        $0.ingress = Stated(.loadBalancer)
      },
      RuleExample(
        "no internet-facing load balancer where one is the entry point",
        finds: .finding(
          "LoadBalancer", at: "Scheme",
          """
          load balancer 'LoadBalancer' is internal, as all of the system are, although 'ingress' is 'alb'; make one \
          internet-facing, or state the true entry point
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .literal(.internal) }
        $0.ingress = Stated(.loadBalancer)
      },
    ],
    undetermined: [
      RuleExample("a scheme from a parameter", unknown: "LoadBalancer") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .parameter("Scheme") }
        $0.ingress = Stated(.apiGateway)
      },
      RuleExample("an open load balancer with an action from a parameter", unknown: "LoadBalancer") {
        $0.addNetwork()
        $0.addWebService()
        addHeaderRule(to: &$0)
        $0.change("Https", ElasticLoadBalancing.Listener.self) {
          $0.defaultActions = [.init { $0.kind = .parameter("Action") }]
        }
        $0.ingress = Stated(.cloudFront)
      },
      RuleExample("an API of which a parameter says whether it is private", unknown: "Api") {
        $0.addNetwork()
        $0.addWebService()
        $0.add("Api", APIGateway.RestAPI { $0.endpoint = .init { $0.kinds = [.parameter("Type")] } })
        $0.ingress = Stated(.loadBalancer)
      },
      RuleExample("a group of a load balancer behind CloudFront outside the template", unknown: "LoadBalancer") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) {
          $0.securityGroups = .expression(.parameter("Groups"))
        }
        $0.ingress = Stated(.cloudFront)
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    switch model.graph.ingress?.value {
    case .loadBalancer?: checkLoadBalancerIsTheEntry(model, &findings)
    case .apiGateway?:
      for balancer in facing(model, &findings) {
        findings.report(.isBesideAPIGateway(balancer.id), on: balancer.entry, at: "Scheme")
      }
    case .cloudFront?:
      for balancer in facing(model, &findings) { checkAdmitsCloudFrontAlone(balancer, model, &findings) }
    case nil: break
    }
  }

  /// The internet-facing load balancers; those of which that is not known are reported as unknown.
  private func facing(_ model: Model, _ findings: inout Findings) -> [any PlacedResource] {
    for balancer in model.ingress.edges where balancer.hasPublicAddress.isUnknown {
      findings.unknown(
        balancer.entry, "whether '\(balancer.id)' is internet-facing cannot be determined before deployment",
        at: "Scheme")
    }
    return model.ingress.edges.filter { $0.hasPublicAddress.value == true }
  }

  private static func addHeaderRule(to graph: inout ResourceGraph) {
    graph.add(
      "Secret",
      ElasticLoadBalancing.ListenerRule {
        $0.listener = .to("Https")
        $0.conditions = [.init { $0.httpHeader = .init { $0.name = "X-Origin-Verify" } }]
        $0.actions = [
          .init {
            $0.kind = .literal(.forward)
            $0.targetGroup = .to("Targets")
          }
        ]
      })
  }
}

// MARK: - A load balancer

extension SystemHasOneEntryPoint {
  private func checkLoadBalancerIsTheEntry(_ model: Model, _ findings: inout Findings) {
    for entry in model.graph.entries {
      switch isEntry(entry, model) {
      case .value(true):
        let type = entry.typeName(in: model.graph.origin == .terraform ? .terraform : .cloudFormation)
        findings.report(.isSecond(entry.id, type), on: entry)
      case .unknown: findings.unknown(entry, "whether '\(entry.id)' is private cannot be determined before deployment")
      case .value(false), .absent: break
      }
    }
    let balancers = model.ingress.edges
    guard let first = balancers.first, balancers.allSatisfy({ $0.hasPublicAddress.value == false }) else { return }
    if first.entry.source == nil {
      findings.report(.isInternal(first.id), on: first.entry, at: "Scheme")
    } else {
      // Templates that are not part of the run may have the one that is meant.
      findings.unknown(
        first.entry, "no load balancer of these templates is internet-facing; another template may have one",
        at: "Scheme")
    }
  }

  /// Whether a resource answers requests from the internet.
  private func isEntry(_ entry: Entry, _ model: Model) -> Known<Bool> {
    switch entry.content {
    case .typed(let api as APIGateway.RestAPI): isPublic(api, entry, model)
    case .typed(is APIGatewayV2.API): .value(true)
    case .typed(is CloudFront.Distribution): .value(true)
    case .typed, .raw: .absent
    }
  }

  /// Whether a REST API is called from the internet: a private one is reached through an endpoint of a VPC.
  private func isPublic(_ api: APIGateway.RestAPI, _ entry: Entry, _ model: Model) -> Known<Bool> {
    if entry.isPartlyUnknown(at: "EndpointConfiguration") { return .unknown }
    // Without one, an API is public.
    guard let kinds = api.endpoint?.kinds else { return .value(true) }
    let known = kinds.items.map { model.known($0) }
    if known.contains(where: { $0.value == .private }) { return .value(false) }
    return known.isEmpty || known.contains(where: \.isUnknown) ? .unknown : .value(true)
  }
}

// MARK: - CloudFront

extension SystemHasOneEntryPoint {
  /// Whether a load balancer forwards only requests with a header, which CloudFront can add as a secret.
  private func asksForHeader(_ balancer: any PlacedResource, _ model: Model) -> Known<Bool> {
    guard let balancer = balancer as? PlacedLoadBalancer else { return .value(false) }
    let conditions = balancer.listeners.flatMap(\.rules).map { hasHeader($0) }
    guard conditions.contains(where: { $0.value != false }) else { return .value(false) }
    let ways = balancer.listeners.flatMap { listener in
      [forwards(listener.listener.entry, "DefaultActions", listener.listener.defaultActions, model)]
        + listener.rules.map { rule in
          let header = hasHeader(rule)
          if header.value == true { return .value(false) }
          let forwards = forwards(rule.entry, "Actions", rule.actions, model)
          return forwards.value == true && header.isUnknown ? .unknown : forwards
        }
    }
    if ways.contains(.value(true)) { return .value(false) }
    return ways.contains(where: \.isUnknown) ? .unknown : .value(true)
  }

  private func hasHeader(_ rule: Located<ElasticLoadBalancing.ListenerRule>) -> Known<Bool> {
    if rule.conditions.contains(where: { $0.httpHeader != nil }) { return .value(true) }
    return rule.entry.isPartlyUnknown(at: "Conditions") ? .unknown : .value(false)
  }

  /// Whether actions lead a request to targets: neither a redirect nor a fixed response does.
  private func forwards(
    _ entry: Entry, _ property: String, _ actions: [ElasticLoadBalancing.Action], _ model: Model
  ) -> Known<Bool> {
    if entry.isPartlyUnknown(at: property) { return .unknown }
    let kinds = actions.map { model.known($0.kind) }
    if kinds.contains(.value(.forward)) { return .value(true) }
    return kinds.contains(where: \.isUnknown) ? .unknown : .value(false)
  }

  private func checkAdmitsCloudFrontAlone(
    _ balancer: any PlacedResource, _ model: Model, _ findings: inout Findings
  ) {
    let header = asksForHeader(balancer, model)
    if header.value == true { return }
    let groups = balancer.securityGroups.ids.compactMap { model.securityGroups.group($0) }
    let rules = groups.flatMap(\.ingress)
    if let open = rules.first(where: { $0.isFromInternet && $0.ports != .none }) {
      if header.isUnknown {
        findings.unknown(
          balancer.id, "whether '\(balancer.id)' asks for a header cannot be determined before deployment",
          at: open.place)
      } else {
        findings.report(.isBesideCloudFront(balancer.id), on: balancer.id, at: open.place)
      }
      return
    }
    let isUnknown = rules.contains { if case .unknown = $0.peer { true } else { false } }
    let reason = balancer.securityGroups.unknownReason ?? groups.lazy.compactMap(\.unknownReason).first
    if reason != nil || isUnknown || balancer.securityGroups.isDefault {
      findings.unknown(
        balancer.entry, reason ?? "whom '\(balancer.id)' admits cannot be determined before deployment",
        at: "SecurityGroups")
    }
  }
}

extension Finding.Message {
  fileprivate static func isBesideAPIGateway(_ id: LogicalID) -> Self {
    """
    load balancer '\(id)' is internet-facing, although 'ingress' is 'api-gateway'; set 'Scheme' to 'internal', and let \
    API Gateway reach it through a VPC link
    """
  }

  fileprivate static func isBesideCloudFront(_ id: LogicalID) -> Self {
    """
    load balancer '\(id)' admits the internet beside CloudFront, although 'ingress' is 'cloudfront'; allow only \
    CloudFront's prefix list, or make the load balancer an internal VPC origin
    """
  }

  fileprivate static func isSecond(_ id: LogicalID, _ type: String) -> Self {
    "'\(id)' of type \(type) is a second way in, although 'ingress' is 'alb'; remove it, or state the true entry point"
  }

  fileprivate static func isInternal(_ id: LogicalID) -> Self {
    """
    load balancer '\(id)' is internal, as all of the system are, although 'ingress' is 'alb'; make one internet-facing, \
    or state the true entry point
    """
  }
}
