import AWSResources
import Documents

/// Asks that data outlive the stack that they were made by.
struct StatefulResourceSurvivesDeletion: Rule {
  static let description = RuleDescription(
    id: "stateful-resource-survives-deletion",
    catalogID: "RDS015",
    subject: .data,
    severity: .error,
    summary:
      "What leaves its stack, or is replaced by an update, leaves its data behind: databases, tables, files, users.",
    rationale: """
      A renamed resource or a property that cannot be changed in place makes the engine put an empty database where \
      the full one was.
      """,
    remedy: """
      Set 'DeletionPolicy' and 'UpdateReplacePolicy' to 'Snapshot' or 'Retain'; in Terraform leave \
      'skip_final_snapshot' and 'force_destroy' off. A user pool has 'DeletionProtection'.
      """,
    references: [.document("001")],
    passes: [
      RuleExample("a database that leaves a snapshot") { graph in add(to: &graph, .snapshot, .snapshot) },
      RuleExample("a database that stays") { graph in add(to: &graph, .retain, .retain) },
      RuleExample("a replica, which holds nothing of its own") {
        $0.add("Replica", RDS.DBInstance { $0.source = .to("Db") })
      },
      RuleExample("a user pool that cannot be deleted") {
        $0.add("Users", Cognito.UserPool { $0.deletionProtection = .literal(.active) })
      },
      RuleExample("a user pool that stays in CloudFormation") { graph in
        graph.origin = .cloudFormation
        graph.add("Users", Cognito.UserPool())
        graph.update("Users") {
          $0.deletionPolicy = .retain
          $0.updateReplacePolicy = .retain
        }
      },
      RuleExample("a bucket, which cannot be deleted with objects in it") { $0.add("Bucket", S3.Bucket()) },
      RuleExample("a file system that stays") {
        $0.add("Files", EFS.FileSystem())
        $0.update("Files") {
          $0.deletionPolicy = .retain
          $0.updateReplacePolicy = .retain
        }
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
      RuleExample("a user pool without protection", finds: "Users") { $0.add("Users", Cognito.UserPool()) },
      RuleExample("a file system without policies", finds: "Files") { $0.add("Files", EFS.FileSystem()) },
      RuleExample("a bucket that Terraform empties first", finds: "Bucket") { graph in
        graph.origin = .terraform
        graph.add("Bucket", S3.Bucket { $0.deletesObjects = true })
      },
      RuleExample("a vault that Terraform empties first", finds: "Vault") { graph in
        graph.origin = .terraform
        graph.add("Vault", Backup.BackupVault { $0.deletesRecoveryPoints = true })
      },
      RuleExample("a table without policies", finds: "Table") { $0.add("Table", DynamoDB.Table { $0.hashKey = "id" }) },
    ],
    leavesOpen: [
      RuleExample("a variable that decides in Terraform", finds: "Db") { graph in
        graph.origin = .terraform
        graph.add("Db", RDS.DBInstance { $0.skipsFinalSnapshot = .parameter("Skip") })
      },
      RuleExample("a parameter that decides about a user pool", finds: "Users") {
        $0.add("Users", Cognito.UserPool { $0.deletionProtection = .parameter("Protection") })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.storingDatabases {
      check(database.entry, skips: model.known(database.skipsFinalSnapshot), model, &findings)
    }
    // Neither engine gets a protected table out of the way.
    for table in model.graph.all(DynamoDB.Table.self)
    where model.known(table.isDeletionProtected).or(false) == .value(false) {
      check(table.entry, skips: .absent, model, &findings)
    }
    for pool in model.graph.all(Cognito.UserPool.self) { check(pool, model, &findings) }
    // No snapshot is made of a file system; Terraform has no word for keeping it.
    for fileSystem in model.graph.all(EFS.FileSystem.self) {
      checkPolicies(of: fileSystem.entry, "'Retain'", model, &findings)
    }
    // AWS deletes neither a bucket nor a vault with something in it: only Terraform can be told to empty it first.
    for bucket in model.graph.all(S3.Bucket.self) {
      checkEmptying(bucket.entry, model.known(bucket.deletesObjects), &findings)
    }
    for vault in model.graph.all(Backup.BackupVault.self) {
      checkEmptying(vault.entry, model.known(vault.deletesRecoveryPoints), &findings)
    }
  }

  /// AWS refuses to delete a pool under protection, and Terraform knows no other way to keep one.
  private func check(_ pool: Located<Cognito.UserPool>, _ model: Model, _ findings: inout Findings) {
    let stays = model.graph.origin == .cloudFormation && lostPolicies(of: pool.entry).isEmpty
    switch model.known(pool.deletionProtection) {
    case .value(.active): break
    case .absent, .value(.inactive):
      if !stays { findings.report(.unprotected(pool.id), on: pool, at: "DeletionProtection") }
    case .unknown:
      guard !stays else { return }
      findings.unknown(
        pool, "whether '\(pool.id)' can be deleted is known to the deployment alone", at: "DeletionProtection")
    }
  }

  private func checkPolicies(of entry: Entry, _ values: String, _ model: Model, _ findings: inout Findings) {
    guard model.graph.origin != .terraform else { return }
    let missing = lostPolicies(of: entry)
    if !missing.isEmpty { findings.report(.lost(entry.id, missing, values), on: entry) }
  }

  private func checkEmptying(_ entry: Entry, _ isEmptied: Known<Bool>, _ findings: inout Findings) {
    switch isEmptied {
    case .value(true): findings.report(.emptied(entry.id), on: entry, at: "ForceDestroy")
    case .unknown:
      findings.unknown(
        entry, "whether '\(entry.id)' is emptied before it is deleted is known to the deployment alone",
        at: "ForceDestroy")
    case .value(false), .absent: break
    }
  }

  /// The policies by which CloudFormation would throw a resource away.
  private func lostPolicies(of entry: Entry) -> [String] {
    ["DeletionPolicy": entry.deletionPolicy, "UpdateReplacePolicy": entry.updateReplacePolicy]
      .filter { $0.value == nil || $0.value == .delete }.keys
      .filter { entry.attributes[$0]?.string != "RetainExceptOnCreate" }.sorted()
  }

  private func check(_ entry: Entry, skips: Known<Bool>, _ model: Model, _ findings: inout Findings) {
    checkPolicies(of: entry, "'Snapshot' or 'Retain'", model, &findings)
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
  fileprivate static func lost(_ store: LogicalID, _ policies: [String], _ values: String) -> Self {
    let names = policies.map { "'\($0)'" }.joined(separator: " and ")
    let occasion = policies.contains("DeletionPolicy") ? "is deleted" : "is replaced"
    return "the data of '\(store)' are lost when it \(occasion); set \(names) to \(values)"
  }

  fileprivate static func emptied(_ store: LogicalID) -> Self {
    "'\(store)' is deleted with all that is in it; set 'force_destroy' to false"
  }

  fileprivate static func unprotected(_ pool: LogicalID) -> Self {
    "the users of '\(pool)' are lost when it is deleted or replaced; set 'DeletionProtection' to 'ACTIVE'"
  }

  fileprivate static func skips(_ database: LogicalID) -> Self {
    "'\(database)' is deleted without a last snapshot; set 'skip_final_snapshot' to false"
  }
}
