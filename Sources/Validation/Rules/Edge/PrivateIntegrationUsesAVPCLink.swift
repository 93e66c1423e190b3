import AWSResources

/// Checks that APIs reach private services through VPC links in private subnets.
struct PrivateIntegrationUsesAVPCLink: Rule {
  static let description = RuleDescription(
    id: "private-integration-uses-a-vpc-link",
    catalogID: "API004",
    subject: .edge,
    severity: .error,
    summary:
      "An integration with an internal load balancer goes through a VPC link, and the link is in private subnets.",
    rationale: """
      API Gateway is outside the network: without a link its requests do not reach an internal load balancer. A link in public \
      subnets works, and leaves its interfaces one public address away from the internet.
      """,
    remedy: "Set 'ConnectionType' to 'VPC_LINK' with a link whose subnets have no route to an internet gateway.",
    references: [.aws("apigateway/latest/developerguide/http-api-develop-integrations-private.html")],
    passes: [
      RuleExample("a link in private subnets") { addSystem(to: &$0) }
    ],
    fails: [
      RuleExample(
        "an internal load balancer without a link",
        finds: .finding(
          "Integration", at: "ConnectionType",
          """
          integration 'Integration' calls internal load balancer 'LoadBalancer' over the internet; set 'ConnectionType' to \
          'VPC_LINK', and 'IntegrationUri' to the ARN of its listener
          """)
      ) {
        addSystem(to: &$0)
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .literal(.internal) }
        $0.change("Integration", APIGatewayV2.Integration.self) {
          $0.connectionKind = nil
          $0.connection = nil
          $0.uri = "https://\(Reference<ElasticLoadBalancing.LoadBalancer>.to("LoadBalancer").attribute("DNSName"))/"
        }
      },
      RuleExample(
        "an internal load balancer without a link, behind a REST API",
        finds: .finding(
          "Method", at: "Integration.ConnectionType",
          """
          method 'Method' calls internal load balancer 'LoadBalancer' over the internet; set 'ConnectionType' to 'VPC_LINK', \
          and 'IntegrationTarget' to the load balancer
          """)
      ) {
        addSystem(to: &$0)
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .literal(.internal) }
        $0.add(
          "Method",
          APIGateway.Method {
            $0.httpMethod = "ANY"
            $0.integration = .init {
              $0.kind = .literal(.httpProxy)
              $0.uri =
                "https://\(Reference<ElasticLoadBalancing.LoadBalancer>.to("LoadBalancer").attribute("DNSName"))/"
            }
          })
      },
      RuleExample(
        "a link in a public subnet",
        finds: .finding(
          "Link", at: "SubnetIds",
          "VPC link 'Link' is in public subnet 'PublicA'; use subnets without a route to an internet gateway")
      ) {
        addSystem(to: &$0)
        $0.change("Link", APIGatewayV2.VPCLink.self) { $0.subnets = [.to("PublicA"), .to("AppB")] }
      },
    ],
    undetermined: [
      RuleExample("subnets from a parameter", unknown: "Link") {
        addSystem(to: &$0)
        $0.change("Link", APIGatewayV2.VPCLink.self) { $0.subnets = .expression(.parameter("Subnets")) }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for integration in model.graph.all(APIGatewayV2.Integration.self)
    where model.known(integration.resource.connectionKind).or(.internet) == .value(.internet) {
      let ids = integration.resource.uri?.expression.referencedIDs ?? []
      guard let balancer = model.internalBalancer(among: ids) else { continue }
      findings.report(
        .hasNoLink(integration.id, balancer.id), on: integration, at: "ConnectionType", proof: [Hop(balancer.name)])
    }
    for method in model.graph.all(APIGateway.Method.self) {
      guard let integration = method.resource.integration,
        model.known(integration.connectionKind).or(.internet) == .value(.internet),
        let balancer = model.internalBalancer(among: integration.uri?.expression.referencedIDs ?? [])
      else { continue }
      findings.report(
        .methodHasNoLink(method.id, balancer.id), on: method.id,
        at: Place(method.entry, ["Integration", "ConnectionType"]), proof: [Hop(balancer.name)])
    }
    for link in model.ingress.vpcLinks {
      let open = link.placement.publicSubnets
      if !open.isEmpty {
        findings.report(.isPublic(link.id, open.map(\.id)), on: link.entry, at: "SubnetIds")
      } else if let reason = link.placement.unknownTierReason {
        findings.unknown(link.entry, reason, at: "SubnetIds")
      }
    }
  }

  private static func addSystem(to graph: inout ResourceGraph) {
    graph.addNetwork()
    graph.addWebService()
    graph.addHTTPAPI()
  }
}

extension Model {
  fileprivate func internalBalancer(among ids: [LogicalID]) -> PlacedLoadBalancer? {
    ids.lazy.compactMap { self.ingress.loadBalancer($0) }.first { $0.isInternetFacing.value == false }
  }
}

extension Finding.Message {
  fileprivate static func methodHasNoLink(_ id: LogicalID, _ balancer: LogicalID) -> Self {
    """
    method '\(id)' calls internal load balancer '\(balancer)' over the internet; set 'ConnectionType' to 'VPC_LINK', and \
    'IntegrationTarget' to the load balancer
    """
  }

  fileprivate static func hasNoLink(_ id: LogicalID, _ balancer: LogicalID) -> Self {
    """
    integration '\(id)' calls internal load balancer '\(balancer)' over the internet; set 'ConnectionType' to 'VPC_LINK', and \
    'IntegrationUri' to the ARN of its listener
    """
  }

  fileprivate static func isPublic(_ id: LogicalID, _ subnets: [LogicalID]) -> Self {
    """
    VPC link '\(id)' is in public \(subnets.count == 1 ? "subnet" : "subnets") \(subnets.map { "'\($0)'" }.listed); use \
    subnets without a route to an internet gateway
    """
  }
}
