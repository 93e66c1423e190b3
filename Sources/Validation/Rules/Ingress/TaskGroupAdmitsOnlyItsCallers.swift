import AWSResources

/// Asks that tasks are reached by those that call them, on the port that they listen on.
struct TaskGroupAdmitsOnlyItsCallers: GroupAdmissionRule {
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

  func targets(of group: GuardedGroup) -> [PlacedService] { group.services }

  func mayCall(_ services: [PlacedService], _ client: GuardedGroup, _ model: Model) -> Reach {
    if client.hasCaller { return .yes }
    let loadBalancers = client.loadBalancers
    let forwarding = services.flatMap { model.ingress.loadBalancers(of: $0).map(\.id) }
    if loadBalancers.contains(where: { forwarding.contains($0.id) }) { return .yes }
    if let idle = loadBalancers.first(where: { $0.targetGroups.isEmpty }) {
      return .unknown("where '\(idle.id)' forwards to is not in the template")
    }
    return .no
  }

  // MARK: Messages

  static func admits(_ id: LogicalID, _ rule: GuardedGroup.Ingress, _ services: [PlacedService]) -> Finding.Message {
    """
    security group '\(id)' of \(services.map(\.id).quoted) admits \(rule.peer), which is no caller of it; admit the \
    load balancer's security group alone
    """
  }

  static func admitsMore(
    _ id: LogicalID, _ rule: GuardedGroup.Ingress, _ services: [PlacedService], _ ports: Set<Int>
  ) -> Finding.Message {
    let ports = ports.isEmpty ? "none" : ports.sorted().map(String.init).listed
    return """
      security group '\(id)' of \(services.map(\.id).quoted) admits \(rule.peer) on \(rule.ports), where its \
      containers listen on \(ports); admit that alone
      """
  }
}
