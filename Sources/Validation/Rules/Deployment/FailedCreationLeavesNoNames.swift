import AWSResources

/// Checks that a resource with a name of its own does not stay behind when its creation is rolled back.
struct FailedCreationLeavesNoNames: Rule {
  static let description = RuleDescription(
    id: "failed-creation-leaves-no-names",
    subject: .deployment,
    severity: .warning,
    summary: "A retained resource with a fixed name is deleted when the deployment that creates it is rolled back.",
    rationale: """
      With 'Retain', CloudFormation leaves the resource behind when the first deployment fails, and the second one fails because \
      the name is taken.
      """,
    remedy: "Set 'DeletionPolicy' to 'RetainExceptOnCreate', and leave 'UpdateReplacePolicy' as it is.",
    references: [.aws("AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html")],
    passes: [
      RuleExample("a policy that lets a failed creation go") { graph in add(to: &graph, "orders", .retainExceptOnCreate)
      },
      RuleExample("a name that CloudFormation generates") { graph in add(to: &graph, nil, .retain) },
      RuleExample("a snapshot, which has a name of its own") { graph in
        graph.add("Db", RDS.DBInstance { $0.identifier = "orders" })
        graph.update("Db") { $0.deletionPolicy = .snapshot }
      },
    ],
    fails: [
      RuleExample(
        "a retained table with a name",
        finds: .finding(
          "Orders",
          """
          'Orders' keeps its name when its creation is rolled back, so that the next deployment cannot create it; set \
          'DeletionPolicy' to 'RetainExceptOnCreate'
          """)
      ) { graph in add(to: &graph, "orders", .retain) },
      RuleExample(
        "a retained log group with the name of its stack",
        finds: .finding(
          "Logs",
          """
          'Logs' keeps its name when its creation is rolled back, so that the next deployment cannot create it; set \
          'DeletionPolicy' to 'RetainExceptOnCreate'
          """)
      ) { graph in
        graph.add("Logs", Logs.LogGroup { $0.name = .joined(["/shop/", .parameter("Environment")]) })
        graph.update("Logs") { $0.deletionPolicy = .retain }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for entry in model.graph.entries where entry.deletionPolicy == .retain {
      guard let name = entry.resource.flatMap(Self.name), !name.expression.isNoValue else { continue }
      // The id of a stack differs in each creation.
      if model.text(name)?.contains("${?}") != false { continue }
      findings.report(.leavesItsName(entry.id), on: entry)
    }
  }

  /// The name that no other resource of the account and region, or of all of AWS, can have at the same time.
  private static func name(of resource: any Resource) -> Value<String>? {
    switch resource {
    case let vault as Backup.BackupVault: vault.name
    case let table as DynamoDB.Table: table.name
    case let repository as ECR.Repository: repository.name
    case let group as ElastiCache.ReplicationGroup: group.replicationGroupID
    case let stream as Kinesis.Stream: stream.name
    case let group as Logs.LogGroup: group.name
    case let domain as OpenSearch.Domain: domain.name
    case let cluster as RDS.DBCluster: cluster.identifier
    case let database as RDS.DBInstance: database.identifier
    case let bucket as S3.Bucket: bucket.name
    case let secret as SecretsManager.Secret: secret.name
    case let queue as SQS.Queue: queue.name
    default: nil
    }
  }

  private static func add(to graph: inout ResourceGraph, _ name: Value<String>?, _ policy: DeletionPolicy) {
    graph.add("Orders", DynamoDB.Table { $0.name = name })
    graph.update("Orders") { $0.deletionPolicy = policy }
  }
}

extension Finding.Message {
  fileprivate static func leavesItsName(_ id: LogicalID) -> Self {
    """
    '\(id)' keeps its name when its creation is rolled back, so that the next deployment cannot create it; set \
    'DeletionPolicy' to 'RetainExceptOnCreate'
    """
  }
}
