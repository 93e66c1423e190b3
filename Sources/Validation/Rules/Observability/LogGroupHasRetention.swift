import AWSResources

/// Asks that logs are kept for a time that somebody chose.
struct LogGroupHasRetention: Rule {
  static let description = RuleDescription(
    id: "log-group-has-retention",
    catalogID: "LOG001",
    subject: .observability,
    severity: .error,
    summary: "A log group says how long it keeps its logs.",
    rationale: "Otherwise logs are kept, and paid for, forever, with the personal data in them.",
    remedy: "Set 'RetentionInDays'.",
    references: [
      .securityHub("CloudWatch.16"), .cdkNag("NIST.800.53.R5-CloudWatchLogGroupRetentionPeriod"),
      .checkov("CKV_AWS_66"),
      .checkov("CKV_AWS_338"), .document("004"),
    ],
    passes: [
      RuleExample("a year") { $0.add("Logs", Logs.LogGroup { $0.retention = 365 }) },
      RuleExample("a class that AWS empties after two days") {
        $0.add("Logs", Logs.LogGroup { $0.logGroupClass = .literal(.delivery) })
      },
    ],
    fails: [
      RuleExample("a group that says nothing", finds: "Logs") {
        $0.add("Logs", Logs.LogGroup { $0.name = "/shop/api" })
      },
      RuleExample("zero days, which is forever in Terraform", finds: "Logs") {
        $0.add("Logs", Logs.LogGroup { $0.retention = 0 })
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Logs") {
        $0.add("Logs", Logs.LogGroup { $0.retention = .parameter("Days") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.graph.all(Logs.LogGroup.self) where group.logGroupClass?.literal != .delivery {
      switch model.known(group.retention).or(0) {
      case .value(0): findings.report(.forever(group.id), on: group, at: "RetentionInDays")
      case .unknown:
        findings.unknown(
          group, "how long '\(group.id)' keeps its logs is known to the deployment alone", at: "RetentionInDays")
      case .value, .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func forever(_ group: LogicalID) -> Self {
    "log group '\(group)' keeps its logs forever; set 'RetentionInDays'"
  }
}
