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
        "a distribution beside a load balancer",
        finds: .finding(
          "Site",
          """
          'Site' of type AWS::CloudFront::Distribution is a second way in, although 'ingress' is 'alb'; remove it, or \
          state the true entry point
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.add("Site", CloudFront.Distribution())
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
    case .typed(let api as APIGateway.RestAPI): model.isPublic(api, entry)
    case .typed(is APIGatewayV2.API): .value(true)
    case .typed(is CloudFront.Distribution): .value(true)
    case .typed, .raw: .absent
    }
  }
}

// MARK: - CloudFront

extension SystemHasOneEntryPoint {
  private func checkAdmitsCloudFrontAlone(
    _ balancer: any PlacedResource, _ model: Model, _ findings: inout Findings
  ) {
    switch model.admissionBesideCloudFront(to: balancer) {
    case .closed: break
    case .open(let place): findings.report(.isBesideCloudFront(balancer.id), on: balancer.id, at: place)
    case .unknown(let reason, let place): findings.unknown(balancer.id, reason, at: place)
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
