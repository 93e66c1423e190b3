import AWSResources
import Documents

/// Checks that a role that trusts GitHub Actions names the repository, and the branch, tag or environment.
struct GitHubTrustNamesRepositoryAndBranch: Rule {
  static let description = RuleDescription(
    id: "github-trust-names-repository-and-branch",
    catalogID: "IAM010",
    subject: .identity,
    severity: .error,
    summary: "A role that trusts GitHub Actions names the repository, and the branch, tag or environment.",
    rationale: """
      All GitHub workflows get tokens from the same issuer. Without the repository in the condition, any workflow on \
      GitHub can assume the role; without the branch, the workflow of any pull request can.
      """,
    remedy: """
      Add a condition on 'token.actions.githubusercontent.com:sub' with 'repo:owner/repository:ref:refs/heads/main' \
      or 'repo:owner/repository:environment:production'.
      """,
    references: [
      .checkov("CKV_AWS_358"), .checkov("CKV_AWS_393"),
    ],
    passes: [
      RuleExample("a branch") { $0.add("Deploy", role("StringEquals", "repo:acme/shop:ref:refs/heads/main")) },
      RuleExample("an environment") { $0.add("Deploy", role("StringLike", "repo:acme/shop:environment:production")) },
      RuleExample("tags of releases") { $0.add("Deploy", role("StringLike", "repo:acme/shop:ref:refs/tags/v*")) },
      RuleExample("a service") { graph in
        graph.add(
          "Task",
          IAM.Role {
            $0.trustPolicy = IAM.PolicyDocument([IAM.Statement(trusting: "ecs-tasks.amazonaws.com")])
          })
      },
    ],
    fails: [
      RuleExample(
        "no condition on the repository",
        finds: .finding(
          "Deploy", at: "AssumeRolePolicyDocument.Statement.0",
          """
          role 'Deploy' can be assumed by any workflow on GitHub; add a condition on \
          'token.actions.githubusercontent.com:sub' with your repository and branch
          """)
      ) { $0.add("Deploy", role("StringEquals", nil)) },
      RuleExample(
        "every repository of an owner",
        finds: .finding(
          "Deploy", at: "AssumeRolePolicyDocument.Statement.0",
          """
          role 'Deploy' can be assumed by workflows of 'repo:acme/*'; name the repository, and the branch, tag or \
          environment
          """)
      ) {
        $0.add("Deploy", role("StringLike", "repo:acme/*"))
      },
      RuleExample(
        "every branch",
        finds: .finding(
          "Deploy", at: "AssumeRolePolicyDocument.Statement.0",
          """
          role 'Deploy' can be assumed by workflows of 'repo:acme/shop:*'; name the repository, and the branch, tag \
          or environment
          """)
      ) { $0.add("Deploy", role("StringLike", "repo:acme/shop:*")) },
      RuleExample(
        "every branch with another operator",
        finds: .finding(
          "Deploy", at: "AssumeRolePolicyDocument.Statement.0",
          """
          role 'Deploy' can be assumed by workflows of 'repo:acme/shop:ref:refs/heads/*'; name the repository, and \
          the branch, tag or environment
          """)
      ) {
        $0.add("Deploy", role("ForAnyValue:StringLike", "repo:acme/shop:ref:refs/heads/*"))
      },
      RuleExample(
        "a pattern that is compared as it is",
        finds: .finding(
          "Deploy", at: "AssumeRolePolicyDocument.Statement.0",
          """
          role 'Deploy' can be assumed by no workflow, since 'StringEquals' compares 'repo:acme/shop:*' with its '*' as \
          it is; use 'StringLike'
          """)
      ) { $0.add("Deploy", role("StringEquals", "repo:acme/shop:*")) },
    ],
    undetermined: [
      RuleExample("a repository from a parameter", unknown: "Deploy") {
        $0.add("Deploy", role("StringLike", .parameter("Subject")))
      }
    ]
  )

  private static let issuer = "token.actions.githubusercontent.com"

  func check(_ model: Model, _ findings: inout Findings) {
    for policy in model.trustPolicies {
      for (index, statement) in policy.statements.enumerated() where statement.isAllow {
        if trustsGitHub(statement, model) { check(statement, index, policy, model, &findings) }
      }
    }
  }

  private func trustsGitHub(_ statement: IAM.Statement, _ model: Model) -> Bool {
    let federations = (statement.principal?.groups ?? []).filter { $0.kind == "Federated" }.flatMap(\.members.values)
    return federations.contains { provider in
      if model.text(provider)?.contains(Self.issuer) == true { return true }
      guard let id = provider.expression.target?.id, case .raw(let raw)? = model.graph[id]?.content else {
        return false
      }
      let url = model.known("Url", of: raw, as: String.self).value
      return url?.contains(Self.issuer) == true
    }
  }

  private func check(
    _ statement: IAM.Statement, _ index: Int, _ policy: LocatedPolicy, _ model: Model, _ findings: inout Findings
  ) {
    let subjects = (statement.conditions ?? []).filter { condition in
      condition.key.lowercased() == "\(Self.issuer):sub" && !condition.test.lowercased().contains("not")
        && condition.test.lowercased() != "null"
    }
    if subjects.isEmpty { return findings.report(.anyWorkflow(policy.entry.id), on: policy, statement: index) }
    if let dead = subjects.first(where: isDead), let subject = dead.values.values.first?.literal,
      let role = model.graph.resource(policy.entry.id, as: IAM.Role.self)
    {
      return findings.report(
        .noWorkflow(role.id, subject), on: role, at: "AssumeRolePolicyDocument", "Statement", "\(index)",
        severity: .warning)
    }
    // All conditions must hold, so one narrow condition is enough.
    var wide: String?
    var isOpen = false
    for condition in subjects {
      let isPattern = condition.test.lowercased().contains("like")
      let values = isPattern ? condition.values.values.map { model.text($0) ?? "" } : []
      if let value = values.first(where: { !Self.isNarrow($0.replacing(/\$\{[^}]*\}/, with: "x")) }) {
        wide = wide ?? value
      } else if values.contains(where: { $0.contains("${") }) {
        isOpen = true
      } else {
        return
      }
    }
    if isOpen {
      findings.unknown(
        policy.entry, "which workflows '\(policy.entry.id)' trusts cannot be determined before deployment",
        at: "AssumeRolePolicyDocument")
    } else if let wide {
      findings.report(.anyBranch(policy.entry.id, wide), on: policy, statement: index)
    }
  }

  /// Whether no workflow has the subject: `StringEquals` takes `*` for a sign of its own, and no subject has it.
  private func isDead(_ condition: IAM.Condition) -> Bool {
    condition.test.lowercased().contains("stringequals") && !condition.values.values.isEmpty
      && condition.values.values.allSatisfy { $0.literal?.contains("*") == true }
  }

  /// `repo:owner/repository:ref:refs/heads/main`: no `*` before the start of the branch, tag or environment.
  private static func isNarrow(_ pattern: String) -> Bool {
    let fixed = pattern.prefix { $0 != "*" && $0 != "?" }
    if fixed == pattern { return true }
    let parts = fixed.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "repo", parts[1].contains("/") else { return false }
    let start = parts[3]
    for prefix in ["refs/heads/", "refs/tags/"] where start.hasPrefix(prefix) { return start.count > prefix.count }
    return parts[2] == "environment" && !start.isEmpty
  }

  private static func role(_ test: String, _ subject: Value<String>?) -> IAM.Role {
    var conditions = [IAM.Condition("StringEquals", "\(issuer):aud", "sts.amazonaws.com")]
    if let subject { conditions.append(IAM.Condition(test, "\(issuer):sub", subject)) }
    let statement = IAM.Statement {
      $0.effect = .literal(.allow)
      $0.principal = IAM.Principal("Federated", ["arn:aws:iam::123456789012:oidc-provider/\(text: issuer)"])
      $0.actions = ["sts:AssumeRoleWithWebIdentity"]
      $0.conditions = conditions
    }
    return IAM.Role { $0.trustPolicy = IAM.PolicyDocument([statement]) }
  }
}

extension Finding.Message {
  fileprivate static func anyWorkflow(_ role: LogicalID) -> Self {
    """
    role '\(role)' can be assumed by any workflow on GitHub; add a condition on \
    'token.actions.githubusercontent.com:sub' with your repository and branch
    """
  }

  fileprivate static func noWorkflow(_ role: LogicalID, _ subject: String) -> Self {
    """
    role '\(role)' can be assumed by no workflow, since 'StringEquals' compares '\(subject)' with its '*' as it is; \
    use 'StringLike'
    """
  }

  fileprivate static func anyBranch(_ role: LogicalID, _ subject: String) -> Self {
    """
    role '\(role)' can be assumed by workflows of '\(subject)'; name the repository, and the branch, tag or \
    environment
    """
  }
}
