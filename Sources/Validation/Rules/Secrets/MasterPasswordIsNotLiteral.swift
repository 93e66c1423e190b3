import AWSResources
import Documents

/// Checks that a template does not contain a database's master password.
struct MasterPasswordIsNotLiteral: Rule {
  static let description = RuleDescription(
    id: "master-password-is-not-literal",
    catalogID: "RDS007",
    subject: .secrets,
    severity: .error,
    summary: "A template does not contain a database's master password.",
    rationale: "Anyone with access to version control, pipeline logs or the console can read a password in a template.",
    remedy: "Set 'ManageMasterUserPassword' to true, or use a dynamic reference to a secret.",
    references: [.cfnNag("F23"), .cfnNag("F34"), .aws("AmazonRDS/latest/UserGuide/rds-secrets-manager.html")],
    passes: [
      RuleExample("a password that RDS manages") {
        $0.add("Db", RDS.DBInstance { $0.managesMasterUserPassword = true })
      },
      RuleExample("a dynamic reference") {
        $0.add("Db", database(password: "{{resolve:secretsmanager:orders:SecretString:password}}"))
      },
      RuleExample("a parameter with NoEcho") { graph in
        graph.parameters = [Parameter("Password", isSecret: true)]
        graph.add("Db", database(password: .parameter("Password")))
      },
    ],
    fails: [
      RuleExample(
        "a password in the template",
        finds: .finding(
          "Db", at: "MasterUserPassword",
          "the password of database 'Db' is in the template; replace it with 'ManageMasterUserPassword'")
      ) { $0.add("Db", database(password: "correct-horse")) },
      RuleExample(
        "a cluster's password in the template",
        finds: .finding(
          "Cluster", at: "MasterUserPassword",
          "the password of database 'Cluster' is in the template; replace it with 'ManageMasterUserPassword'")
      ) {
        $0.add("Cluster", RDS.DBCluster { $0.masterUserPassword = "correct-horse" })
      },
      RuleExample(
        "a parameter without NoEcho",
        finds: .finding(
          "Db", at: "MasterUserPassword",
          """
          the password of database 'Db' is the parameter 'Password', whose value is visible; set 'NoEcho' of the \
          parameter to true
          """)
      ) { graph in
        graph.parameters = [Parameter("Password")]
        graph.add("Db", database(password: .parameter("Password")))
      },
      RuleExample(
        "a parameter with NoEcho and a default",
        finds: .finding(
          "Db", at: "MasterUserPassword",
          """
          the password of database 'Db' is in the template as the default of parameter 'Password'; remove the \
          default
          """)
      ) { graph in
        graph.parameters = [Parameter("Password", defaultValue: "correct-horse", isSecret: true)]
        graph.add("Db", database(password: .parameter("Password")))
      },
    ],
    undetermined: [
      RuleExample("a password from an import", unknown: "Db") {
        $0.add("Db", database(password: .expression(.verbatim(["Fn::ImportValue": "password"], resolved: nil))))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let databases = model.graph.all(RDS.DBInstance.self).map { PrimaryDatabase($0) }
    for database in databases + model.databaseClusters.map({ PrimaryDatabase($0) }) {
      guard let password = database.masterUserPassword, !password.expression.isNoValue else { continue }
      let parts = password.expression.parts
      if parts.isEmpty {
        findings.unknown(
          database.entry, "the source of the password of '\(database.id)' cannot be determined before deployment",
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
    _ name: String, of database: PrimaryDatabase, _ model: Model, _ findings: inout Findings
  ) {
    guard let parameter = model.parameter(named: name) else { return }
    // The default of such a parameter is the name that the value is kept under.
    if parameter.type.hasPrefix("AWS::SSM::Parameter") { return }
    if !parameter.isSecret {
      findings.report(.visibleParameter(database.id, name), on: database.entry, at: "MasterUserPassword")
    } else if let text = parameter.defaultValue?.string, !text.isEmpty {
      findings.report(.defaultValue(database.id, name), on: database.entry, at: "MasterUserPassword")
    }
  }

  private static func database(password: Value<String>) -> RDS.DBInstance {
    RDS.DBInstance { $0.masterUserPassword = password }
  }
}

extension Finding.Message {
  fileprivate static func literal(_ database: LogicalID) -> Self {
    "the password of database '\(database)' is in the template; replace it with 'ManageMasterUserPassword'"
  }

  fileprivate static func visibleParameter(_ database: LogicalID, _ parameter: String) -> Self {
    "the password of database '\(database)' is the parameter '\(parameter)', whose value is visible; set 'NoEcho' of the parameter to true"
  }

  fileprivate static func defaultValue(_ database: LogicalID, _ parameter: String) -> Self {
    "the password of database '\(database)' is in the template as the default of parameter '\(parameter)'; remove the default"
  }
}
