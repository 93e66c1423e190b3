import AWSResources

/// Asks that a table's items can be brought back.
struct TableCanBeRestored: Rule {
  static let description = RuleDescription(
    id: "table-can-be-restored",
    subject: .data,
    severity: .warning,
    summary: "A table can be restored to any second of the last days.",
    rationale: "A faulty release overwrites items one by one: no other backup knows what they were a minute before.",
    remedy: "Set 'PointInTimeRecoveryEnabled' in 'PointInTimeRecoverySpecification'.",
    references: [
      .securityHub("DynamoDB.2"), .cdkNag("AwsSolutions-DDB3"), .checkov("CKV_AWS_28"), .trivy("AWS-0024"),
    ],
    passes: [
      RuleExample("a table with point-in-time recovery") {
        $0.add("Table", DynamoDB.Table { $0.hasPointInTimeRecovery = true })
      }
    ],
    fails: [
      RuleExample("a table that says nothing", finds: "Table") {
        $0.add("Table", DynamoDB.Table { $0.hashKey = "id" })
      },
      RuleExample("a table without recovery", finds: "Table") {
        $0.add("Table", DynamoDB.Table { $0.hasPointInTimeRecovery = false })
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Table") {
        $0.add("Table", DynamoDB.Table { $0.hasPointInTimeRecovery = .parameter("Recoverable") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for table in model.graph.all(DynamoDB.Table.self) {
      let place = ["PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled"]
      switch model.known(table.hasPointInTimeRecovery).or(false) {
      case .value(true), .absent: break
      case .value(false) where !table.entry.isOpen(at: [place[0]]):
        findings.report(.unrecoverable(table.id), on: table, at: place[0], place[1])
      case .value(false), .unknown:
        findings.unknown(
          table, "whether '\(table.id)' can be restored is known to the deployment alone", at: place[0], place[1])
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func unrecoverable(_ table: LogicalID) -> Self {
    "the items of table '\(table)' cannot be brought back; set 'PointInTimeRecoveryEnabled'"
  }
}
