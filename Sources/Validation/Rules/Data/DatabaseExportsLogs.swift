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
      .checkov("CKV_AWS_129"), .checkov("CKV_AWS_85"), .checkov("CKV_AWS_101"), .checkov("CKV_AWS_71"),
      .securityHub("DocumentDB.4"), .securityHub("Neptune.2"), .securityHub("Redshift.4"),
    ],
    passes: [
      RuleExample("PostgreSQL's logs") { $0.add("Db", database("postgres", ["postgresql", "upgrade"])) },
      RuleExample("MySQL's errors and slow queries") { $0.add("Db", database("mysql", ["error", "slowquery"])) },
      RuleExample("a Neptune cluster's audit log, and a Redshift cluster's") {
        $0.add("Relations", Neptune.DBCluster { $0.logExports = ["audit"] })
        $0.add("Warehouse", Redshift.Cluster { $0.logging = .init { $0.destination = "cloudwatch" } })
      },
      RuleExample("a cluster of Aurora Serverless v1, which exports its logs by itself and has no such list") {
        $0.add(
          "Cluster",
          RDS.DBCluster {
            $0.engine = "aurora-mysql"
            $0.engineMode = "serverless"
          })
      },
      RuleExample("an instance of a cluster, which exports the logs") {
        $0.add("Reader", database("aurora-mysql", nil))
      },
    ],
    fails: [
      RuleExample(
        "a DocumentDB cluster without its audit log",
        finds: .finding(
          "Documents", at: "EnableCloudwatchLogsExports",
          "DocumentDB cluster 'Documents' does not export 'audit' logs; add them to 'EnableCloudwatchLogsExports'")
      ) {
        $0.add("Documents", DocDB.DBCluster { $0.logExports = ["profiler"] })
      },
      RuleExample(
        "a Redshift cluster without an audit log",
        finds: .finding(
          "Warehouse", at: "LoggingProperties",
          "Redshift cluster 'Warehouse' has no audit log; set 'LoggingProperties'")
      ) {
        $0.add("Warehouse", Redshift.Cluster())
      },
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
      RuleExample("a Neptune cluster with a list from a parameter", unknown: "Relations") {
        $0.add("Relations", Neptune.DBCluster { $0.logExports = .expression(.parameter("Logs")) })
      },
      RuleExample("a list from a parameter", unknown: "Db") {
        $0.add("Db", database("postgres", .expression(.parameter("Logs"))))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.graph.all(RDS.DBInstance.self) where !database.resource.isClusterMember {
      check(database.entry, database.logExports ?? [], of: model.engine(of: database), model, &findings)
    }
    for cluster in model.rdsClusters {
      // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v1.viewing.monitoring.html
      if model.literal(cluster.engineMode) == "serverless" { continue }
      check(cluster.entry, cluster.logExports ?? [], of: model.known(cluster.engine), model, &findings)
    }
    for cluster in model.graph.all(DocDB.DBCluster.self) {
      check(cluster.entry, cluster.logExports ?? [], needs: ["audit"], of: .documentDB, model, &findings)
    }
    for cluster in model.graph.all(Neptune.DBCluster.self) {
      check(cluster.entry, cluster.logExports ?? [], needs: ["audit"], of: .neptune, model, &findings)
    }
    for cluster in model.graph.all(Redshift.Cluster.self) { checkLogging(of: cluster, &findings) }
  }

  /// Version 5 of Terraform's provider also has a block in the cluster itself.
  private func checkLogging(of cluster: Located<Redshift.Cluster>, _ findings: inout Findings) {
    guard cluster.logging == nil else { return }
    if cluster.entry.isPartlyUnknown(at: "LoggingProperties") || cluster.entry.isPartlyUnknown(at: "Logging") {
      return findings.unknown(
        cluster, "the logs that '\(cluster.id)' exports cannot be determined before deployment", at: "LoggingProperties"
      )
    }
    findings.report(.noAuditLog(cluster.id), on: cluster, at: "LoggingProperties")
  }

  private func check(
    _ database: Entry, _ exports: List<Value<String>>, of engine: Known<String>, _ model: Model,
    _ findings: inout Findings
  ) {
    check(database, exports, needs: neededLogs(of: engine), of: .rdsCluster, model, &findings)
  }

  private func check(
    _ database: Entry, _ exports: List<Value<String>>, needs needed: [String], of service: DatabaseService,
    _ model: Model, _ findings: inout Findings
  ) {
    let name = "\(service.kindName) '\(database.id)'"
    let names = exports.items.map { model.literal($0) }
    if !exports.isWrittenOut || names.contains(nil) || database.isUnresolved(at: ["EnableCloudwatchLogsExports"]) {
      return findings.unknown(
        database, "the logs that '\(database.id)' exports cannot be determined before deployment",
        at: "EnableCloudwatchLogsExports")
    }
    let missing = needed.filter { !names.contains($0) }
    if !missing.isEmpty {
      findings.report(.missing(name, missing), on: database, at: "EnableCloudwatchLogsExports")
    } else if names.isEmpty {
      findings.report(.noLogs(name), on: database, at: "EnableCloudwatchLogsExports")
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
  fileprivate static func missing(_ database: String, _ logs: [String]) -> Self {
    let names = logs.map { "'\($0)'" }.joined(separator: " and ")
    return "\(database) does not export \(names) logs; add them to 'EnableCloudwatchLogsExports'"
  }

  fileprivate static func noLogs(_ database: String) -> Self {
    "\(database) exports no logs; list the logs of its engine in 'EnableCloudwatchLogsExports'"
  }

  fileprivate static func noAuditLog(_ cluster: LogicalID) -> Self {
    "Redshift cluster '\(cluster)' has no audit log; set 'LoggingProperties'"
  }
}
