import AWSResources

/// Checks that the role of authenticated identities allows access only to objects with the user's identity in the key.
struct SignedInRoleIsScoped: Rule {
  static let description = RuleDescription(
    id: "signed-in-role-is-scoped",
    catalogID: "COG004",
    subject: .identity,
    severity: .error,
    summary: "The role of authenticated identities allows access only to objects with the user's identity in the key.",
    rationale: """
      All users of an identity pool have the same role. Access to a whole bucket is access to the files of every \
      other user.
      """,
    remedy: """
      Put '${cognito-identity.amazonaws.com:sub}' into the object keys in 'Resource', and for 's3:ListBucket' into a \
      condition on 's3:prefix'.
      """,
    references: [.aws("cognito/latest/developerguide/iam-roles.html")],
    passes: [
      RuleExample("a prefix per user") { graph in
        add(to: &graph, ["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::files/${cognito-identity.amazonaws.com:sub}/*")
      },
      RuleExample("a list of the user's prefix") { graph in
        let own = IAM.Condition("StringLike", "s3:prefix", "${cognito-identity.amazonaws.com:sub}/*")
        add(to: &graph, ["s3:ListBucket"], "arn:aws:s3:::files", [own])
      },
      RuleExample("another service") { graph in
        add(to: &graph, ["execute-api:Invoke"], "arn:aws:execute-api:eu-west-1:1:api/*")
      },
      RuleExample("a role of no identity pool") { graph in
        add(to: &graph, ["s3:GetObject"], "arn:aws:s3:::files/*")
        graph.change("Roles", Cognito.IdentityPoolRoleAttachment.self) { $0.roles = [:] }
      },
    ],
    fails: [
      RuleExample(
        "every object of a bucket",
        finds: .finding(
          "SignedIn", in: "Policy", at: "PolicyDocument.Statement.0",
          """
          users with role 'SignedIn' can access the objects of all users in 'arn:aws:s3:::files/*'; put \
          '${cognito-identity.amazonaws.com:sub}' into the object key
          """)
      ) { graph in
        add(to: &graph, ["s3:Get*"], "arn:aws:s3:::files/*")
      },
      RuleExample(
        "the objects of all users",
        finds: .finding(
          "SignedIn", in: "Policy", at: "PolicyDocument.Statement.0",
          """
          users with role 'SignedIn' can access the objects of all users in 'arn:aws:s3:::files/users/*'; put \
          '${cognito-identity.amazonaws.com:sub}' into the object key
          """)
      ) { graph in
        add(to: &graph, ["s3:GetObject"], "arn:aws:s3:::files/users/*")
      },
      RuleExample(
        "a list of the whole bucket",
        finds: .finding(
          "SignedIn", in: "Policy", at: "PolicyDocument.Statement.0",
          """
          users with role 'SignedIn' can list the objects of all users in 'arn:aws:s3:::files'; put \
          '${cognito-identity.amazonaws.com:sub}' into a condition on 's3:prefix'
          """)
      ) { graph in
        add(to: &graph, ["s3:ListBucket"], "arn:aws:s3:::files")
      },
      RuleExample(
        "an AWS managed policy for all buckets",
        finds: .finding(
          "SignedIn", at: "ManagedPolicyArns",
          """
          users with role 'SignedIn' have the managed policy 'AmazonS3FullAccess' for all buckets; replace it with a \
          policy for the objects of the user
          """)
      ) { graph in
        add(to: &graph, ["sts:GetCallerIdentity"], "*")
        graph.change("SignedIn", IAM.Role.self) {
          $0.managedPolicies = [.existing("arn:aws:iam::aws:policy/AmazonS3FullAccess")]
        }
      },
    ],
    undetermined: [
      RuleExample("a resource from a parameter", unknown: "SignedIn") { graph in
        add(to: &graph, ["s3:GetObject"], .parameter("Objects"))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    // Those of guests are reported by `identity-pool-has-no-guests`.
    for role in model.identityPoolRoles(includingGuests: false) {
      guard let permissions = model.permissions(of: role) else { continue }
      for policy in permissions.policies {
        for (index, statement) in policy.statements.enumerated() where statement.isAllow {
          check(statement, index, policy, permissions.role, model, &findings)
        }
      }
      for name in permissions.sharedPolicies where name.hasPrefix("AmazonS3") {
        findings.report(.allBuckets(permissions.role.id, name), on: permissions.role, at: "ManagedPolicyArns")
      }
      if !permissions.isComplete {
        findings.unknown(
          permissions.role, "some policies of '\(permissions.role.id)' are not in the template", at: "Policies")
      }
    }
  }

  private func check(
    _ statement: IAM.Statement, _ index: Int, _ policy: LocatedPolicy, _ role: Located<IAM.Role>, _ model: Model,
    _ findings: inout Findings
  ) {
    let touchesObjects = allows(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], statement)
    guard touchesObjects || allows(["s3:ListBucket"], statement), !isNarrowed(statement, model) else { return }
    let resources = statement.resources?.values ?? []
    for resource in resources {
      let text = model.text(resource) ?? ""
      guard text == "*" || !text.hasPrefix("arn:") || text.contains(":s3:") else { continue }
      if namesUser(text) { continue }
      if case .expression(let expression) = resource, mayNameUser(expression) {
        findings.unknown(role, "the resources of '\(policy.entry.id)' cannot be determined before deployment")
      } else {
        findings.report(
          .objectsOfAllUsers(role.id, text, isList: !touchesObjects), on: role.id, at: policy.place(ofStatement: index))
      }
    }
  }

  private func allows(_ actions: [String], _ statement: IAM.Statement) -> Bool {
    statement.actionNames.contains { name in
      let pattern = ActionPattern(name)
      return actions.contains { pattern.matches($0) }
    }
  }

  private func isNarrowed(_ statement: IAM.Statement, _ model: Model) -> Bool {
    (statement.conditions ?? []).contains { condition in
      !condition.test.lowercased().contains("not")
        && condition.values.values.allSatisfy { namesUser(model.text($0) ?? "") }
    }
  }

  /// Whether a text contains a policy variable of the user: the identity, or a tag of the session.
  private func namesUser(_ text: String) -> Bool {
    let text = text.lowercased()
    return text.contains("${cognito-identity.amazonaws.com:sub}") || text.contains("${aws:principaltag/")
  }

  /// Whether the unknown part of an expression may contain the user's identity.
  private func mayNameUser(_ expression: Expression) -> Bool {
    switch expression.resolved {
    case nil, .parameter?: true
    case .join(let parts)?: parts.contains { $0.resolved == nil }
    default: false
    }
  }

  private static func add(
    to graph: inout ResourceGraph, _ actions: [String], _ resource: Value<String>,
    _ conditions: [IAM.Condition]? = nil
  ) {
    graph.add("SignedIn", IAM.Role())
    graph.add(
      "Policy",
      IAM.RolePolicy {
        $0.role = .to("SignedIn")
        $0.document = IAM.PolicyDocument([
          IAM.Statement(actions: actions, resources: [resource], conditions: conditions)
        ])
      })
    graph.add(
      "Roles",
      Cognito.IdentityPoolRoleAttachment { $0.roles = ["authenticated": Reference<IAM.Role>.to("SignedIn").value] })
  }
}

extension Finding.Message {
  fileprivate static func objectsOfAllUsers(_ role: LogicalID, _ resource: String, isList: Bool) -> Self {
    isList
      ? """
      users with role '\(role)' can list the objects of all users in '\(resource)'; put \
      '${cognito-identity.amazonaws.com:sub}' into a condition on 's3:prefix'
      """
      : """
      users with role '\(role)' can access the objects of all users in '\(resource)'; put \
      '${cognito-identity.amazonaws.com:sub}' into the object key
      """
  }

  fileprivate static func allBuckets(_ role: LogicalID, _ policy: String) -> Self {
    """
    users with role '\(role)' have the managed policy '\(policy)' for all buckets; replace it with a policy for the \
    objects of the user
    """
  }
}
