import AWSResources

/// Asks that a database is reached by services, on the port that it listens on.
struct DatabaseGroupAdmitsOnlyItsServices: GroupAdmissionRule {
  static let description = RuleDescription(
    id: "database-group-admits-only-its-services",
    catalogID: "SG004",
    subject: .ingress,
    severity: .error,
    summary: "A database's security group admits the groups of services, on the database's port.",
    rationale: "Whoever gets into the network must still not get at the data: only the services that use it do.",
    remedy: "Admit the service's security group on the database's port, and nothing else.",
    references: [.cdkNag("AwsSolutions-RDS8"), .document("004")],
    passes: [
      RuleExample("the service's group on the database's port") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
      },
      RuleExample("the group of a proxy") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addGroup("ProxyGroup", admits: .group("ServiceGroup"), on: 5432)
        $0.add(
          "Proxy",
          RDS.DBProxy {
            $0.engineFamily = .literal(.postgreSQL)
            $0.securityGroups = [.to("ProxyGroup")]
          })
        $0.addGroup("DatabaseGroup", admits: .group("ProxyGroup"), on: 5432)
      },
      RuleExample("a function's group on the database's port") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addGroup("FunctionGroup", admits: .group("ServiceGroup"), on: 443)
        $0.add(
          "Function",
          Lambda.Function {
            $0.network = .init {
              $0.subnets = [.to("AppA"), .to("AppB")]
              $0.securityGroups = [.to("FunctionGroup")]
            }
          })
        $0.addGroup("DatabaseGroup", admits: .group("FunctionGroup"), on: 5432)
      },
    ],
    fails: [
      RuleExample("the load balancer's group", finds: "DatabaseGroup") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addGroup("DatabaseGroup", admits: .group("LoadBalancerGroup"), on: 5432)
      },
      RuleExample("the whole network", finds: "DatabaseGroup") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addGroup("DatabaseGroup", admits: .range("10.0.0.0/16"), on: 5432)
      },
      RuleExample("another port", finds: "DatabaseGroup") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addGroup("DatabaseGroup", admits: .group("ServiceGroup"), on: 22)
      },
    ],
    leavesOpen: [
      RuleExample("a group from a parameter", finds: "DatabaseGroup") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.change("DatabaseGroup", EC2.SecurityGroup.self) {
          $0.ingress[0].securityGroups = [Reference(expression: .parameter("Clients"))]
        }
      }
    ]
  )

  func targets(of group: GuardedGroup) -> [PlacedDatabase] { group.databases }

  func mayCall(_ databases: [PlacedDatabase], _ client: GuardedGroup, _ model: Model) -> Reach {
    // A proxy talks to its database.
    let isProxy = client.databases.contains { $0.kind == .proxy }
    return client.hasCaller || isProxy ? .yes : .no
  }

  // MARK: Messages

  static func admits(_ id: LogicalID, _ rule: GuardedGroup.Ingress, _ databases: [PlacedDatabase]) -> Finding.Message {
    """
    security group '\(id)' of database \(databases.map(\.id).quoted) admits \(rule.peer), which is no service; admit \
    the security group of the service alone
    """
  }

  static func admitsMore(
    _ id: LogicalID, _ rule: GuardedGroup.Ingress, _ databases: [PlacedDatabase], _ ports: Set<Int>
  ) -> Finding.Message {
    """
    security group '\(id)' of database \(databases.map(\.id).quoted) admits \(rule.peer) on \(rule.ports), where it \
    listens on \(ports.sorted().map(String.init).listed); admit that alone
    """
  }
}
