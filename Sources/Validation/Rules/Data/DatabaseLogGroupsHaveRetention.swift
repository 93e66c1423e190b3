import AWSResources

/// Checks that the log groups to which a database exports its logs are made with a retention period.
struct DatabaseLogGroupsHaveRetention: Rule {
  static let description = RuleDescription(
    id: "database-log-groups-have-retention",
    subject: .data,
    severity: .warning,
    summary: "The log groups to which RDS writes the logs of a database are in the template, with a retention period.",
    rationale: """
      RDS creates a log group that does not exist, retains its logs indefinitely, and leaves it behind when the database is \
      deleted.
      """,
    remedy: """
      Give the database an identifier, add a log group '/aws/rds/instance/IDENTIFIER/LOG' (for a cluster \
      '/aws/rds/cluster/IDENTIFIER/LOG') with 'RetentionInDays' for each log, and let the database depend on them.
      """,
    references: [.aws("AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html")],
    passes: [
      RuleExample("a log group for each log") { graph in
        graph.add("Db", database)
        graph.add("Logs", Logs.LogGroup { $0.name = "/aws/rds/instance/orders/postgresql" })
      },
      RuleExample("a log group of a cluster whose name has a parameter in it") { graph in
        let name: Value<String> = .joined(["orders-", .parameter("Environment")])
        graph.add(
          "Cluster",
          RDS.DBCluster {
            $0.identifier = name
            $0.logExports = ["postgresql"]
          })
        graph.add("Logs", Logs.LogGroup { $0.name = .joined(["/aws/rds/cluster/", name, "/postgresql"]) })
      },
      RuleExample("a database that exports no logs") { graph in
        graph.add("Db", RDS.DBInstance { $0.identifier = "orders" })
      },
    ],
    fails: [
      RuleExample(
        "no log group",
        finds: .finding(
          "Db", at: "EnableCloudwatchLogsExports",
          """
          RDS creates the log group '/aws/rds/instance/orders/postgresql' of 'Db' without a retention period; add it with \
          'RetentionInDays'
          """)
      ) { graph in graph.add("Db", database) },
      RuleExample(
        "a database whose identifier is not known before deployment",
        finds: .finding(
          "Db", at: "EnableCloudwatchLogsExports",
          """
          RDS creates the log groups of 'Db' without a retention period; set 'DBInstanceIdentifier', and add its log groups with \
          'RetentionInDays'
          """)
      ) { graph in graph.add("Db", RDS.DBInstance { $0.logExports = ["postgresql"] }) },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let groups = model.graph.all(Logs.LogGroup.self).compactMap { $0.name }
    for database in model.graph.all(RDS.DBInstance.self) where !database.resource.isClusterMember {
      check(
        database.entry, "instance", "DBInstanceIdentifier", database.identifier, database.logExports, groups, model,
        &findings)
    }
    for cluster in model.rdsClusters {
      check(
        cluster.entry, "cluster", "DBClusterIdentifier", cluster.identifier, cluster.logExports, groups, model,
        &findings)
    }
  }

  private func check(
    _ database: Entry, _ kind: String, _ property: String, _ identifier: Value<String>?,
    _ exports: List<Value<String>>?, _ groups: [Value<String>], _ model: Model, _ findings: inout Findings
  ) {
    let logs = (exports?.items ?? []).compactMap { model.literal($0) }
    // RDS spells identifiers in lower case.
    let owner = model.text(identifier)?.lowercased()
    let missing = logs.filter { log in
      !groups.contains { group in
        guard let name = model.text(group)?.lowercased() else { return false }
        if let owner, name == "/aws/rds/\(kind)/\(owner)/\(log)" { return true }
        return name.hasSuffix("/\(log)") && group.expression.referencedIDs.contains(database.id)
      }
    }
    guard !missing.isEmpty else { return }
    let message: Finding.Message =
      owner.map { owner in .noGroups(database.id, missing.map { "/aws/rds/\(kind)/\(owner)/\($0)" }) }
      ?? .noIdentifier(database.id, property)
    findings.report(message, on: database, at: "EnableCloudwatchLogsExports")
  }

  private static let database = RDS.DBInstance {
    $0.identifier = "orders"
    $0.logExports = ["postgresql"]
  }
}

extension Finding.Message {
  fileprivate static func noGroups(_ database: LogicalID, _ groups: [String]) -> Self {
    let names = groups.map { "'\($0)'" }.listed
    let (noun, pronoun) = groups.count == 1 ? ("group", "it") : ("groups", "them")
    return .init(
      "RDS creates the log \(noun) \(names) of '\(database)' without a retention period; add \(pronoun) with 'RetentionInDays'"
    )
  }

  fileprivate static func noIdentifier(_ database: LogicalID, _ property: String) -> Self {
    """
    RDS creates the log groups of '\(database)' without a retention period; set '\(property)', and add its log groups with \
    'RetentionInDays'
    """
  }
}
