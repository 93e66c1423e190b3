import AWSResources

/// Asks that nobody deletes a table by mistake.
struct TableIsDeletionProtected: Rule {
  static let description = RuleDescription(
    id: "table-is-deletion-protected",
    subject: .data,
    severity: .warning,
    summary: "A table has to be unprotected before it can be deleted.",
    rationale: "One wrong command, or a stack deleted in the wrong account, is otherwise enough.",
    remedy: "Set 'DeletionProtectionEnabled'.",
    references: [.securityHub("DynamoDB.6")],
    passes: [
      RuleExample("a protected table") { $0.add("Table", DynamoDB.Table { $0.isDeletionProtected = true }) }
    ],
    fails: [
      RuleExample("a table that says nothing", finds: "Table") {
        $0.add("Table", DynamoDB.Table { $0.hashKey = "id" })
      },
      RuleExample("an unprotected table", finds: "Table") {
        $0.add("Table", DynamoDB.Table { $0.isDeletionProtected = false })
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Table") {
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
          table, "whether '\(table.id)' is protected is known to the deployment alone", at: "DeletionProtectionEnabled")
      case .value(true), .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func unprotected(_ table: LogicalID) -> Self {
    "table '\(table)' can be deleted with one command; set 'DeletionProtectionEnabled'"
  }
}
