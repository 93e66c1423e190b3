import AWSResources

/// Checks that a database exports the logs of its engine to CloudWatch Logs.
struct DatabaseExportsLogs: Rule {
  static let description = RuleDescription(
    id: "database-exports-logs",
    catalogID: "RDS010",
    subject: .data,
    severity: .warning,
    summary: "A database exports the logs of its engine to CloudWatch Logs.",
    rationale: """
      RDS keeps logs on the instance for a few days, where no alarm reads them and where they are lost with the \
      instance.
      """,
    remedy:
      "List the logs of the engine in 'EnableCloudwatchLogsExports', such as 'postgresql', or 'error' and 'slowquery'.",
    references: [
      .securityHub("RDS.9"), .securityHub("RDS.36"), .cdkNag("NIST.800.53.R5-RDSLoggingEnabled"),
      .checkov("CKV_AWS_129"),
    ],
    passes: [
      RuleExample("PostgreSQL's logs") { $0.add("Db", database("postgres", ["postgresql", "upgrade"])) },
      RuleExample("MySQL's errors and slow queries") { $0.add("Db", database("mysql", ["error", "slowquery"])) },
      RuleExample("an instance of a cluster, which exports the logs") {
        $0.add("Reader", database("aurora-mysql", nil))
      },
    ],
    fails: [
      RuleExample(
        "a cluster without logs",
        finds: .finding(
          "Cluster", at: "EnableCloudwatchLogsExports",
          "database 'Cluster' does not export 'postgresql' logs; add them to 'EnableCloudwatchLogsExports'")
      ) {
        $0.add("Cluster", RDS.DBCluster { $0.engine = "aurora-postgresql" })
      },
      RuleExample(
        "no logs",
        finds: .finding(
          "Db", at: "EnableCloudwatchLogsExports",
          "database 'Db' does not export 'postgresql' logs; add them to 'EnableCloudwatchLogsExports'")
      ) { $0.add("Db", database("postgres", nil)) },
      RuleExample(
        "MySQL without the slow query log",
        finds: .finding(
          "Db", at: "EnableCloudwatchLogsExports",
          "database 'Db' does not export 'slowquery' logs; add them to 'EnableCloudwatchLogsExports'")
      ) { $0.add("Db", database("mysql", ["error"])) },
    ],
    undetermined: [
      RuleExample("a list from a parameter", unknown: "Db") {
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
    if !exports.isWrittenOut || names.contains(nil) || database.isUnresolved(at: ["EnableCloudwatchLogsExports"]) {
      return findings.unknown(
        database, "the logs that '\(database.id)' exports cannot be determined before deployment",
        at: "EnableCloudwatchLogsExports")
    }
    let missing = neededLogs(of: engine).filter { !names.contains($0) }
    if !missing.isEmpty {
      findings.report(.missing(database.id, missing), on: database, at: "EnableCloudwatchLogsExports")
    } else if names.isEmpty {
      findings.report(.noLogs(database.id), on: database, at: "EnableCloudwatchLogsExports")
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
  fileprivate static func missing(_ database: LogicalID, _ logs: [String]) -> Self {
    let names = logs.map { "'\($0)'" }.joined(separator: " and ")
    return
      "database '\(database)' does not export \(names) logs; add them to 'EnableCloudwatchLogsExports'"
  }

  fileprivate static func noLogs(_ database: LogicalID) -> Self {
    "database '\(database)' exports no logs; list the logs of its engine in 'EnableCloudwatchLogsExports'"
  }
}
