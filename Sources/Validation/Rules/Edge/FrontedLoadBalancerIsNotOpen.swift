import AWSResources

/// Checks that a load balancer behind CloudFront or API Gateway is reached only through it.
struct FrontedLoadBalancerIsNotOpen: Rule {
  static let description = RuleDescription(
    id: "fronted-load-balancer-is-not-open",
    catalogID: "ALB014",
    subject: .edge,
    severity: .error,
    summary: "A load balancer behind CloudFront or API Gateway is not open to the internet.",
    rationale: "Requests that come past the front meet neither its web ACL nor its authorisers and limits.",
    remedy: """
      Make the load balancer internal, and reach it through a VPC origin or a VPC link. An internet-facing one behind \
      CloudFront must admit only the prefix list 'com.amazonaws.global.cloudfront.origin-facing', or ask for a secret header.
      """,
    references: [
      .aws("AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html"),
      .aws("AmazonCloudFront/latest/DeveloperGuide/restrict-access-to-load-balancer.html"),
    ],
    passes: [
      RuleExample("an internal load balancer behind a distribution") {
        addFronted(to: &$0)
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .literal(.internal) }
      },
      RuleExample("an open load balancer that nothing fronts") {
        $0.addNetwork()
        $0.addWebService()
      },
      RuleExample("one that admits CloudFront's prefix list") {
        addFronted(to: &$0)
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
      },
    ],
    fails: [
      RuleExample(
        "an open load balancer behind a distribution",
        finds: .finding(
          "LoadBalancer", in: "LoadBalancerGroup", at: "SecurityGroupIngress.0",
          """
          load balancer 'LoadBalancer' is open to the internet past 'Distribution'; make it internal, or admit only what \
          comes from there
          """)
      ) { addFronted(to: &$0) },
      RuleExample(
        "an open load balancer behind the VPC link of an API",
        finds: .finding(
          "LoadBalancer", in: "LoadBalancerGroup", at: "SecurityGroupIngress.0",
          """
          load balancer 'LoadBalancer' is open to the internet past 'Integration'; make it internal, or admit only what \
          comes from there
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addHTTPAPI()
      },
    ],
    undetermined: [
      RuleExample("a group outside the template", unknown: "LoadBalancer") {
        addFronted(to: &$0)
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) {
          $0.securityGroups = .expression(.parameter("Groups"))
        }
      },
      RuleExample("a scheme from a parameter", unknown: "LoadBalancer") {
        addFronted(to: &$0)
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .parameter("Scheme") }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let fronts = fronts(model)
    guard !fronts.isEmpty else { return }
    for balancer in model.ingress.edges where balancer.hasPublicAddress.value != false {
      guard let front = fronts[balancer.id] else { continue }
      if balancer.hasPublicAddress.isUnknown {
        findings.unknown(
          balancer.entry, "whether '\(balancer.id)' is internet-facing cannot be determined before deployment",
          at: "Scheme")
        continue
      }
      switch model.admissionBesideCloudFront(to: balancer) {
      case .closed: break
      case .open(let place): findings.report(.isOpen(balancer.id, front), on: balancer.id, at: place)
      case .unknown(let reason, let place): findings.unknown(balancer.id, reason, at: place)
      }
    }
  }

  /// The load balancers behind a distribution or an API, with the first resource that leads to each.
  private func fronts(_ model: Model) -> [LogicalID: LogicalID] {
    var fronts: [LogicalID: LogicalID] = [:]
    func add(_ expression: Expression?, _ front: LogicalID) {
      for id in expression?.referencedIDs ?? [] {
        let listener = model.graph[id]?.resource as? ElasticLoadBalancing.Listener
        let balancer = listener?.loadBalancer?.id ?? id
        if fronts[balancer] == nil { fronts[balancer] = front }
      }
    }
    for distribution in model.graph.all(CloudFront.Distribution.self) {
      for origin in distribution.resource.origins { add(origin.domainName?.expression, distribution.id) }
    }
    for integration in model.graph.all(APIGatewayV2.Integration.self)
    where model.known(integration.resource.connectionKind).value == .vpcLink {
      add(integration.resource.uri?.expression, integration.id)
    }
    return fronts
  }

  private static func addFronted(to graph: inout ResourceGraph) {
    graph.addNetwork()
    graph.addWebService()
    graph.add(
      "Distribution",
      CloudFront.Distribution {
        $0.origins = [
          .init {
            $0.id = "api"
            $0.domainName = .expression(.attribute("LoadBalancer", "DNSName"))
            $0.custom = .init { $0.protocolPolicy = .literal(.httpsOnly) }
          }
        ]
      })
  }
}

extension Finding.Message {
  fileprivate static func isOpen(_ id: LogicalID, _ front: LogicalID) -> Self {
    """
    load balancer '\(id)' is open to the internet past '\(front)'; make it internal, or admit only what comes from there
    """
  }
}
