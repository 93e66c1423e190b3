import AWSResources
import Documents

/// Asks that nobody gets keys that never end.
struct PeopleUseRolesNotUsers: Rule {
  static let description = RuleDescription(
    id: "people-use-roles-not-users",
    catalogID: "IAM009",
    subject: .identity,
    severity: .warning,
    summary: "People and programs take on roles; there are no IAM users, and no policies of users.",
    rationale: "A user has a password or keys that never end: they are copied, lost, and outlive the reason for them.",
    remedy: """
      Let people sign in through IAM Identity Center, programs outside AWS through OpenID Connect, and programs inside \
      it by the role of what they run in.
      """,
    references: [
      .cdkNag("NIST.800.53.R5-IAMUserNoPolicies"), .checkov("CKV_AWS_40"), .checkov("CKV_AWS_273"),
      .securityHub("IAM.2"), .trivy("AWS-0143"), .document("004"),
    ],
    passes: [
      RuleExample("a role") { $0.add("Operator", IAM.Role()) },
      RuleExample("a policy of a role") { graph in
        graph.add("Policy", IAM.ManagedPolicy { $0.roles = [.to("Operator")] })
      },
    ],
    fails: [
      RuleExample("a user", finds: "Ann") { graph in
        add(to: &graph, "Ann", .cloudFormation, "AWS::IAM::User", [:])
      },
      RuleExample("a user in Terraform", finds: "Ann") { graph in
        add(to: &graph, "Ann", .terraform, "aws_iam_user", ["name": "ann"])
      },
      RuleExample("a policy that is attached to a user", finds: "Policy") {
        $0.add("Policy", IAM.ManagedPolicy { $0.users = ["ann"] })
      },
      RuleExample("a policy of roles and users", finds: "Policy") { graph in
        add(to: &graph, "Policy", .cloudFormation, "AWS::IAM::Policy", ["Roles": ["a"], "Users": ["ann"]])
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for (entry, _) in model.raw("AWS::IAM::User", "aws_iam_user") { findings.report(.user(entry.id), on: entry) }
    for (entry, _) in model.raw("AWS::IAM::UserPolicy", "aws_iam_user_policy", "aws_iam_user_policy_attachment") {
      findings.report(.policy(entry.id), on: entry)
    }
    for (entry, raw) in model.raw("AWS::IAM::Policy", "aws_iam_policy_attachment") {
      let users = raw.properties[raw.dialect == .cloudFormation ? "Users" : "users"]
      if users?.array?.isEmpty == false { findings.report(.policy(entry.id), on: entry, at: "Users") }
    }
    for policy in model.graph.all(IAM.ManagedPolicy.self) where policy.users?.items.isEmpty == false {
      findings.report(.policy(policy.id), on: policy, at: "Users")
    }
  }

  private static func add(
    to graph: inout ResourceGraph, _ id: LogicalID, _ dialect: Dialect, _ type: String, _ properties: Object
  ) {
    try? graph.insert(Entry(id, RawResource(dialect, type: type, properties: properties)))
  }
}

extension Finding.Message {
  fileprivate static func user(_ user: LogicalID) -> Self {
    "'\(user)' is a user whose password and keys never end; let people and programs take on a role instead"
  }

  fileprivate static func policy(_ policy: LogicalID) -> Self {
    "'\(policy)' gives permissions to a user; give them to a role"
  }
}
