import Documents

/// An ECR repository of container images: with immutable tags, scans on push, and a lifecycle policy.
public struct ImageRepository: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let keptImages: Int?
  public private(set) var existing: Existing?

  /// Creates a repository.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - keptImages: the number of images that the lifecycle policy retains, 1 or more; all that have a tag by default. An image
  ///     counts and expires whether a service runs it or not, and then no task of the service starts any more: a number has to be
  ///     greater than that of the pushes between two releases, and an image for several platforms is an image for each and one for
  ///     all. Untagged images expire after 14 days.
  public init(
    _ name: String, keptImages: Int? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("image repository", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.keptImages = keptImages
  }

  /// A repository that exists already in the stack's region.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - repositoryName: the name of the repository, `shop/api`.
  ///   - accountID: the account of the repository, where it is not that of the stack; the repository's policy must allow
  ///     the stack's account to pull images.
  public static func existing(
    _ name: String, repositoryName: ExistingValue, accountID: ExistingValue? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> ImageRepository {
    var repository = ImageRepository(name, fileID: fileID, line: line, column: column)
    let reference = repository.repository
    let account: Value<String> = accountID == nil ? .accountID : reference.attribute("RegistryId")
    var existing = Existing()
    existing.add(
      reference,
      [
        "Ref": repositoryName, "RegistryId": accountID,
        "Arn": .derived("arn:\(.partition):ecr:\(.region):\(account):repository/\(reference)"),
        "RepositoryUri": .derived("\(account).dkr.ecr.\(.region).\(.urlSuffix)/\(reference)"),
      ])
    repository.existing = existing
    return repository
  }

  public var dependencies: [any Construct] { [] }

  var repository: Reference<ECR.Repository> { Reference(id("Repository")) }
  /// The ARN of the repository.
  public var arn: Value<String> { repository.attribute("Arn") }
  /// The name of the repository: `shop/api`.
  public var repositoryName: Value<String> { repository.value }
  /// The URI of the repository, without a tag: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/api`.
  public var uri: Value<String> { repository.attribute("RepositoryUri") }

  public func lower(into lowering: inout Lowering) {
    if let keptImages, keptImages < 1 {
      lowering.report(
        "image repository '\(name)' keeps \(keptImages) images; use 1 or more, or leave it out to keep all")
    }
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
    ) { $0.whenDeleted(.retain) }
  }

  private var lifecyclePolicy: Node {
    var rules: [Node] = [
      [
        "rulePriority": 1,
        "description": "untagged images",
        "selection": [
          "tagStatus": "untagged", "countType": "sinceImagePushed", "countUnit": "days", "countNumber": 14,
        ],
        "action": ["type": "expire"],
      ]
    ]
    if let keptImages {
      rules.append([
        "rulePriority": 2,
        "description": "the oldest images",
        "selection": ["tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": .integer(keptImages)],
        "action": ["type": "expire"],
      ])
    }
    return ["rules": .array(rules)]
  }
}

extension ImageRepository {
  public var outputs: [ConstructOutput] {
    [.init("RepositoryUri", uri, "URI of image repository '\(name)', to push images to")]
  }
}
