import AWSResources
import Documents

/// Asks that data outlive the stack that they were made by.
struct StatefulResourceSurvivesDeletion: Rule {
  static let description = RuleDescription(
    id: "stateful-resource-survives-deletion",
    catalogID: "RDS015",
    subject: .data,
    severity: .error,
    summary: "A database or table that leaves its stack, or is replaced by an update, leaves a snapshot or stays.",
    rationale: """
      A renamed resource or a property that cannot be changed in place makes the engine put an empty database where \
      the full one was.
      """,
    remedy: """
      Set 'DeletionPolicy' and 'UpdateReplacePolicy' to 'Snapshot' or 'Retain'; in Terraform leave \
      'skip_final_snapshot' off.
      """,
    references: [.document("001")],
    passes: [
      RuleExample("a database that leaves a snapshot") { graph in add(to: &graph, .snapshot, .snapshot) },
      RuleExample("a database that stays") { graph in add(to: &graph, .retain, .retain) },
      RuleExample("a replica, which holds nothing of its own") {
        $0.add("Replica", RDS.DBInstance { $0.source = .to("Db") })
      },
      RuleExample("a table that cannot be deleted") {
        $0.add("Table", DynamoDB.Table { $0.isDeletionProtected = true })
      },
    ],
    fails: [
      RuleExample("a database without policies", finds: "Db") { $0.add("Db", RDS.DBInstance { $0.engine = "mysql" }) },
      RuleExample("a database that is lost when it is replaced", finds: "Db") { graph in add(to: &graph, .snapshot, nil)
      },
      RuleExample("a database without a last snapshot in Terraform", finds: "Db") { graph in
        graph.origin = .terraform
        graph.add("Db", RDS.DBInstance { $0.skipsFinalSnapshot = true })
      },
      RuleExample("a table without policies", finds: "Table") { $0.add("Table", DynamoDB.Table { $0.hashKey = "id" }) },
    ],
    leavesOpen: [
      RuleExample("a variable that decides in Terraform", finds: "Db") { graph in
        graph.origin = .terraform
        graph.add("Db", RDS.DBInstance { $0.skipsFinalSnapshot = .parameter("Skip") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.primaryDatabases {
      check(database.entry, skips: model.known(database.skipsFinalSnapshot), model, &findings)
    }
    for (entry, cluster) in model.databaseClusters {
      let skips: Known<Bool> =
        cluster.dialect == .terraform ? model.known("skip_final_snapshot", of: cluster) : .absent
      check(entry, skips: skips, model, &findings)
    }
    // Neither engine gets a protected table out of the way.
    for table in model.graph.all(DynamoDB.Table.self)
    where model.known(table.isDeletionProtected).or(false) == .value(false) {
      check(table.entry, skips: .absent, model, &findings)
    }
  }

  private func check(_ entry: Entry, skips: Known<Bool>, _ model: Model, _ findings: inout Findings) {
    if model.graph.origin != .terraform {
      let missing = ["DeletionPolicy": entry.deletionPolicy, "UpdateReplacePolicy": entry.updateReplacePolicy]
        .filter { $0.value == nil || $0.value == .delete }.keys
        .filter { entry.attributes[$0]?.string != "RetainExceptOnCreate" }.sorted()
      if !missing.isEmpty { findings.report(.lost(entry.id, missing), on: entry) }
    }
    switch skips {
    case .value(true): findings.report(.skips(entry.id), on: entry, at: "SkipFinalSnapshot")
    case .unknown:
      findings.unknown(
        entry, "whether '\(entry.id)' leaves a snapshot is known to the deployment alone", at: "SkipFinalSnapshot")
    case .value(false), .absent: break
    }
  }

  private static func add(to graph: inout ResourceGraph, _ deletion: DeletionPolicy?, _ replacement: DeletionPolicy?) {
    graph.add("Db", RDS.DBInstance { $0.engine = "mysql" })
    graph.update("Db") {
      $0.deletionPolicy = deletion
      $0.updateReplacePolicy = replacement
    }
  }
}

extension Finding.Message {
  fileprivate static func lost(_ database: LogicalID, _ policies: [String]) -> Self {
    let names = policies.map { "'\($0)'" }.joined(separator: " and ")
    let occasion = policies.contains("DeletionPolicy") ? "is deleted" : "is replaced"
    return "the data of '\(database)' are lost when it \(occasion); set \(names) to 'Snapshot' or 'Retain'"
  }

  fileprivate static func skips(_ database: LogicalID) -> Self {
    "'\(database)' is deleted without a last snapshot; set 'skip_final_snapshot' to false"
  }
}
