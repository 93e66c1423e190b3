public import ResourceGraph

extension ECR {
  /// An ECR repository of container images.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecr-repository.html
  public struct Repository: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ECR::Repository",
      terraform: "aws_ecr_repository",
      attributes: ["Ref": "name", "Arn": "arn", "RepositoryUri": "repository_url"],
      companions: [
        .init("aws_ecr_lifecycle_policy", owner: "repository", actsLater: true),
        .init("aws_ecr_repository_policy", owner: "repository"),
      ]
    )

    public var name: Value<String>?
    public var tagMutability: Value<TagMutability>?
    public var scansOnPush: Value<Bool>?
    public var encryption: Encryption?
    /// Whether images are deleted with the repository; otherwise a repository with images cannot be deleted.
    public var emptiesOnDelete: Value<Bool>?
    /// The lifecycle policy, as JSON.
    public var lifecyclePolicy: Value<String>?
    /// The repository policy.
    public var policy: IAM.PolicyDocument?
    public var tags: Tags = [:]

    /// Whether tags can be overwritten; the exclusions are CloudFormation only.
    public enum TagMutability: String, Literal, CaseIterable {
      case mutable = "MUTABLE"
      case immutable = "IMMUTABLE"
      case mutableWithExclusion = "MUTABLE_WITH_EXCLUSION"
      case immutableWithExclusion = "IMMUTABLE_WITH_EXCLUSION"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("RepositoryName", terraform: "name", &name)
      fields.field("ImageTagMutability", &tagMutability)
      fields.object("ImageScanningConfiguration") { $0.field("ScanOnPush", &scansOnPush) }
      fields.group("EncryptionConfiguration", &encryption)
      fields.field("EmptyOnDelete", terraform: "force_delete", &emptiesOnDelete)
      fields.companion("aws_ecr_lifecycle_policy", owner: Self.resourceType) { fields in
        fields.cloudFormationObject("LifecyclePolicy") { fields in
          fields.field("LifecyclePolicyText", terraform: "policy", &lifecyclePolicy)
        }
      }
      fields.companion("aws_ecr_repository_policy", owner: Self.resourceType) { fields in
        fields.document("RepositoryPolicyText", terraform: "policy", &policy)
      }
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      return switch attribute {
      case "Ref": name
      case "Arn": .regionalARN("ecr", "repository/\(name)")
      case "RepositoryUri": "\(.accountID).dkr.ecr.\(.region).\(.urlSuffix)/\(name)"
      default: nil
      }
    }

    /// The encryption of images; it cannot be changed.
    public struct Encryption: FieldGroup {
      public var kind: Value<Kind>?
      /// The default is the AWS managed key of ECR.
      public var kmsKey: Reference<KMS.Key>?

      public enum Kind: String, Literal, CaseIterable {
        case aes256 = "AES256"
        case kms = "KMS"
        case kmsDualLayer = "KMS_DSSE"
      }

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("EncryptionType", &kind)
        fields.field("KmsKey", &kmsKey)
      }
    }
  }
}
