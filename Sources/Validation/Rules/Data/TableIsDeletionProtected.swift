import AWSResources

/// Checks that a table has deletion protection enabled.
struct TableIsDeletionProtected: Rule {
  static let description = RuleDescription(
    id: "table-is-deletion-protected",
    subject: .data,
    severity: .warning,
    summary: "A table has deletion protection enabled.",
    rationale: """
      Without deletion protection, one incorrect command or the deletion of a stack in the wrong account deletes the \
      table.
      """,
    remedy: "Set 'DeletionProtectionEnabled' to true.",
    references: [.securityHub("DynamoDB.6")],
    passes: [
      RuleExample("a protected table") { $0.add("Table", DynamoDB.Table { $0.isDeletionProtected = true }) }
    ],
    fails: [
      RuleExample(
        "a table without the property",
        finds: .finding(
          "Table", at: "DeletionProtectionEnabled",
          "table 'Table' has no deletion protection; set 'DeletionProtectionEnabled' to true")
      ) {
        $0.add("Table", DynamoDB.Table { $0.hashKey = "id" })
      },
      RuleExample(
        "an unprotected table",
        finds: .finding(
          "Table", at: "DeletionProtectionEnabled",
          "table 'Table' has no deletion protection; set 'DeletionProtectionEnabled' to true")
      ) {
        $0.add("Table", DynamoDB.Table { $0.isDeletionProtected = false })
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Table") {
        $0.add("Table", DynamoDB.Table { $0.isDeletionProtected = .parameter("Protected") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for table in model.graph.all(DynamoDB.Table.self) {
      switch model.known(table.isDeletionProtected).or(false) {
      case .value(false): findings.report(.unprotected(table.id), on: table, at: "DeletionProtectionEnabled")
      case .unknown:
        findings.unknown(
          table, "whether '\(table.id)' has deletion protection cannot be determined before deployment",
          at: "DeletionProtectionEnabled")
      case .value(true), .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func unprotected(_ table: LogicalID) -> Self {
    "table '\(table)' has no deletion protection; set 'DeletionProtectionEnabled' to true"
  }
}
