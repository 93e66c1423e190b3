import AWSResources

/// Checks that a repository has a lifecycle policy that expires old images.
struct RepositoryExpiresImages: Rule {
  static let description = RuleDescription(
    id: "repository-expires-images",
    catalogID: "ECR005",
    subject: .delivery,
    severity: .warning,
    summary: "A repository has a lifecycle policy that expires old images.",
    rationale: """
      Without a lifecycle policy, every image is stored and paid for indefinitely, including its known \
      vulnerabilities.
      """,
    remedy: "Add a lifecycle policy that expires untagged images and keeps the most recent ones.",
    references: [
      .securityHub("ECR.3")
    ],
    passes: [
      RuleExample("a lifecycle policy") { $0.add("Images", ECR.Repository { $0.lifecyclePolicy = #"{"rules":[]}"# }) }
    ],
    fails: [
      RuleExample(
        "no lifecycle policy",
        finds: .finding(
          "Images", at: "LifecyclePolicy",
          "repository 'Images' retains all images indefinitely; add a lifecycle policy")
      ) { $0.add("Images", ECR.Repository()) }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for repository in model.graph.all(ECR.Repository.self) {
      guard repository.lifecyclePolicy?.expression.isNoValue ?? true else { continue }
      if repository.entry.isUnresolved(at: ["LifecyclePolicy"]) {
        findings.unknown(
          repository, "the lifecycle policy of '\(repository.id)' cannot be determined before deployment",
          at: "LifecyclePolicy")
      } else {
        findings.report(.noLifecyclePolicy(repository.id), on: repository, at: "LifecyclePolicy")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func noLifecyclePolicy(_ repository: LogicalID) -> Self {
    "repository '\(repository)' retains all images indefinitely; add a lifecycle policy"
  }
}
