import AWSResources

/// Asks that a tag of a repository stays with its image.
struct ImageTagsCannotBeOverwritten: Rule {
  static let description = RuleDescription(
    id: "image-tags-cannot-be-overwritten",
    catalogID: "ECR001",
    subject: .delivery,
    severity: .error,
    summary: "A repository's tags cannot be moved to other images.",
    rationale:
      "Where 'v1.4.2' can be pushed twice, what was tested is not what is deployed, by mistake or by an attacker.",
    remedy: "Set 'ImageTagMutability' to 'IMMUTABLE'.",
    references: [.securityHub("ECR.2"), .checkov("CKV_AWS_51"), .trivy("AWS-0031"), .document("004")],
    passes: [
      RuleExample("immutable tags") { $0.add("Images", repository(.literal(.immutable))) },
      RuleExample("immutable tags with exceptions") { $0.add("Images", repository(.literal(.immutableWithExclusion))) },
    ],
    fails: [
      RuleExample("a repository that says nothing", finds: "Images") { $0.add("Images", ECR.Repository()) },
      RuleExample("mutable tags", finds: "Images") { $0.add("Images", repository(.literal(.mutable))) },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Images") {
        $0.add("Images", repository(.parameter("Mutability")))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for repository in model.graph.all(ECR.Repository.self) {
      switch model.known(repository.tagMutability).or(.mutable) {
      case .value(.mutable), .value(.mutableWithExclusion):
        findings.report(.mutable(repository.id), on: repository, at: "ImageTagMutability")
      case .unknown:
        findings.unknown(
          repository, "whether tags of '\(repository.id)' can be moved is known to the deployment alone",
          at: "ImageTagMutability")
      case .value(.immutable), .value(.immutableWithExclusion), .absent: break
      }
    }
  }

  private static func repository(_ mutability: Value<ECR.Repository.TagMutability>) -> ECR.Repository {
    ECR.Repository { $0.tagMutability = mutability }
  }
}

extension Finding.Message {
  fileprivate static func mutable(_ repository: LogicalID) -> Self {
    "tags of repository '\(repository)' can be moved to other images; set 'ImageTagMutability' to 'IMMUTABLE'"
  }
}
