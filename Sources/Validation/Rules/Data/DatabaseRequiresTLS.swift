import AWSResources

/// Asks that a database refuses connections in plain text.
struct DatabaseRequiresTLS: Rule {
  static let description = RuleDescription(
    id: "database-requires-tls",
    catalogID: "RDS011",
    subject: .data,
    severity: .error,
    summary: "A database's parameter group says that connections need TLS.",
    rationale: """
      A client that is set up wrongly sends its password and the data in plain text, and nobody notices. Whether an \
      engine asks for TLS by itself depends on its version, so the group says it.
      """,
    remedy:
      "Attach a parameter group with 'rds.force_ssl' at 1, or 'require_secure_transport' at ON for MySQL and MariaDB.",
    references: [.securityHub("RDS.38"), .securityHub("RDS.39"), .checkov("CKV2_AWS_69"), .document("001")],
    passes: [
      RuleExample("PostgreSQL with TLS alone") { add(to: &$0, "postgres16", "rds.force_ssl", "1") },
      RuleExample("MySQL with TLS alone") { add(to: &$0, "mysql8.4", "require_secure_transport", "ON") },
    ],
    fails: [
      RuleExample("TLS that is not asked for", finds: "Db") { add(to: &$0, "postgres16", "rds.force_ssl", "0") },
      RuleExample("a group that says nothing of it", finds: "Db") {
        add(to: &$0, "mysql8.4", "max_connections", "100")
      },
      RuleExample("no parameter group", finds: "Db") { $0.add("Db", RDS.DBInstance { $0.engine = "postgres" }) },
    ],
    leavesOpen: [
      RuleExample("a parameter group from elsewhere", finds: "Db") {
        $0.add("Db", RDS.DBInstance { $0.parameterGroup = .existing("shared") })
      },
      RuleExample("a parameter that decides", finds: "Db") {
        add(to: &$0, "postgres16", "rds.force_ssl", .parameter("TLS"))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.graph.all(RDS.DBInstance.self) where !database.resource.isClusterMember {
      let reference = database.parameterGroup
      if let group = model.graph.resource(reference) {
        check(database, group, model, &findings)
      } else if isNone(reference) {
        // A replica that names no group has its source's.
        guard !database.resource.isReplica else { continue }
        guard let setting = setting(for: model.engine(of: database).value) else { continue }
        findings.report(.groupless(database.id, setting.name, setting.values[0]), on: database)
      } else {
        findings.unknown(
          database, "the parameter group of '\(database.id)' is not in the template", at: "DBParameterGroupName")
      }
    }
  }

  /// Whether the database has no group of its own: none at all, or the default one, which nobody can change.
  private func isNone(_ reference: Reference<RDS.DBParameterGroup>?) -> Bool {
    guard let expression = reference?.expression, !expression.isNoValue else { return true }
    return expression.literalText?.hasPrefix("default.") ?? false
  }

  private func check(
    _ database: Located<RDS.DBInstance>, _ group: Located<RDS.DBParameterGroup>, _ model: Model,
    _ findings: inout Findings
  ) {
    guard let setting = setting(for: model.literal(group.family) ?? model.engine(of: database).value) else { return }
    let parameter = group.parameters.first { model.literal($0.name) == setting.name }
    switch model.known(parameter?.value) {
    case .value(let value) where setting.values.contains(value.lowercased()): break
    case .absent where group.entry.isOpen(at: ["Parameters"]), .unknown:
      findings.unknown(
        database, "whether '\(group.id)' asks for TLS is known to the deployment alone", at: "DBParameterGroupName")
    case .value, .absent:
      findings.report(
        .plain(database.id, group.id, setting.name, setting.values[0]), on: database, at: "DBParameterGroupName",
        proof: ["\(database.id)", "\(group.id)"])
    }
  }

  /// The parameter that asks for TLS, and the values that do; `nil` for an engine without one.
  private func setting(for engine: String?) -> (name: String, values: [String])? {
    guard let engine = engine?.lowercased() else { return nil }
    if engine.hasPrefix("postgres") || engine.hasPrefix("sqlserver") { return ("rds.force_ssl", ["1", "true"]) }
    if engine.hasPrefix("mysql") || engine.hasPrefix("mariadb") {
      return ("require_secure_transport", ["on", "1", "true"])
    }
    if engine.contains("db2") { return ("db2comm", ["ssl"]) }
    return nil
  }

  private static func add(
    to graph: inout ResourceGraph, _ family: Value<String>, _ name: Value<String>, _ value: Value<String>
  ) {
    graph.add(
      "Parameters",
      RDS.DBParameterGroup {
        $0.family = family
        $0.parameters = [.init(name, value)]
      })
    graph.add("Db", RDS.DBInstance { $0.parameterGroup = .to("Parameters") })
  }
}

extension Finding.Message {
  fileprivate static func plain(_ database: LogicalID, _ group: LogicalID, _ name: String, _ value: String) -> Self {
    "database '\(database)' takes connections without TLS; set '\(name)' to '\(value.uppercased())' in '\(group)'"
  }

  fileprivate static func groupless(_ database: LogicalID, _ name: String, _ value: String) -> Self {
    "no parameter group of '\(database)' asks for TLS; attach one with '\(name)' at '\(value.uppercased())'"
  }
}
