import AWSResources

/// Checks that the security group of an interface endpoint allows the tasks that use it on port 443.
struct EndpointAdmitsItsClients: Rule {
  static let description = RuleDescription(
    id: "endpoint-admits-its-clients",
    catalogID: "VPCE003",
    subject: .network,
    severity: .error,
    summary: "The security group of an interface endpoint allows the tasks that use it on port 443.",
    rationale: """
      With private DNS, the name of the service resolves only to the endpoint. Tasks that its security group does \
      not allow cannot start, even with a route to a NAT gateway.
      """,
    remedy: "Allow the security group of the tasks, or the range of their subnets, on port 443.",
    references: [.aws("vpc/latest/privatelink/create-interface-endpoint.html")],
    passes: [
      RuleExample("a security group that allows the security group of the tasks") {
        addStack(to: &$0, allows: .group("ServiceGroup"), on: 443)
      },
      RuleExample("a security group that allows the addresses of the tasks") {
        addStack(to: &$0, allows: .range("10.0.0.0/16"), on: 443)
      },
    ],
    fails: [
      RuleExample(
        "a security group that allows other clients",
        finds: .finding(
          "Logs", at: "SecurityGroupIds",
          "endpoint 'Logs' does not allow the tasks of 'Service'; allow their security group on port 443")
      ) {
        addStack(to: &$0, allows: .group("LoadBalancerGroup"), on: 443)
      },
      RuleExample(
        "a security group that allows the tasks on another port",
        finds: .finding(
          "Logs", at: "SecurityGroupIds",
          "endpoint 'Logs' does not allow the tasks of 'Service'; allow their security group on port 443")
      ) {
        addStack(to: &$0, allows: .group("ServiceGroup"), on: 80)
      },
    ],
    undetermined: [
      RuleExample("an endpoint with the default security group", unknown: "Logs") {
        addStack(to: &$0, allows: .group("ServiceGroup"), on: 443)
        $0.change("Logs", EC2.VPCEndpoint.self) { $0.securityGroups = nil }
      },
      RuleExample("a security group from a parameter", unknown: "Logs") {
        addStack(to: &$0, allows: .group("ServiceGroup"), on: 443)
        $0.change("Logs", EC2.VPCEndpoint.self) { $0.securityGroups = [Reference(expression: .parameter("Group"))] }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.ingress.services {
      for endpoint in model.endpoints(usedBy: service) {
        switch admits(endpoint, service, model) {
        case .yes: continue
        case .no:
          findings.report(
            .notAllowed(endpoint.id, service.id), on: endpoint.endpoint, at: "SecurityGroupIds",
            proof: ["service '\(service.id)'", "endpoint '\(endpoint.id)'"])
        case .unknown(let reason): findings.unknown(endpoint.endpoint, reason, at: "SecurityGroupIds")
        }
      }
    }
  }

  private func admits(_ endpoint: Endpoint, _ service: PlacedService, _ model: Model) -> Answer {
    guard !endpoint.securityGroups.isDefault else {
      return .unknown(
        "'\(endpoint.id)' uses the default security group of its VPC, whose rules are not in the template")
    }
    for subnet in model.reachability.subnets(of: service) {
      switch model.reachability.admission(of: service, in: subnet, to: endpoint, on: 443) {
      case .yes: continue
      case .no: return .no
      case .unknown(let reason): return .unknown(reason)
      }
    }
    return .yes
  }

  private static func addStack(to graph: inout ResourceGraph, allows peer: ResourceGraph.ExamplePeer, on port: Int) {
    graph.addNetwork()
    graph.addWebService()
    graph.addGroup("EndpointGroup", allows: peer, on: port)
    graph.add(
      "Logs",
      EC2.VPCEndpoint {
        $0.vpc = .to("Vpc")
        $0.serviceName = "com.amazonaws.\(.region).logs"
        $0.kind = .literal(.interface)
        $0.subnets = [.to("AppA"), .to("AppB")]
        $0.securityGroups = [.to("EndpointGroup")]
        $0.isPrivateDNSEnabled = true
      })
  }
}

extension Finding.Message {
  fileprivate static func notAllowed(_ endpoint: LogicalID, _ service: LogicalID) -> Self {
    "endpoint '\(endpoint)' does not allow the tasks of '\(service)'; allow their security group on port 443"
  }
}
