import AWSResources

/// Asks that a repository lets old images go.
struct RepositoryExpiresImages: Rule {
  static let description = RuleDescription(
    id: "repository-expires-images",
    catalogID: "ECR005",
    subject: .delivery,
    severity: .warning,
    summary: "A repository has a lifecycle policy.",
    rationale: "Otherwise every image ever built is kept and paid for, with all its known holes.",
    remedy: "Add a lifecycle policy that expires untagged images and keeps the newest ones.",
    references: [.securityHub("ECR.3"), .document("002")],
    passes: [
      RuleExample("a lifecycle policy") { $0.add("Images", ECR.Repository { $0.lifecyclePolicy = #"{"rules":[]}"# }) }
    ],
    fails: [RuleExample("no lifecycle policy", finds: "Images") { $0.add("Images", ECR.Repository()) }]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for repository in model.graph.all(ECR.Repository.self) {
      guard repository.lifecyclePolicy?.expression.isNoValue ?? true else { continue }
      if repository.entry.isOpen(at: ["LifecyclePolicy"]) {
        findings.unknown(
          repository, "'\(repository.id)' leaves its lifecycle policy to the deployment", at: "LifecyclePolicy")
      } else {
        findings.report(.keepsAll(repository.id), on: repository, at: "LifecyclePolicy")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func keepsAll(_ repository: LogicalID) -> Self {
    "repository '\(repository)' keeps every image forever; add a lifecycle policy"
  }
}
