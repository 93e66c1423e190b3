import AWSResources

/// Checks that a table has point-in-time recovery enabled.
struct TableCanBeRestored: Rule {
  static let description = RuleDescription(
    id: "table-can-be-restored",
    subject: .data,
    severity: .warning,
    summary: "A table has point-in-time recovery enabled.",
    rationale: "A faulty release can overwrite items one by one, which only point-in-time recovery can undo.",
    remedy: "Set 'PointInTimeRecoveryEnabled' of 'PointInTimeRecoverySpecification' to true.",
    references: [
      .cfnNag("W78"),
      .securityHub("DynamoDB.2"), .cdkNag("AwsSolutions-DDB3"), .checkov("CKV_AWS_28"), .trivy("AWS-0024"),
    ],
    passes: [
      RuleExample("a table with point-in-time recovery") {
        $0.add("Table", DynamoDB.Table { $0.hasPointInTimeRecovery = true })
      }
    ],
    fails: [
      RuleExample(
        "a table without the property",
        finds: .finding(
          "Table", at: "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled",
          "table 'Table' has no point-in-time recovery; set 'PointInTimeRecoveryEnabled' to true")
      ) {
        $0.add("Table", DynamoDB.Table { $0.hashKey = "id" })
      },
      RuleExample(
        "a table with point-in-time recovery disabled",
        finds: .finding(
          "Table", at: "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled",
          "table 'Table' has no point-in-time recovery; set 'PointInTimeRecoveryEnabled' to true")
      ) {
        $0.add("Table", DynamoDB.Table { $0.hasPointInTimeRecovery = false })
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Table") {
        $0.add("Table", DynamoDB.Table { $0.hasPointInTimeRecovery = .parameter("Recoverable") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for table in model.graph.all(DynamoDB.Table.self) {
      let place = ["PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled"]
      switch model.known(table.hasPointInTimeRecovery).or(false) {
      case .value(true), .absent: break
      case .value(false) where !table.entry.isUnresolved(at: [place[0]]):
        findings.report(.noRecovery(table.id), on: table, at: place[0], place[1])
      case .value(false), .unknown:
        findings.unknown(
          table, "whether '\(table.id)' has point-in-time recovery cannot be determined before deployment",
          at: place[0], place[1])
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func noRecovery(_ table: LogicalID) -> Self {
    "table '\(table)' has no point-in-time recovery; set 'PointInTimeRecoveryEnabled' to true"
  }
}
