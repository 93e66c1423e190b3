import AWSResources

/// Checks that a service's security group allows only the security groups of its load balancer and clients, on the
/// ports of its containers.
struct TaskGroupAdmitsOnlyItsCallers: GroupAdmissionRule {
  static let description = RuleDescription(
    id: "task-group-admits-only-its-callers",
    catalogID: "SG003",
    subject: .ingress,
    severity: .error,
    summary: """
      A service's security group allows only the security groups of its load balancer and clients, on the ports of \
      its containers and health checks.
      """,
    rationale: """
      Traffic that does not pass the load balancer also bypasses its TLS, firewall and authentication. A load balancer that \
      is not allowed finds no healthy target.
      """,
    remedy:
      "Allow only the security group of the load balancer, on the container port and the port of the health check.",
    references: [.aws("elasticloadbalancing/latest/application/target-group-register-targets.html")],
    passes: [
      RuleExample("the security group of the load balancer, on the container port") {
        $0.addNetwork()
        $0.addWebService()
      }
    ],
    fails: [
      RuleExample(
        "the whole network",
        finds: .finding(
          "ServiceGroup", at: "SecurityGroupIngress.0",
          """
          security group 'ServiceGroup' of 'Service' allows '10.0.0.0/16', which is not a client of it; allow only \
          the security group of the load balancer
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addGroup("ServiceGroup", allows: .range("10.0.0.0/16"), on: 3000)
      },
      RuleExample(
        "all ports",
        finds: .finding(
          "ServiceGroup", at: "SecurityGroupIngress.0",
          "security group 'ServiceGroup' of 'Service' allows 'LoadBalancerGroup' on all ports; allow only port 3000")
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("ServiceGroup", EC2.SecurityGroup.self) {
          $0.ingress[0].fromPort = 0
          $0.ingress[0].toPort = 65535
        }
      },
      RuleExample(
        "the security group of the database",
        finds: .finding(
          "ServiceGroup", at: "SecurityGroupIngress.0",
          """
          security group 'ServiceGroup' of 'Service' allows 'DatabaseGroup', which is not a client of it; allow only \
          the security group of the load balancer
          """),
        .finding(
          "ServiceGroup", at: "SecurityGroupIngress",
          """
          security group 'ServiceGroup' of 'Service' does not allow load balancer 'LoadBalancer' on port 3000, which \
          target group 'Targets' forwards to; allow its security group on that port
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addGroup("ServiceGroup", allows: .group("DatabaseGroup"), on: 3000)
      },
      RuleExample(
        "a health check on a port that the tasks do not allow",
        finds: .finding(
          "ServiceGroup", at: "SecurityGroupIngress",
          """
          security group 'ServiceGroup' of 'Service' does not allow load balancer 'LoadBalancer' on port 5000, which \
          the health check of target group 'Targets' uses; allow its security group on that port
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Targets", ElasticLoadBalancing.TargetGroup.self) { $0.healthCheck?.port = "5000" }
      },
    ],
    undetermined: [
      RuleExample("a security group from a parameter", unknown: "ServiceGroup") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("ServiceGroup", EC2.SecurityGroup.self) {
          $0.ingress[0].securityGroups = [Reference(expression: .parameter("Callers"))]
        }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    checkRules(model, &findings)
    for flow in model.reachability.flows {
      guard let group = flow.service.securityGroups.ids.first.flatMap({ model.securityGroups.group($0) }),
        case .no = model.reachability.admission(of: flow.balancer, in: nil, to: flow.service, on: flow.port)
      else { continue }
      findings.report(
        .notAllowed(group.id, flow), on: group.id, at: Place(group.group.entry, ["SecurityGroupIngress"]),
        proof: [flow.balancer.hop, "target group '\(flow.targetGroup)'", flow.service.hop])
    }
  }

  func targets(of group: ResolvedSecurityGroup) -> [PlacedService] { group.services }

  func mayCall(_ services: [PlacedService], _ client: ResolvedSecurityGroup, _ model: Model) -> Answer {
    if client.hasCaller { return .yes }
    let loadBalancers = client.loadBalancers
    let forwarding = services.flatMap { model.ingress.loadBalancers(of: $0).map(\.id) }
    if loadBalancers.contains(where: { forwarding.contains($0.id) }) { return .yes }
    if let idle = loadBalancers.first(where: { $0.targetGroups.isEmpty }) {
      return .unknown("the target groups of load balancer '\(idle.id)' are not in the template")
    }
    return .no
  }

  // MARK: Messages

  static func otherSource(_ id: LogicalID, _ rule: ResolvedSecurityGroup.Rule, _ services: [PlacedService])
    -> Finding.Message
  {
    """
    security group '\(id)' of \(services.map(\.id).quoted) allows \(rule.peer), which is not a client of it; allow only \
    the security group of the load balancer
    """
  }

  static func otherPorts(
    _ id: LogicalID, _ rule: ResolvedSecurityGroup.Rule, _ services: [PlacedService], _ ports: Set<Int>
  ) -> Finding.Message {
    let ports = ports.isEmpty ? "the container ports" : "port \(ports.sorted().map(String.init).listed)"
    return """
      security group '\(id)' of \(services.map(\.id).quoted) allows \(rule.peer) on \(rule.ports); allow only \
      \(ports)
      """
  }
}

extension Finding.Message {
  fileprivate static func notAllowed(_ id: LogicalID, _ flow: Flow) -> Self {
    """
    security group '\(id)' of '\(flow.service.id)' does not allow \(flow.balancer.name) on port \(flow.port), \
    \(flow.purpose); allow \(flow.balancer.isFiltered ? "its security group" : "its addresses") on that port
    """
  }
}
