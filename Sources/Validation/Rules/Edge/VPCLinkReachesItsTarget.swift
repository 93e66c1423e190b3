import AWSResources

/// Checks that the network lets a VPC link through to what its integrations lead to.
struct VPCLinkReachesItsTarget: Rule {
  static let description = RuleDescription(
    id: "vpc-link-reaches-its-target",
    catalogID: "API005",
    subject: .edge,
    severity: .error,
    summary: "The security groups and the network let a VPC link through to the targets of its integrations.",
    rationale: """
      A link connects from interfaces in the network, with security groups of its own. Where the group of the target does not \
      admit them, each request waits until it fails with 503.
      """,
    remedy:
      "Let the group of the target admit the group of the link, and the group of the link reach that of the target.",
    references: [.aws("apigateway/latest/developerguide/http-api-vpc-links.html")],
    passes: [
      RuleExample("a target whose group admits the link") { addSystem(to: &$0) }
    ],
    fails: [
      RuleExample(
        "a target whose group admits others alone",
        finds: .finding(
          "Integration", at: "ConnectionId",
          """
          integration 'Integration' does not reach load balancer 'LoadBalancer' on port 443: security group 'Others' does not \
          admit VPC link 'Link' on port 443; add an ingress rule
          """)
      ) {
        addSystem(to: &$0)
        $0.addGroup("Others", allows: .range("192.0.2.0/24"), on: 443)
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.securityGroups = [.to("Others")] }
      },
      RuleExample(
        "a target of a REST API on a port that its group does not admit",
        finds: .finding(
          "Method", at: "Integration.ConnectionId",
          """
          method 'Method' does not reach load balancer 'LoadBalancer' on port 8443: security group 'LoadBalancerGroup' does \
          not admit VPC link 'Link' on port 8443; add an ingress rule
          """)
      ) {
        addSystem(to: &$0)
        $0.add(
          "Method",
          APIGateway.Method {
            $0.httpMethod = "ANY"
            $0.integration = .init {
              $0.kind = .literal(.httpProxy)
              $0.connectionKind = .literal(.vpcLink)
              $0.connection = Reference<APIGatewayV2.VPCLink>.to("Link").value
              $0.target = .to("LoadBalancer")
              $0.uri = "https://internal.example.com:8443/orders"
            }
          })
      },
    ],
    undetermined: [
      RuleExample("groups from a parameter", unknown: "Integration") {
        addSystem(to: &$0)
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) {
          $0.securityGroups = .expression(.parameter("Groups"))
        }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for integration in model.graph.all(APIGatewayV2.Integration.self) {
      guard let id = integration.resource.connection?.id, let link = model.ingress.vpcLink(id) else { continue }
      for (target, port) in targets(of: integration, model) {
        check(
          Call(name: "integration '\(integration.id)'", place: Place(integration.entry, ["ConnectionId"]), link: link),
          to: target, on: port, model, &findings)
      }
    }
    for method in model.graph.all(APIGateway.Method.self) {
      guard let integration = method.resource.integration,
        let link = (integration.connection?.expression.target?.id).flatMap({ model.ingress.vpcLink($0) }),
        let balancer = (integration.target?.id).flatMap({ model.ingress.loadBalancer($0) }),
        let port = model.text(integration.uri).flatMap({ IntegrationURL($0).port })
      else { continue }
      check(
        Call(name: "method '\(method.id)'", place: Place(method.entry, ["Integration", "ConnectionId"]), link: link),
        to: balancer, on: port, model, &findings)
    }
  }

  /// What calls something in the network through a link.
  private struct Call {
    let name: String
    let place: Place
    let link: PlacedVPCLink
  }

  private func check(
    _ call: Call, to target: any PlacedResource, on port: Int, _ model: Model, _ findings: inout Findings
  ) {
    let ways = model.reachability.paths(from: .resource(call.link), to: target, on: port)
    switch model.reachability.verdict(of: ways) {
    case .reachable: return
    case .unknown:
      let doubt = ways.first { $0.verdict == .unknown }?.doubts.first
      findings.unknown(
        call.place.entry.id, doubt ?? "whether \(call.link.name) reaches \(target.name) is not known", at: call.place)
    case .blocked:
      guard let obstacle = ways.flatMap(\.obstacles).first else { return }
      findings.report(
        .isBlocked(call.name, target.name, port, obstacle), on: call.place.entry.id, at: call.place,
        proof: [Hop(call.link.name), Hop(target.name)], stating: obstacle.place.map { Finding.Fact($0) })
    }
  }

  /// What an integration leads to, with the port: a load balancer, or the services that register with Cloud Map.
  private func targets(
    of integration: Located<APIGatewayV2.Integration>, _ model: Model
  ) -> [(any PlacedResource, Int)] {
    guard let id = integration.resource.uri?.expression.target?.id else { return [] }
    if let listener = model.ingress.listener(id),
      let balancer = listener.listener.loadBalancer?.id.flatMap({ model.ingress.loadBalancer($0) })
    {
      return listener.port.value.map { [(balancer, $0)] } ?? []
    }
    return model.tracer.targets.services(registeredWith: id).flatMap { service in
      service.service.resource.serviceRegistries.filter { $0.registry?.id == id }.compactMap { registration in
        model.literal(registration.containerPort ?? registration.port).map { (service, $0) }
      }
    }
  }

  private static func addSystem(to graph: inout ResourceGraph) {
    graph.addNetwork()
    graph.addWebService()
    graph.addHTTPAPI()
  }
}

extension Finding.Message {
  fileprivate static func isBlocked(
    _ call: String, _ target: String, _ port: Int, _ obstacle: NetworkPath.Obstacle
  ) -> Self {
    "\(call) does not reach \(target) on port \(port): \(obstacle.fact); \(obstacle.remedy)"
  }
}
