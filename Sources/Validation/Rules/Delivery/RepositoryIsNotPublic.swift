import AWSResources

/// Checks that a repository policy allows access only to named principals.
struct RepositoryIsNotPublic: Rule {
  static let description = RuleDescription(
    id: "repository-is-not-public",
    catalogID: "ECR003",
    subject: .delivery,
    severity: .error,
    summary: "A repository policy allows access only to named principals.",
    rationale: "A public repository policy lets anyone pull the images, and depending on its actions push images.",
    remedy: "Name the accounts in 'Principal', or restrict the statement to an organization with 'aws:PrincipalOrgID'.",
    references: [
      .checkov("CKV_AWS_32"), .cdkNag("AwsSolutions-ECR1"), .trivy("AWS-0032"),
    ],
    passes: [
      RuleExample("no policy, which allows only the account's own identities") { $0.add("Images", ECR.Repository()) },
      RuleExample("another account") {
        $0.add("Images", repository(.init("AWS", ["arn:aws:iam::123456789012:root"])))
      },
      RuleExample("all accounts of an organization") {
        $0.add("Images", repository(.everybody, [.init("StringEquals", "aws:PrincipalOrgID", "o-12345678")]))
      },
    ],
    fails: [
      RuleExample(
        "a public policy",
        finds: .finding(
          "Images", at: "RepositoryPolicyText.Statement.0.Principal",
          "the policy of repository 'Images' allows access to everyone; name the accounts in 'Principal'")
      ) { $0.add("Images", repository(.everybody)) },
      RuleExample(
        "a public policy with other principals",
        finds: .finding(
          "Images", at: "RepositoryPolicyText.Statement.0.Principal",
          "the policy of repository 'Images' allows access to everyone; name the accounts in 'Principal'")
      ) {
        $0.add("Images", repository(.init("AWS", ["arn:aws:iam::123456789012:root", "*"])))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for repository in model.graph.all(ECR.Repository.self) {
      if repository.policy == nil, repository.entry.isUnresolved(at: ["RepositoryPolicyText"]) {
        findings.unknown(
          repository, "'\(repository.id)' leaves its policy to the deployment", at: "RepositoryPolicyText")
      }
      for (index, statement) in (repository.policy?.statements ?? []).enumerated() where statement.admitsEverybody {
        findings.report(
          .publicPolicy(repository.id), on: repository, at: "RepositoryPolicyText", "Statement", "\(index)", "Principal"
        )
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
  fileprivate static func publicPolicy(_ repository: LogicalID) -> Self {
    "the policy of repository '\(repository)' allows access to everyone; name the accounts in 'Principal'"
  }
}
