import AWSResources

/// Asks that a database's logs outlive it.
struct DatabaseExportsLogs: Rule {
  static let description = RuleDescription(
    id: "database-exports-logs",
    catalogID: "RDS010",
    subject: .data,
    severity: .warning,
    summary: "A database sends the logs of its engine to CloudWatch.",
    rationale: "RDS keeps logs on the server for some days, where no alarm looks and a failed server takes them along.",
    remedy: "Name the engine's logs in 'EnableCloudwatchLogsExports': 'postgresql', or 'error' and 'slowquery'.",
    references: [
      .securityHub("RDS.9"), .securityHub("RDS.36"), .cdkNag("NIST.800.53.R5-RDSLoggingEnabled"),
      .checkov("CKV_AWS_129"),
      .document("004"),
    ],
    passes: [
      RuleExample("PostgreSQL's logs") { $0.add("Db", database("postgres", ["postgresql", "upgrade"])) },
      RuleExample("MySQL's errors and slow queries") { $0.add("Db", database("mysql", ["error", "slowquery"])) },
      RuleExample("a member of a cluster, which exports for it") { $0.add("Reader", database("aurora-mysql", nil)) },
    ],
    fails: [
      RuleExample("a cluster without logs", finds: "Cluster") {
        $0.add("Cluster", RDS.DBCluster { $0.engine = "aurora-postgresql" })
      },
      RuleExample("no logs", finds: "Db") { $0.add("Db", database("postgres", nil)) },
      RuleExample("MySQL without its slow queries", finds: "Db") { $0.add("Db", database("mysql", ["error"])) },
    ],
    leavesOpen: [
      RuleExample("a parameter for the logs", finds: "Db") {
        $0.add("Db", database("postgres", .expression(.parameter("Logs"))))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.graph.all(RDS.DBInstance.self) where !database.resource.isClusterMember {
      check(database.entry, database.logExports ?? [], of: model.engine(of: database), model, &findings)
    }
    for cluster in model.databaseClusters {
      check(cluster.entry, cluster.logExports ?? [], of: model.known(cluster.engine), model, &findings)
    }
  }

  private func check(
    _ database: Entry, _ exports: List<Value<String>>, of engine: Known<String>, _ model: Model,
    _ findings: inout Findings
  ) {
    let names = exports.items.map { model.literal($0) }
    if !exports.isWrittenOut || names.contains(nil) || database.isOpen(at: ["EnableCloudwatchLogsExports"]) {
      return findings.unknown(
        database, "the logs that '\(database.id)' exports are known to the deployment alone",
        at: "EnableCloudwatchLogsExports")
    }
    let missing = neededLogs(of: engine).filter { !names.contains($0) }
    if !missing.isEmpty {
      findings.report(.without(database.id, missing), on: database, at: "EnableCloudwatchLogsExports")
    } else if names.isEmpty {
      findings.report(.silent(database.id), on: database, at: "EnableCloudwatchLogsExports")
    }
  }

  private func neededLogs(of engine: Known<String>) -> [String] {
    guard let name = engine.value?.lowercased() else { return [] }
    if name == "postgres" || name == "aurora-postgresql" { return ["postgresql"] }
    if ["mysql", "mariadb", "aurora-mysql"].contains(name) { return ["error", "slowquery"] }
    if name.hasPrefix("sqlserver") { return ["error"] }
    if name.hasPrefix("oracle") { return ["alert"] }
    if name.hasPrefix("db2") { return ["diag.log"] }
    return []
  }

  private static func database(_ engine: Value<String>, _ logs: List<Value<String>>?) -> RDS.DBInstance {
    RDS.DBInstance {
      $0.engine = engine
      $0.logExports = logs
    }
  }
}

extension Finding.Message {
  fileprivate static func without(_ database: LogicalID, _ logs: [String]) -> Self {
    let names = logs.map { "'\($0)'" }.joined(separator: " and ")
    return
      "database '\(database)' does not export \(names); add the logs of its engine to 'EnableCloudwatchLogsExports'"
  }

  fileprivate static func silent(_ database: LogicalID) -> Self {
    "database '\(database)' exports no logs; name those of its engine in 'EnableCloudwatchLogsExports'"
  }
}
