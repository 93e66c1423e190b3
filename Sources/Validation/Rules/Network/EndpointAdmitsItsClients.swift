import AWSResources

/// Asks that tasks get into the endpoints that they go through.
struct EndpointAdmitsItsClients: Rule {
  static let description = RuleDescription(
    id: "endpoint-admits-its-clients",
    catalogID: "VPCE003",
    subject: .network,
    severity: .error,
    summary: "An interface endpoint's security group admits the tasks that use it on port 443.",
    rationale: """
      With private DNS the service's name leads to the endpoint alone: tasks that its group does not admit cannot \
      start, even where a NAT gateway would lead there.
      """,
    remedy: "Admit the security group of the tasks, or the range of their subnets, on port 443.",
    references: [.document("002")],
    passes: [
      RuleExample("a group that admits the tasks' group") {
        addStack(to: &$0, admits: .group("ServiceGroup"), on: 443)
      },
      RuleExample("a group that admits the tasks' addresses") {
        addStack(to: &$0, admits: .range("10.0.0.0/16"), on: 443)
      },
    ],
    fails: [
      RuleExample("a group that admits others", finds: "Logs") {
        addStack(to: &$0, admits: .group("LoadBalancerGroup"), on: 443)
      },
      RuleExample("a group that admits the tasks on another port", finds: "Logs") {
        addStack(to: &$0, admits: .group("ServiceGroup"), on: 80)
      },
    ],
    leavesOpen: [
      RuleExample("an endpoint in the default group", finds: "Logs") {
        addStack(to: &$0, admits: .group("ServiceGroup"), on: 443)
        $0.change("Logs", EC2.VPCEndpoint.self) { $0.securityGroups = nil }
      },
      RuleExample("a group from a parameter", finds: "Logs") {
        addStack(to: &$0, admits: .group("ServiceGroup"), on: 443)
        $0.change("Logs", EC2.VPCEndpoint.self) { $0.securityGroups = [Reference(expression: .parameter("Group"))] }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.ingress.services {
      for endpoint in model.endpoints(usedBy: service) {
        switch admits(endpoint, service, model) {
        case .yes, .past: continue
        case .no:
          findings.report(
            .refuses(endpoint.id, service.id), on: endpoint.endpoint, at: "SecurityGroupIds",
            proof: ["service '\(service.id)'", "endpoint '\(endpoint.id)'"])
        case .unknown(let reason): findings.unknown(endpoint.endpoint, reason, at: "SecurityGroupIds")
        }
      }
    }
  }

  private func admits(_ endpoint: Endpoint, _ service: PlacedService, _ model: Model) -> Reach {
    guard endpoint.endpoint.resource.securityGroups != nil else {
      return .unknown("'\(endpoint.id)' has the default group of its VPC, whose rules are not in the template")
    }
    let own = Guard(endpoint.endpoint.resource.securityGroups, of: "'\(endpoint.id)'", in: model.graph)
    var doubt = own.doubt ?? service.groups.doubt
    for group in own.groups.compactMap({ model.securityGroups.group($0) }) {
      doubt = doubt ?? group.doubt
      for rule in group.ingress {
        if rule.ports == .unknown { doubt = doubt ?? "the ports that '\(group.id)' admits are not known" }
        guard rule.ports.contains(443) else { continue }
        switch rule.peer {
        case .group(let id): if service.groups.groups.contains(id) { return .yes }
        case .range(let range):
          let ranges = service.placement.subnets.map(\.range.value)
          if ranges.allSatisfy({ $0.map(range.contains) ?? false }) { return .yes }
          if ranges.contains(nil) { doubt = doubt ?? "the addresses of '\(service.id)' are not known" }
        case .outside, .unknown: doubt = doubt ?? "'\(group.id)' admits \(rule.peer), which is not known"
        }
      }
    }
    return doubt.map { .unknown($0) } ?? .no
  }

  private static func addStack(to graph: inout ResourceGraph, admits peer: ResourceGraph.ExamplePeer, on port: Int) {
    graph.addNetwork()
    graph.addWebService()
    graph.addGroup("EndpointGroup", admits: peer, on: port)
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
  fileprivate static func refuses(_ endpoint: LogicalID, _ service: LogicalID) -> Self {
    "endpoint '\(endpoint)' does not admit the tasks of '\(service)'; admit their security group on port 443"
  }
}
