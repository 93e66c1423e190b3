import AWSResources

/// Asks that a repository's policy does not let everybody in.
struct RepositoryIsNotPublic: Rule {
  static let description = RuleDescription(
    id: "repository-is-not-public",
    catalogID: "ECR003",
    subject: .delivery,
    severity: .error,
    summary: "A repository's policy lets known accounts in, and nobody else.",
    rationale: "Everybody may then pull the images, with all that is in them, and with some policies push their own.",
    remedy: "Name the accounts in 'Principal', or ask for the organization with 'aws:PrincipalOrgID'.",
    references: [.checkov("CKV_AWS_32"), .cdkNag("AwsSolutions-ECR1"), .trivy("AWS-0032"), .document("000")],
    passes: [
      RuleExample("no policy: the account's own identities alone") { $0.add("Images", ECR.Repository()) },
      RuleExample("another account") {
        $0.add("Images", repository(.init("AWS", ["arn:aws:iam::123456789012:root"])))
      },
      RuleExample("everybody of an organization") {
        $0.add("Images", repository(.everybody, [.init("StringEquals", "aws:PrincipalOrgID", "o-12345678")]))
      },
    ],
    fails: [
      RuleExample("everybody", finds: "Images") { $0.add("Images", repository(.everybody)) },
      RuleExample("everybody among others", finds: "Images") {
        $0.add("Images", repository(.init("AWS", ["arn:aws:iam::123456789012:root", "*"])))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for repository in model.graph.all(ECR.Repository.self) {
      if repository.policy == nil, repository.entry.isOpen(at: ["RepositoryPolicyText"]) {
        findings.unknown(
          repository, "'\(repository.id)' leaves its policy to the deployment", at: "RepositoryPolicyText")
      }
      for (index, statement) in (repository.policy?.statements ?? []).enumerated() where statement.admitsEverybody {
        findings.report(
          .public(repository.id), on: repository, at: "RepositoryPolicyText", "Statement", "\(index)", "Principal")
      }
    }
  }

  private static func repository(_ principal: IAM.Principal, _ conditions: [IAM.Condition]? = nil) -> ECR.Repository {
    ECR.Repository { repository in
      repository.policy = IAM.PolicyDocument([
        IAM.Statement {
          $0.effect = .literal(.allow)
          $0.principal = principal
          $0.actions = ["ecr:BatchGetImage"]
          $0.conditions = conditions
        }
      ])
    }
  }
}

extension Finding.Message {
  fileprivate static func `public`(_ repository: LogicalID) -> Self {
    "the policy of repository '\(repository)' lets everybody in; name the accounts in 'Principal'"
  }
}
