import AWSResources
import Documents

/// Asks that a database's password is in no template.
struct MasterPasswordIsNotLiteral: Rule {
  static let description = RuleDescription(
    id: "master-password-is-not-literal",
    catalogID: "RDS007",
    subject: .secrets,
    severity: .error,
    summary: "A template does not hold a database's master password.",
    rationale: "Templates are in version control, in pipelines' logs and in the console: the password is everybody's.",
    remedy: "Set 'ManageMasterUserPassword', or use a dynamic reference to a secret.",
    references: [.document("003")],
    passes: [
      RuleExample("a password that RDS makes") { $0.add("Db", RDS.DBInstance { $0.managesMasterUserPassword = true }) },
      RuleExample("a dynamic reference") {
        $0.add("Db", database(password: "{{resolve:secretsmanager:orders:SecretString:password}}"))
      },
      RuleExample("a hidden parameter") { graph in
        graph.parameters = [Parameter("Password", isSecret: true)]
        graph.add("Db", database(password: .parameter("Password")))
      },
    ],
    fails: [
      RuleExample("a password in the template", finds: "Db") { $0.add("Db", database(password: "correct-horse")) },
      RuleExample("a cluster's password in the template", finds: "Cluster") {
        $0.add("Cluster", RDS.DBCluster { $0.masterUserPassword = "correct-horse" })
      },
      RuleExample("a parameter that everybody sees", finds: "Db") { graph in
        graph.parameters = [Parameter("Password")]
        graph.add("Db", database(password: .parameter("Password")))
      },
      RuleExample("a hidden parameter with a default", finds: "Db") { graph in
        graph.parameters = [Parameter("Password", defaultValue: "correct-horse", isSecret: true)]
        graph.add("Db", database(password: .parameter("Password")))
      },
    ],
    leavesOpen: [
      RuleExample("an import", finds: "Db") {
        $0.add("Db", database(password: .expression(.verbatim(["Fn::ImportValue": "password"], resolved: nil))))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let databases = model.graph.all(RDS.DBInstance.self).map { StoringDatabase($0) }
    for database in databases + model.databaseClusters.map({ StoringDatabase($0) }) {
      guard let password = database.masterUserPassword, !password.expression.isNoValue else { continue }
      let parts = password.expression.parts
      if parts.isEmpty {
        findings.unknown(
          database.entry, "where the password of '\(database.id)' comes from is known to the deployment alone",
          at: "MasterUserPassword")
      } else if model.text(password)?.contains("{{resolve:") == true {
        continue
      } else if let text = password.literal {
        if !text.isEmpty { findings.report(.literal(database.id), on: database.entry, at: "MasterUserPassword") }
      } else {
        for case .parameter(let name) in parts { check(name, of: database, model, &findings) }
      }
    }
  }

  private func check(
    _ name: String, of database: StoringDatabase, _ model: Model, _ findings: inout Findings
  ) {
    guard let parameter = model.parameter(named: name) else { return }
    // The default of such a parameter is the name that the value is kept under.
    if parameter.type.hasPrefix("AWS::SSM::Parameter") { return }
    if !parameter.isSecret {
      findings.report(.shown(database.id, name), on: database.entry, at: "MasterUserPassword")
    } else if let text = parameter.defaultValue?.string, !text.isEmpty {
      findings.report(.default(database.id, name), on: database.entry, at: "MasterUserPassword")
    }
  }

  private static func database(password: Value<String>) -> RDS.DBInstance {
    RDS.DBInstance { $0.masterUserPassword = password }
  }
}

extension Finding.Message {
  fileprivate static func literal(_ database: LogicalID) -> Self {
    "the password of database '\(database)' stands in the template; set 'ManageMasterUserPassword' in its place"
  }

  fileprivate static func shown(_ database: LogicalID, _ parameter: String) -> Self {
    "the password of database '\(database)' is the parameter '\(parameter)', which is shown to everybody; set 'NoEcho'"
  }

  fileprivate static func `default`(_ database: LogicalID, _ parameter: String) -> Self {
    "the password of database '\(database)' stands in the template as the default of '\(parameter)'; remove the default"
  }
}
