/// A repository of container images: tags that cannot be overwritten, scanned on push, old images expired.
public struct ImageRepository: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let keptImages: Int

  /// - Parameter keptImages: how many of the newest images stay; untagged ones go after two weeks.
  public init(
    _ name: String, keptImages: Int = 50,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("image repository", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.keptImages = keptImages
  }

  public var dependencies: [any Construct] { [] }

  var repository: Reference<ECR.Repository> { Reference(id("Repository")) }
  var arn: Value<String> { repository.attribute("Arn") }
  /// The address that images are pushed to and pulled from, without a tag.
  public var uri: Value<String> { repository.attribute("RepositoryUri") }

  public func lower(into lowering: inout Lowering) {
    let statements = lowering.contribution(to: self).policyStatements
    lowering.add(
      id("Repository"), named: name,
      ECR.Repository {
        $0.name = .literal("\(lowering.naming.path(of: self))")
        $0.tagMutability = .literal(.immutable)
        $0.scansOnPush = true
        $0.encryption = .init { $0.kind = .literal(.kms) }
        $0.policy = statements.isEmpty ? nil : IAM.PolicyDocument(statements)
        $0.lifecyclePolicy = .literal(JSON.writeCompact(lifecyclePolicy))
      }
    ) { $0.retain(.retain) }
  }

  private var lifecyclePolicy: Node {
    [
      "rules": [
        [
          "rulePriority": 1,
          "description": "untagged images",
          "selection": [
            "tagStatus": "untagged", "countType": "sinceImagePushed", "countUnit": "days", "countNumber": 14,
          ],
          "action": ["type": "expire"],
        ],
        [
          "rulePriority": 2,
          "description": "the oldest images",
          "selection": ["tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": .integer(keptImages)],
          "action": ["type": "expire"],
        ],
      ]
    ]
  }
}
