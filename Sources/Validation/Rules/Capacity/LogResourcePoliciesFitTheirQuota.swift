import AWSResources
import Documents

/// Checks that the resource policies of CloudWatch Logs do not exceed AWS's quota.
struct LogResourcePoliciesFitTheirQuota: Rule {
  /// The policies that AWS accepts in a region of an account, which it does not raise.
  static let quota = 10

  static let description = RuleDescription(
    id: "log-resource-policies-fit-their-quota",
    subject: .capacity,
    severity: .error,
    summary: "A region of an account has at most 10 resource policies of CloudWatch Logs.",
    rationale: """
      AWS rejects the eleventh policy in the middle of a deployment, and raises the quota for nobody. The stacks of all \
      services that write to log groups share it, so that no single stack shows their number.
      """,
    remedy: """
      Let one policy admit a service to several log groups, of 5120 characters at most, or deploy to another region or \
      account.
      """,
    references: [.aws("AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html")],
    passes: [
      RuleExample("10 policies") { graph in
        for number in 1...quota { graph.add(LogicalID("Policy\(number)"), policy(number)) }
      },
      RuleExample("11 policies, of which two have one name") { graph in
        for number in 1...quota { graph.add(LogicalID("Policy\(number)"), policy(number)) }
        graph.add("Again", policy(1))
      },
    ],
    fails: [
      RuleExample(
        "11 policies",
        finds: .finding(
          "Policy11",
          """
          'Policy11' is the last of 11 resource policies of CloudWatch Logs, AWS accepts 10 in a region of an account; let one \
          policy admit a service to several log groups
          """)
      ) { graph in
        for number in 1...quota + 1 { graph.add(LogicalID("Policy\(number)"), policy(number)) }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    var names: [Value<String>?] = []
    let policies = model.graph.all(Logs.ResourcePolicy.self).filter { policy in
      // A policy of a name replaces another one.
      guard policy.name == nil || !names.contains(policy.name) else { return false }
      names.append(policy.name)
      return true
    }
    guard policies.count > Self.quota, let last = policies.last else { return }
    findings.report(.tooMany(last.id, policies.count), on: last)
  }

  private static func policy(_ number: Int) -> Logs.ResourcePolicy {
    Logs.ResourcePolicy { $0.name = .literal("policy-\(number)") }
  }
}

extension Finding.Message {
  fileprivate static func tooMany(_ policy: LogicalID, _ count: Int) -> Self {
    """
    '\(policy)' is the last of \(count) resource policies of CloudWatch Logs, AWS accepts \
    \(LogResourcePoliciesFitTheirQuota.quota) in a region of an account; let one policy admit a service to several log groups
    """
  }
}
