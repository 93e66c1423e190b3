import AWSResources
import Documents

/// Asks that a role for GitHub Actions is one repository's, and one branch's.
struct GitHubTrustNamesRepositoryAndBranch: Rule {
  static let description = RuleDescription(
    id: "github-trust-names-repository-and-branch",
    catalogID: "IAM010",
    subject: .identity,
    severity: .error,
    summary: "A role that trusts GitHub Actions names the repository, and the branch, tag or environment.",
    rationale: """
      Every workflow on GitHub gets tokens of the same issuer. Without the repository anybody's workflow takes the role \
      on, and without the branch the one of every pull request.
      """,
    remedy: """
      Ask for 'token.actions.githubusercontent.com:sub' to be 'repo:owner/repository:ref:refs/heads/main', or \
      'repo:owner/repository:environment:production'.
      """,
    references: [.checkov("CKV_AWS_358"), .checkov("CKV_AWS_393"), .document("003")],
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
      RuleExample("everybody's workflows", finds: "Deploy") { $0.add("Deploy", role("StringEquals", nil)) },
      RuleExample("every repository of an owner", finds: "Deploy") {
        $0.add("Deploy", role("StringLike", "repo:acme/*"))
      },
      RuleExample("every branch", finds: "Deploy") { $0.add("Deploy", role("StringLike", "repo:acme/shop:*")) },
      RuleExample("every branch by another word", finds: "Deploy") {
        $0.add("Deploy", role("ForAnyValue:StringLike", "repo:acme/shop:ref:refs/heads/*"))
      },
    ],
    leavesOpen: [
      RuleExample("a repository that the deployment gives", finds: "Deploy") {
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
    if subjects.isEmpty { return findings.report(.anybody(policy.entry.id), on: policy, statement: index) }
    // Every condition has to hold, so one that is narrow is enough.
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
        policy.entry, "whose workflows '\(policy.entry.id)' trusts is known to the deployment alone",
        at: "AssumeRolePolicyDocument")
    } else if let wide {
      findings.report(.wide(policy.entry.id, wide), on: policy, statement: index)
    }
  }

  /// `repo:owner/repository:ref:refs/heads/main`: no `*` before the branch, the tag or the environment begins.
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
  fileprivate static func anybody(_ role: LogicalID) -> Self {
    """
    role '\(role)' can be taken on by everybody's workflows on GitHub; ask for \
    'token.actions.githubusercontent.com:sub' to be a branch of your repository
    """
  }

  fileprivate static func wide(_ role: LogicalID, _ subject: String) -> Self {
    """
    role '\(role)' can be taken on by workflows of '\(subject)'; name the repository, and the branch, tag or \
    environment
    """
  }
}
