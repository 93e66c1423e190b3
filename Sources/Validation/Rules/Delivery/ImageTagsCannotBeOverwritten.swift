import AWSResources

/// Checks that a repository has immutable image tags.
struct ImageTagsCannotBeOverwritten: Rule {
  static let description = RuleDescription(
    id: "image-tags-cannot-be-overwritten",
    catalogID: "ECR001",
    subject: .delivery,
    severity: .error,
    summary: "A repository has immutable image tags.",
    rationale: """
      If a tag can be pushed twice, the image that was tested may not be the one that is deployed, by mistake or \
      through an attack.
      """,
    remedy: "Set 'ImageTagMutability' to 'IMMUTABLE'.",
    references: [
      .securityHub("ECR.2"), .checkov("CKV_AWS_51"), .trivy("AWS-0031"),
    ],
    passes: [
      RuleExample("immutable tags") { $0.add("Images", repository(.literal(.immutable))) },
      RuleExample("immutable tags with exclusions") { $0.add("Images", repository(.literal(.immutableWithExclusion))) },
    ],
    fails: [
      RuleExample(
        "a repository without the property",
        finds: .finding(
          "Images", at: "ImageTagMutability",
          "the image tags of repository 'Images' can be overwritten; set 'ImageTagMutability' to 'IMMUTABLE'")
      ) { $0.add("Images", ECR.Repository()) },
      RuleExample(
        "mutable tags",
        finds: .finding(
          "Images", at: "ImageTagMutability",
          "the image tags of repository 'Images' can be overwritten; set 'ImageTagMutability' to 'IMMUTABLE'")
      ) { $0.add("Images", repository(.literal(.mutable))) },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Images") {
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
          repository, "whether the tags of '\(repository.id)' are immutable cannot be determined before deployment",
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
    "the image tags of repository '\(repository)' can be overwritten; set 'ImageTagMutability' to 'IMMUTABLE'"
  }
}
