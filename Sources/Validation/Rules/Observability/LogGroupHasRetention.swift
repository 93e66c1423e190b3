import AWSResources

/// Checks that a log group has a retention period.
struct LogGroupHasRetention: Rule {
  static let description = RuleDescription(
    id: "log-group-has-retention",
    catalogID: "LOG001",
    subject: .observability,
    severity: .error,
    summary: "A log group has a retention period.",
    rationale: "Without a retention period, logs are stored and paid for indefinitely, including personal data.",
    remedy: "Set 'RetentionInDays'.",
    references: [
      .cfnNag("W86"),
      .securityHub("CloudWatch.16"), .cdkNag("NIST.800.53.R5-CloudWatchLogGroupRetentionPeriod"),
      .checkov("CKV_AWS_66"),
      .checkov("CKV_AWS_338"),
    ],
    passes: [
      RuleExample("a year") { $0.add("Logs", Logs.LogGroup { $0.retention = 365 }) },
      RuleExample("the delivery class, with a fixed retention of two days") {
        $0.add("Logs", Logs.LogGroup { $0.logGroupClass = .literal(.delivery) })
      },
    ],
    fails: [
      RuleExample(
        "a log group without the property",
        finds: .finding(
          "Logs", at: "RetentionInDays",
          "log group 'Logs' retains logs indefinitely; set 'RetentionInDays'")
      ) {
        $0.add("Logs", Logs.LogGroup { $0.name = "/shop/api" })
      },
      RuleExample(
        "0 days, which means indefinitely in Terraform",
        finds: .finding(
          "Logs", at: "RetentionInDays",
          "log group 'Logs' retains logs indefinitely; set 'RetentionInDays'")
      ) {
        $0.add("Logs", Logs.LogGroup { $0.retention = 0 })
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Logs") {
        $0.add("Logs", Logs.LogGroup { $0.retention = .parameter("Days") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.graph.all(Logs.LogGroup.self) where group.logGroupClass?.literal != .delivery {
      switch model.known(group.retention).or(0) {
      case .value(0): findings.report(.noRetention(group.id), on: group, at: "RetentionInDays")
      case .unknown:
        findings.unknown(
          group, "how long '\(group.id)' retains its logs cannot be determined before deployment", at: "RetentionInDays"
        )
      case .value, .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func noRetention(_ group: LogicalID) -> Self {
    "log group '\(group)' retains logs indefinitely; set 'RetentionInDays'"
  }
}
