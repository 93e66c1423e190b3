import AWSResources

/// Asks that tasks are reached by those that call them, on the port that they listen on.
struct TaskGroupAdmitsOnlyItsCallers: Rule {
  static let description = RuleDescription(
    id: "task-group-admits-only-its-callers",
    catalogID: "SG003",
    subject: .ingress,
    severity: .error,
    summary: "A service's security group admits the groups of its load balancer and callers, on its containers' ports.",
    rationale: """
      What a service's group admits beside its load balancer goes past everything that the load balancer checks: TLS, \
      the firewall, authentication.
      """,
    remedy: "Admit the load balancer's security group on the container's port, and nothing else.",
    references: [.document("004")],
    passes: [
      RuleExample("the load balancer's group on the container's port") {
        $0.addNetwork()
        $0.addWebService()
      }
    ],
    fails: [
      RuleExample("the whole network", finds: "ServiceGroup") {
        $0.addNetwork()
        $0.addWebService()
        $0.addGroup("ServiceGroup", admits: .range("10.0.0.0/16"), on: 3000)
      },
      RuleExample("every port", finds: "ServiceGroup") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("ServiceGroup", EC2.SecurityGroup.self) {
          $0.ingress[0].fromPort = 0
          $0.ingress[0].toPort = 65535
        }
      },
      RuleExample("the database's group", finds: "ServiceGroup") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addGroup("ServiceGroup", admits: .group("DatabaseGroup"), on: 3000)
      },
    ],
    leavesOpen: [
      RuleExample("a group from a parameter", finds: "ServiceGroup") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("ServiceGroup", EC2.SecurityGroup.self) {
          $0.ingress[0].securityGroups = [Reference(expression: .parameter("Callers"))]
        }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.securityGroups.groups {
      let services = group.services
      guard !services.isEmpty else { continue }
      if let doubt = group.doubt { findings.unknown(group.group, doubt) }
      let ports = services.reduce(into: Set<Int>()) { $0.formUnion($1.ports) }
      for rule in group.ingress where rule.ports != .none {
        switch judge(rule.peer, of: group, services, model) {
        case .no: findings.report(.admits(group.id, rule, services), on: group.id, placed: rule.location)
        case .unknown(let reason): findings.unknown(group.id, reason, placed: rule.location)
        case .yes, .past: checkPorts(rule, of: group, services, ports, &findings)
        }
      }
    }
  }

  private func checkPorts(
    _ rule: GuardedGroup.Ingress, of group: GuardedGroup, _ services: [PlacedService], _ ports: Set<Int>,
    _ findings: inout Findings
  ) {
    guard !rule.ports.isWithin(ports) else { return }
    if rule.ports == .unknown {
      findings.unknown(group.id, "which ports '\(group.id)' admits is not known", placed: rule.location)
    } else if rule.ports != .all, let doubt = services.lazy.compactMap(\.portDoubt).first {
      findings.unknown(group.id, doubt, placed: rule.location)
    } else {
      findings.report(.admitsMore(group.id, rule, services, ports), on: group.id, placed: rule.location)
    }
  }

  private func judge(
    _ peer: GuardedGroup.Peer, of group: GuardedGroup, _ services: [PlacedService], _ model: Model
  ) -> Reach {
    switch peer {
    case .range: return .no
    case .unknown(let name): return .unknown("'\(group.id)' admits \(name), which is not known")
    case .outside(let name): return .unknown("'\(group.id)' admits '\(name)', which is not in the template")
    case .group(group.id): return .yes
    case .group(let id):
      guard let caller = model.securityGroups.group(id), !caller.owners.isEmpty else {
        return .unknown("'\(group.id)' admits '\(id)', and what has that group is not in the template")
      }
      if caller.hasCaller { return .yes }
      let loadBalancers = caller.loadBalancers
      let forwarding = services.flatMap { model.ingress.loadBalancers(of: $0).map(\.id) }
      if loadBalancers.contains(where: { forwarding.contains($0.id) }) { return .yes }
      if let idle = loadBalancers.first(where: { $0.targetGroups.isEmpty }) {
        return .unknown("where '\(idle.id)' forwards to is not in the template")
      }
      return .no
    }
  }
}

extension Finding.Message {
  fileprivate static func admits(_ id: LogicalID, _ rule: GuardedGroup.Ingress, _ services: [PlacedService]) -> Self {
    """
    security group '\(id)' of \(services.map(\.id).quoted) admits \(rule.peer), which is no caller of it; admit the \
    load balancer's security group alone
    """
  }

  fileprivate static func admitsMore(
    _ id: LogicalID, _ rule: GuardedGroup.Ingress, _ services: [PlacedService], _ ports: Set<Int>
  ) -> Self {
    let ports = ports.isEmpty ? "none" : ports.sorted().map(String.init).listed
    return """
      security group '\(id)' of \(services.map(\.id).quoted) admits \(rule.peer) on \(rule.ports), where its \
      containers listen on \(ports); admit that alone
      """
  }
}
