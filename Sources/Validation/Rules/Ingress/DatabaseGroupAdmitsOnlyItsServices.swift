import AWSResources

/// Checks that a database's security group allows only the security groups of its clients, on the database's port.
struct DatabaseGroupAdmitsOnlyItsServices: GroupAdmissionRule {
  static let description = RuleDescription(
    id: "database-group-admits-only-its-services",
    catalogID: "SG004",
    subject: .ingress,
    severity: .error,
    summary: "A database's security group allows only the security groups of its clients, on the database's port.",
    rationale: "An attacker who gets access to the network must not reach the data.",
    remedy: "Allow only the security group of the service, on the port of the database.",
    references: [
      .cdkNag("AwsSolutions-RDS8")
    ],
    passes: [
      RuleExample("the security group of the service, on the port of the database") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
      },
      RuleExample("the security group of a proxy") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addGroup("ProxyGroup", allows: .group("ServiceGroup"), on: 5432)
        $0.add(
          "Proxy",
          RDS.DBProxy {
            $0.engineFamily = .literal(.postgreSQL)
            $0.securityGroups = [.to("ProxyGroup")]
          })
        $0.addGroup("DatabaseGroup", allows: .group("ProxyGroup"), on: 5432)
      },
      RuleExample("the security group of a function, on the port of the database") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addGroup("FunctionGroup", allows: .group("ServiceGroup"), on: 443)
        $0.add(
          "Function",
          Lambda.Function {
            $0.network = .init {
              $0.subnets = [.to("AppA"), .to("AppB")]
              $0.securityGroups = [.to("FunctionGroup")]
            }
          })
        $0.addGroup("DatabaseGroup", allows: .group("FunctionGroup"), on: 5432)
      },
    ],
    fails: [
      RuleExample(
        "the security group of the load balancer",
        finds: .finding(
          "DatabaseGroup", at: "SecurityGroupIngress.0",
          """
          security group 'DatabaseGroup' of database 'Database' allows 'LoadBalancerGroup', which is not a client of \
          it; allow only the security group of the service
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addGroup("DatabaseGroup", allows: .group("LoadBalancerGroup"), on: 5432)
      },
      RuleExample(
        "the whole network",
        finds: .finding(
          "DatabaseGroup", at: "SecurityGroupIngress.0",
          """
          security group 'DatabaseGroup' of database 'Database' allows '10.0.0.0/16', which is not a client of it; \
          allow only the security group of the service
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addGroup("DatabaseGroup", allows: .range("10.0.0.0/16"), on: 5432)
      },
      RuleExample(
        "another port",
        finds: .finding(
          "DatabaseGroup", at: "SecurityGroupIngress.0",
          """
          security group 'DatabaseGroup' of database 'Database' allows 'ServiceGroup' on port 22; allow only port \
          5432
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addGroup("DatabaseGroup", allows: .group("ServiceGroup"), on: 22)
      },
    ],
    undetermined: [
      RuleExample("a security group from a parameter", unknown: "DatabaseGroup") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.change("DatabaseGroup", EC2.SecurityGroup.self) {
          $0.ingress[0].securityGroups = [Reference(expression: .parameter("Clients"))]
        }
      }
    ]
  )

  func targets(of group: ResolvedSecurityGroup) -> [PlacedDatabase] { group.databases }

  func mayCall(_ databases: [PlacedDatabase], _ client: ResolvedSecurityGroup, _ model: Model) -> Answer {
    // A proxy connects to its database.
    let isProxy = client.databases.contains { $0.kind == .proxy }
    return client.hasCaller || isProxy ? .yes : .no
  }

  // MARK: Messages

  static func otherSource(_ id: LogicalID, _ rule: ResolvedSecurityGroup.Rule, _ databases: [PlacedDatabase])
    -> Finding.Message
  {
    """
    security group '\(id)' of database \(databases.map(\.id).quoted) allows \(rule.peer), which is not a client of it; \
    allow only the security group of the service
    """
  }

  static func otherPorts(
    _ id: LogicalID, _ rule: ResolvedSecurityGroup.Rule, _ databases: [PlacedDatabase], _ ports: Set<Int>
  ) -> Finding.Message {
    """
    security group '\(id)' of database \(databases.map(\.id).quoted) allows \(rule.peer) on \(rule.ports); allow only \
    port \(ports.sorted().map(String.init).listed)
    """
  }
}
