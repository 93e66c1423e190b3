import AWSResources

/// Asks that the users of an application cannot read each other's files.
struct SignedInRoleIsScoped: Rule {
  static let description = RuleDescription(
    id: "signed-in-role-is-scoped",
    catalogID: "COG004",
    subject: .identity,
    severity: .error,
    summary: "The role of an identity pool's users reaches, in buckets, what has the user's identity in its key.",
    rationale: """
      Every user has the same role. What it may do with a whole bucket, each of them may do with the files of all \
      the others.
      """,
    remedy: """
      Put '${cognito-identity.amazonaws.com:sub}' into the keys that 'Resource' names, and for 's3:ListBucket' into a \
      condition on 's3:prefix'.
      """,
    references: [.document("000")],
    passes: [
      RuleExample("a prefix of the user's own") { graph in
        add(to: &graph, ["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::files/${cognito-identity.amazonaws.com:sub}/*")
      },
      RuleExample("a list of the user's own prefix") { graph in
        let own = IAM.Condition("StringLike", "s3:prefix", "${cognito-identity.amazonaws.com:sub}/*")
        add(to: &graph, ["s3:ListBucket"], "arn:aws:s3:::files", [own])
      },
      RuleExample("another service") { graph in
        add(to: &graph, ["execute-api:Invoke"], "arn:aws:execute-api:eu-west-1:1:api/*")
      },
      RuleExample("a role that no identity pool gives") { graph in
        add(to: &graph, ["s3:GetObject"], "arn:aws:s3:::files/*")
        graph.change("Roles", Cognito.IdentityPoolRoleAttachment.self) { $0.roles = [:] }
      },
    ],
    fails: [
      RuleExample("every object of a bucket", finds: "SignedIn") { graph in
        add(to: &graph, ["s3:Get*"], "arn:aws:s3:::files/*")
      },
      RuleExample("the objects of all users", finds: "SignedIn") { graph in
        add(to: &graph, ["s3:GetObject"], "arn:aws:s3:::files/users/*")
      },
      RuleExample("a list of everything", finds: "SignedIn") { graph in
        add(to: &graph, ["s3:ListBucket"], "arn:aws:s3:::files")
      },
      RuleExample("AWS's policy for every bucket", finds: "SignedIn") { graph in
        add(to: &graph, ["sts:GetCallerIdentity"], "*")
        graph.change("SignedIn", IAM.Role.self) {
          $0.managedPolicies = [.existing("arn:aws:iam::aws:policy/AmazonS3FullAccess")]
        }
      },
    ],
    leavesOpen: [
      RuleExample("a resource that the deployment gives", finds: "SignedIn") { graph in
        add(to: &graph, ["s3:GetObject"], .parameter("Objects"))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for role in roles(of: model) {
      guard let permissions = model.permissions(of: role) else { continue }
      for policy in permissions.policies {
        for (index, statement) in policy.statements.enumerated() where statement.isAllow {
          check(statement, index, policy, permissions.role, model, &findings)
        }
      }
      for name in permissions.sharedPolicies where name.hasPrefix("AmazonS3") {
        findings.report(.shared(permissions.role.id, name), on: permissions.role, at: "ManagedPolicyArns")
      }
      if !permissions.isComplete {
        findings.unknown(
          permissions.role, "'\(permissions.role.id)' has policies that the template does not show", at: "Policies")
      }
    }
  }

  /// The roles of people who signed in: those of guests are another rule's business.
  private func roles(of model: Model) -> [Reference<IAM.Role>] {
    var seen: Set<LogicalID> = []
    return model.graph.all(Cognito.IdentityPoolRoleAttachment.self).flatMap { attachment in
      let named = (attachment.roles?.entries ?? []).filter { $0.name == "authenticated" }
      return named.map { Reference(expression: $0.value.expression) }
        + attachment.mappings.flatMap { $0.rules.compactMap(\.role) }
    }.filter { role in role.id.map { seen.insert($0).inserted } ?? false }
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
      if case .expression(let expression) = resource, isOpen(expression) {
        findings.unknown(role, "which objects '\(policy.entry.id)' is about is known to the deployment alone")
      } else {
        findings.report(
          .everybody(role.id, text, isList: !touchesObjects), on: role.id, placed: place(of: index, in: policy))
      }
    }
  }

  private func place(of index: Int, in policy: LocatedPolicy) -> SourceLocation? {
    policy.entry.location(of: policy.path + ["Statement", "\(index)"])
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

  /// Whether a policy variable of the user stands in a text: the identity, or a tag of the session.
  private func namesUser(_ text: String) -> Bool {
    let text = text.lowercased()
    return text.contains("${cognito-identity.amazonaws.com:sub}") || text.contains("${aws:principaltag/")
  }

  /// Whether what the deployment gives may name the user.
  private func isOpen(_ expression: Expression) -> Bool {
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
  fileprivate static func everybody(_ role: LogicalID, _ resource: String, isList: Bool) -> Self {
    isList
      ? """
      every user with role '\(role)' sees the keys of all the others in '\(resource)'; ask for \
      '${cognito-identity.amazonaws.com:sub}' in a condition on 's3:prefix'
      """
      : """
      every user with role '\(role)' reaches the objects of all the others in '\(resource)'; put \
      '${cognito-identity.amazonaws.com:sub}' into the key
      """
  }

  fileprivate static func shared(_ role: LogicalID, _ policy: String) -> Self {
    """
    every user with role '\(role)' has the policy '\(policy)', which is about every bucket; name the objects of the \
    user in a policy of its own
    """
  }
}
