import AWSResources
import Documents

/// Checks that a template does not contain the master password of a database, a search domain or a message broker.
struct MasterPasswordIsNotLiteral: Rule {
  static let description = RuleDescription(
    id: "master-password-is-not-literal",
    catalogID: "RDS007",
    subject: .secrets,
    severity: .error,
    summary: "A template does not contain the password of a database, a search domain or a message broker.",
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
      RuleExample("a DocumentDB cluster whose password is managed") {
        $0.add("Documents", DocDB.DBCluster { $0.managesMasterUserPassword = true })
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
        "the passwords of a DocumentDB cluster and a Redshift cluster in the template",
        finds: .finding(
          "Documents", at: "MasterUserPassword",
          """
          the password of DocumentDB cluster 'Documents' is in the template; replace it with \
          'ManageMasterUserPassword'
          """),
        .finding(
          "Warehouse", at: "MasterUserPassword",
          "the password of Redshift cluster 'Warehouse' is in the template; replace it with 'ManageMasterPassword'")
      ) {
        $0.add("Documents", DocDB.DBCluster { $0.masterUserPassword = "correct-horse" })
        $0.add("Warehouse", Redshift.Cluster { $0.masterUserPassword = "correct-horse" })
      },
      RuleExample(
        "the passwords of a search domain and of a broker's user in the template",
        finds: .finding(
          "Search", at: "AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword",
          "the password of search domain 'Search' is in the template; read it from a secret"),
        .finding(
          "Messages", at: "Users.0.Password",
          "the password of message broker 'Messages' is in the template; read it from a secret")
      ) {
        $0.add(
          "Search",
          OpenSearch.Domain { $0.advancedSecurity = .init { $0.masterUserPassword = "correct-horse" } })
        $0.add("Messages", AmazonMQ.Broker { $0.users = [.init { $0.password = "correct-horse" }] })
      },
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
      RuleExample("a broker's password from an import", unknown: "Messages") {
        let password = Value<String>.expression(.verbatim(["Fn::ImportValue": "password"], resolved: nil))
        $0.add("Messages", AmazonMQ.Broker { $0.users = [.init { $0.password = password }] })
      },
      RuleExample("a password from an import", unknown: "Db") {
        $0.add("Db", database(password: .expression(.verbatim(["Fn::ImportValue": "password"], resolved: nil))))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let databases = model.graph.all(RDS.DBInstance.self).map { PrimaryDatabase($0, in: model) }
    for database in databases + model.databaseClusters.map({ PrimaryDatabase($0, in: model) }) {
      let advice = database.service.managedPassword.map { "replace it with '\($0.name)'" }
      check(
        Password(of: database.name, database.masterUserPassword, database.entry, ["MasterUserPassword"], advice), model,
        &findings)
    }
    for domain in model.searchDomains {
      let path = ["AdvancedSecurityOptions", "MasterUserOptions", "MasterUserPassword"]
      check(
        Password(of: "search domain '\(domain.id)'", domain.advancedSecurity?.masterUserPassword, domain.entry, path),
        model, &findings)
    }
    for broker in model.graph.all(AmazonMQ.Broker.self) {
      for (index, user) in broker.users.enumerated() {
        let path = ["Users", String(index), "Password"]
        check(
          Password(of: "message broker '\(broker.id)'", user.password, broker.entry, path), model, &findings)
      }
    }
  }

  /// A password of a resource.
  private struct Password {
    /// The resource as messages name it.
    let owner: String
    let value: Value<String>?
    let place: Place
    /// What to do about a password in the template.
    let advice: String

    init(of owner: String, _ value: Value<String>?, _ entry: Entry, _ path: [String], _ advice: String? = nil) {
      self.owner = owner
      self.value = value
      self.advice = advice ?? "read it from a secret"
      place = Place(entry, path)
    }
  }

  private func check(_ password: Password, _ model: Model, _ findings: inout Findings) {
    guard let value = password.value, !value.expression.isNoValue else { return }
    let (id, place) = (password.place.entry.id, password.place)
    let parts = value.expression.parts
    if parts.isEmpty {
      findings.unknown(
        id, "the source of the password of '\(id)' cannot be determined before deployment", at: place)
    } else if model.text(value)?.contains("{{resolve:") == true {
      return
    } else if let text = value.literal {
      if !text.isEmpty { findings.report(.literal(password.owner, password.advice), on: id, at: place) }
    } else {
      for case .parameter(let name) in parts { check(name, of: password, model, &findings) }
    }
  }

  private func check(_ name: String, of password: Password, _ model: Model, _ findings: inout Findings) {
    guard let parameter = model.parameter(named: name) else { return }
    // The default of such a parameter is the name that the value is kept under.
    if parameter.isStored { return }
    let (id, place) = (password.place.entry.id, password.place)
    if !parameter.isSecret {
      findings.report(.visibleParameter(password.owner, name), on: id, at: place)
    } else if let text = parameter.defaultValue?.string, !text.isEmpty {
      findings.report(.defaultValue(password.owner, name), on: id, at: place)
    }
  }

  private static func database(password: Value<String>) -> RDS.DBInstance {
    RDS.DBInstance { $0.masterUserPassword = password }
  }
}

extension Finding.Message {
  fileprivate static func literal(_ owner: String, _ advice: String) -> Self {
    "the password of \(owner) is in the template; \(advice)"
  }

  fileprivate static func visibleParameter(_ database: String, _ parameter: String) -> Self {
    "the password of \(database) is the parameter '\(parameter)', whose value is visible; set 'NoEcho' of the parameter to true"
  }

  fileprivate static func defaultValue(_ database: String, _ parameter: String) -> Self {
    "the password of \(database) is in the template as the default of parameter '\(parameter)'; remove the default"
  }
}
