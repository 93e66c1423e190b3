import AWSResources
import Documents

/// Checks that databases, tables, file systems, buckets, backup vaults and user pools retain their data when they are
/// deleted or replaced.
struct StatefulResourceSurvivesDeletion: Rule {
  static let description = RuleDescription(
    id: "stateful-resource-survives-deletion",
    catalogID: "RDS015",
    subject: .data,
    severity: .error,
    summary: """
      Databases, tables, file systems, buckets, backup vaults and user pools retain their data when they are deleted \
      or replaced.
      """,
    rationale: """
      Renaming a resource, or changing a property that cannot be changed in place, replaces the resource with an \
      empty one.
      """,
    remedy: """
      Set 'DeletionPolicy' and 'UpdateReplacePolicy' to 'Snapshot' or 'Retain'. In Terraform, leave \
      'skip_final_snapshot' and 'force_destroy' false. Set 'DeletionProtection' of a user pool.
      """,
    references: [.aws("AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html")],
    passes: [
      RuleExample("a database with snapshot policies") { graph in add(to: &graph, .snapshot, .snapshot) },
      RuleExample("a database with retention policies") { graph in add(to: &graph, .retain, .retain) },
      RuleExample("a database that is deleted only when its creation is rolled back") { graph in
        add(to: &graph, .retainExceptOnCreate, .retain)
      },
      RuleExample("a read replica, which has no data of its own") {
        $0.add("Replica", RDS.DBInstance { $0.source = .to("Db") })
      },
      RuleExample("a user pool with deletion protection") {
        $0.add("Users", Cognito.UserPool { $0.deletionProtection = .literal(.active) })
      },
      RuleExample("a user pool with retention policies in CloudFormation") { graph in
        graph.origin = .cloudFormation
        graph.add("Users", Cognito.UserPool())
        graph.update("Users") {
          $0.deletionPolicy = .retain
          $0.updateReplacePolicy = .retain
        }
      },
      RuleExample("a bucket, which cannot be deleted with objects in it") { $0.add("Bucket", S3.Bucket()) },
      RuleExample("a file system with retention policies") {
        $0.add("Files", EFS.FileSystem())
        $0.update("Files") {
          $0.deletionPolicy = .retain
          $0.updateReplacePolicy = .retain
        }
      },
      RuleExample("a table with deletion protection") {
        $0.add("Table", DynamoDB.Table { $0.isDeletionProtected = true })
      },
    ],
    fails: [
      RuleExample(
        "a database without policies",
        finds: .finding(
          "Db",
          "the data of 'Db' is lost when it is replaced; set 'UpdateReplacePolicy' to 'Snapshot' or 'Retain'")
      ) { $0.add("Db", RDS.DBInstance { $0.engine = "mysql" }) },
      RuleExample(
        "a DocumentDB cluster without policies, which CloudFormation deletes",
        finds: .finding(
          "Documents",
          """
          the data of 'Documents' is lost when it is deleted; set 'DeletionPolicy' and 'UpdateReplacePolicy' to \
          'Snapshot' or 'Retain'
          """)
      ) { $0.add("Documents", DocDB.DBCluster()) },
      RuleExample(
        "a Redshift cluster without a final snapshot in Terraform",
        finds: .finding(
          "Warehouse", at: "SkipFinalSnapshot",
          "'Warehouse' is deleted without a final snapshot; set 'skip_final_snapshot' to false")
      ) { graph in
        graph.origin = .terraform
        graph.add("Warehouse", Redshift.Cluster { $0.skipsFinalSnapshot = true })
      },
      RuleExample(
        "a database without an update replace policy",
        finds: .finding(
          "Db",
          "the data of 'Db' is lost when it is replaced; set 'UpdateReplacePolicy' to 'Snapshot' or 'Retain'")
      ) { graph in add(to: &graph, .snapshot, nil)
      },
      RuleExample(
        "a database with an update replace policy that exists for deletion alone",
        finds: .finding(
          "Db",
          "the data of 'Db' is lost when it is replaced; set 'UpdateReplacePolicy' to 'Snapshot' or 'Retain'")
      ) { graph in add(to: &graph, .retainExceptOnCreate, .retainExceptOnCreate)
      },
      RuleExample(
        "a database without a final snapshot in Terraform",
        finds: .finding(
          "Db", at: "SkipFinalSnapshot",
          "'Db' is deleted without a final snapshot; set 'skip_final_snapshot' to false")
      ) { graph in
        graph.origin = .terraform
        graph.add("Db", RDS.DBInstance { $0.skipsFinalSnapshot = true })
      },
      RuleExample(
        "a user pool without deletion protection",
        finds: .finding(
          "Users", at: "DeletionProtection",
          """
          the users of user pool 'Users' are lost when it is deleted or replaced; set 'DeletionProtection' to \
          'ACTIVE'
          """)
      ) { $0.add("Users", Cognito.UserPool()) },
      RuleExample(
        "a file system without policies",
        finds: .finding(
          "Files",
          """
          the data of 'Files' is lost when it is deleted; set 'DeletionPolicy' and 'UpdateReplacePolicy' to 'Retain'
          """)
      ) { $0.add("Files", EFS.FileSystem()) },
      RuleExample(
        "a bucket that Terraform empties before deletion",
        finds: .finding(
          "Bucket", at: "ForceDestroy",
          "'Bucket' is deleted together with its contents; set 'force_destroy' to false")
      ) { graph in
        graph.origin = .terraform
        graph.add("Bucket", S3.Bucket { $0.deletesObjects = true })
      },
      RuleExample(
        "a backup vault that Terraform empties before deletion",
        finds: .finding(
          "Vault", at: "ForceDestroy",
          "'Vault' is deleted together with its contents; set 'force_destroy' to false")
      ) { graph in
        graph.origin = .terraform
        graph.add("Vault", Backup.BackupVault { $0.deletesRecoveryPoints = true })
      },
      RuleExample(
        "a table without policies",
        finds: .finding(
          "Table",
          """
          the data of 'Table' is lost when it is deleted; set 'DeletionPolicy' and 'UpdateReplacePolicy' to \
          'Snapshot' or 'Retain'
          """)
      ) { $0.add("Table", DynamoDB.Table { $0.hashKey = "id" }) },
    ],
    undetermined: [
      RuleExample("a variable in Terraform", unknown: "Db") { graph in
        graph.origin = .terraform
        graph.add("Db", RDS.DBInstance { $0.skipsFinalSnapshot = .parameter("Skip") })
      },
      RuleExample("a user pool with deletion protection from a parameter", unknown: "Users") {
        $0.add("Users", Cognito.UserPool { $0.deletionProtection = .parameter("Protection") })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.primaryDatabases {
      check(database.entry, skips: model.known(database.skipsFinalSnapshot), model, &findings)
    }
    // Neither engine deletes a table with deletion protection.
    for table in model.graph.all(DynamoDB.Table.self)
    where model.known(table.isDeletionProtected).or(false) == .value(false) {
      check(table.entry, skips: .absent, model, &findings)
    }
    for pool in model.graph.all(Cognito.UserPool.self) { check(pool, model, &findings) }
    // A file system has no snapshots; Terraform cannot retain it.
    for fileSystem in model.graph.all(EFS.FileSystem.self) {
      checkPolicies(of: fileSystem.entry, "'Retain'", model, &findings)
    }
    // AWS deletes only empty buckets and vaults; Terraform can empty them first.
    for bucket in model.graph.all(S3.Bucket.self) {
      checkEmptying(bucket.entry, model.known(bucket.deletesObjects), &findings)
    }
    for vault in model.graph.all(Backup.BackupVault.self) {
      checkEmptying(vault.entry, model.known(vault.deletesRecoveryPoints), &findings)
    }
  }

  /// AWS does not delete a user pool with deletion protection; Terraform has no other way to retain one.
  private func check(_ pool: Located<Cognito.UserPool>, _ model: Model, _ findings: inout Findings) {
    let isRetained = model.graph.origin == .cloudFormation && deletingPolicies(of: pool.entry).isEmpty
    switch model.known(pool.deletionProtection) {
    case .value(.active): break
    case .absent, .value(.inactive):
      if !isRetained { findings.report(.unprotected(pool.id), on: pool, at: "DeletionProtection") }
    case .unknown:
      guard !isRetained else { return }
      findings.unknown(
        pool, "whether '\(pool.id)' can be deleted cannot be determined before deployment", at: "DeletionProtection")
    }
  }

  private func checkPolicies(of entry: Entry, _ values: String, _ model: Model, _ findings: inout Findings) {
    guard model.graph.origin != .terraform else { return }
    let missing = deletingPolicies(of: entry)
    if !missing.isEmpty { findings.report(.dataLost(entry.id, missing, values), on: entry) }
    let open = RemovalPolicy.both(of: entry).filter { $0.keepsData == nil }
    if let first = open.first {
      findings.unknown(
        entry, "whether the data of '\(entry.id)' survives is decided by a condition in '\(first.name)'")
    }
  }

  private func checkEmptying(_ entry: Entry, _ isEmptied: Known<Bool>, _ findings: inout Findings) {
    switch isEmptied {
    case .value(true): findings.report(.emptied(entry.id), on: entry, at: "ForceDestroy")
    case .unknown:
      findings.unknown(
        entry, "whether '\(entry.id)' is emptied before it is deleted cannot be determined before deployment",
        at: "ForceDestroy")
    case .value(false), .absent: break
    }
  }

  /// The policies by which CloudFormation deletes the resource.
  private func deletingPolicies(of entry: Entry) -> [String] {
    RemovalPolicy.both(of: entry).filter { $0.keepsData == false }.map(\.name)
  }

  private func check(_ entry: Entry, skips: Known<Bool>, _ model: Model, _ findings: inout Findings) {
    checkPolicies(of: entry, "'Snapshot' or 'Retain'", model, &findings)
    switch skips {
    case .value(true): findings.report(.noFinalSnapshot(entry.id), on: entry, at: "SkipFinalSnapshot")
    case .unknown:
      findings.unknown(
        entry, "whether '\(entry.id)' has a final snapshot cannot be determined before deployment",
        at: "SkipFinalSnapshot")
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

/// What CloudFormation does with the data of a resource on one occasion.
private struct RemovalPolicy {
  var name: String
  /// `nil` where a condition of the template decides.
  var keepsData: Bool?

  static func both(of entry: Entry) -> [RemovalPolicy] {
    [
      RemovalPolicy("DeletionPolicy", entry.deletionPolicy, entry, absent: hasFinalSnapshot(entry)),
      RemovalPolicy("UpdateReplacePolicy", entry.updateReplacePolicy, entry, absent: false),
    ]
  }

  private init(_ name: String, _ policy: DeletionPolicy?, _ entry: Entry, absent: Bool) {
    self.name = name
    if let policy {
      keepsData = Self.keepsData(policy, name)
    } else if let node = entry.attributes[name] {
      let answers = Set(Self.outcomes(of: node).map { DeletionPolicy(rawValue: $0).map { Self.keepsData($0, name) } })
      keepsData = answers.count == 1 ? answers.first ?? nil : nil
    } else {
      keepsData = absent
    }
  }

  private static func keepsData(_ policy: DeletionPolicy, _ name: String) -> Bool {
    switch policy {
    case .delete: false
    case .retainExceptOnCreate: name == "DeletionPolicy"
    case .retain, .snapshot: true
    }
  }

  /// The values that `Fn::If` chooses from.
  private static func outcomes(of node: Node) -> [String] {
    if let text = node.string { return [text] }
    guard let branches = node["Fn::If"]?.array, branches.count == 3 else { return [""] }
    return branches.dropFirst().flatMap(outcomes)
  }

  /// Without a policy, CloudFormation takes a snapshot of a cluster, and of a database outside one.
  ///
  /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html>
  private static func hasFinalSnapshot(_ entry: Entry) -> Bool {
    switch entry.resource {
    case is RDS.DBCluster: true
    case let database as RDS.DBInstance: !database.isClusterMember
    default: false
    }
  }
}

extension Finding.Message {
  fileprivate static func dataLost(_ store: LogicalID, _ policies: [String], _ values: String) -> Self {
    let names = policies.map { "'\($0)'" }.joined(separator: " and ")
    let occasion = policies.contains("DeletionPolicy") ? "is deleted" : "is replaced"
    return "the data of '\(store)' is lost when it \(occasion); set \(names) to \(values)"
  }

  fileprivate static func emptied(_ store: LogicalID) -> Self {
    "'\(store)' is deleted together with its contents; set 'force_destroy' to false"
  }

  fileprivate static func unprotected(_ pool: LogicalID) -> Self {
    "the users of user pool '\(pool)' are lost when it is deleted or replaced; set 'DeletionProtection' to 'ACTIVE'"
  }

  fileprivate static func noFinalSnapshot(_ database: LogicalID) -> Self {
    "'\(database)' is deleted without a final snapshot; set 'skip_final_snapshot' to false"
  }
}
