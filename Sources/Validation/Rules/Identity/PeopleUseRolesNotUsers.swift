import AWSResources
import Documents

/// Checks that people and programs use IAM roles: the template has no IAM users and no policies of users.
struct PeopleUseRolesNotUsers: Rule {
  static let description = RuleDescription(
    id: "people-use-roles-not-users",
    catalogID: "IAM009",
    subject: .identity,
    severity: .warning,
    summary: "People and programs use IAM roles: the template has no IAM users and no policies of users.",
    rationale:
      "A user has long-term credentials, which are copied and leaked, and remain valid until someone deletes them.",
    remedy: """
      Use IAM Identity Center for people, OpenID Connect for programs outside AWS, and the role of the service or \
      function for programs in AWS.
      """,
    references: [
      .cdkNag("NIST.800.53.R5-IAMUserNoPolicies"), .checkov("CKV_AWS_40"), .checkov("CKV_AWS_273"),
      .securityHub("IAM.2"), .trivy("AWS-0143"),
    ],
    passes: [
      RuleExample("a role") { $0.add("Operator", IAM.Role()) },
      RuleExample("a policy that is attached to a role") { graph in
        graph.add("Policy", IAM.ManagedPolicy { $0.roles = [.to("Operator")] })
      },
    ],
    fails: [
      RuleExample(
        "a user",
        finds: .finding("Ann", "IAM user 'Ann' has long-term credentials; replace it with a role")
      ) { graph in
        add(to: &graph, "Ann", .cloudFormation, "AWS::IAM::User", [:])
      },
      RuleExample(
        "a user in Terraform",
        finds: .finding("Ann", "IAM user 'Ann' has long-term credentials; replace it with a role")
      ) { graph in
        add(to: &graph, "Ann", .terraform, "aws_iam_user", ["name": "ann"])
      },
      RuleExample(
        "a policy that is attached to a user",
        finds: .finding("Policy", at: "Users", "policy 'Policy' is attached to a user; attach it to a role")
      ) {
        $0.add("Policy", IAM.ManagedPolicy { $0.users = ["ann"] })
      },
      RuleExample(
        "a policy that is attached to a role and a user",
        finds: .finding("Policy", at: "Users", "policy 'Policy' is attached to a user; attach it to a role")
      ) { graph in
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
    "IAM user '\(user)' has long-term credentials; replace it with a role"
  }

  fileprivate static func policy(_ policy: LogicalID) -> Self {
    "policy '\(policy)' is attached to a user; attach it to a role"
  }
}
