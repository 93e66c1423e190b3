public import ResourceGraph

extension S3 {
  /// An S3 bucket. In Terraform, most of its settings are separate resources.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
  public struct Bucket: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::S3::Bucket",
      terraform: "aws_s3_bucket",
      attributes: [
        "Ref": "bucket", "Arn": "arn", "DomainName": "bucket_domain_name",
        "RegionalDomainName": "bucket_regional_domain_name",
      ],
      companions: [
        .init("aws_s3_bucket_public_access_block", owner: "bucket"),
        .init("aws_s3_bucket_ownership_controls", owner: "bucket"),
        .init("aws_s3_bucket_acl", owner: "bucket"),
        .init("aws_s3_bucket_versioning", owner: "bucket"),
        .init("aws_s3_bucket_server_side_encryption_configuration", owner: "bucket"),
        .init("aws_s3_bucket_lifecycle_configuration", owner: "bucket", actsLater: true),
        .init("aws_s3_bucket_cors_configuration", owner: "bucket"),
        .init("aws_s3_bucket_logging", owner: "bucket"),
        .init("aws_s3_bucket_notification", owner: "bucket"),
        .init("aws_s3_bucket_object_lock_configuration", owner: "bucket"),
        .init("aws_s3_bucket_replication_configuration", owner: "bucket"),
        .init("aws_s3_bucket_website_configuration", owner: "bucket"),
        .init("aws_s3_bucket_accelerate_configuration", owner: "bucket"),
        .init("aws_s3_bucket_intelligent_tiering_configuration", owner: "bucket", isRepeated: true),
        .init("aws_s3_bucket_analytics_configuration", owner: "bucket", isRepeated: true),
        .init("aws_s3_bucket_inventory", owner: "bucket", isRepeated: true),
        .init("aws_s3_bucket_metric", owner: "bucket", isRepeated: true),
      ]
    )

    /// 3 to 63 lower-case letters, digits, hyphens and dots, globally unique.
    public var name: Value<String>?
    /// The prefix of a name that AWS generates.
    public var namePrefix: Value<String>?
    /// `global` or `account-regional`. CloudFormation only.
    public var nameSpace: Value<String>?
    public var publicAccessBlock: PublicAccessBlock?
    public var ownershipRules: [OwnershipRule] = []
    /// A canned access control list; buckets with owner-enforced ownership accept `private` only.
    public var accessControl: Value<AccessControl>?
    /// `Enabled` or `Suspended`; no value if versioning was never enabled.
    public var versioning: Value<Versioning>?
    public var encryptionRules: [EncryptionRule] = []
    public var lifecycleRules: [LifecycleRule] = []
    /// `varies_by_storage_class` or `all_storage_classes_128K`; the default is `all_storage_classes_128K`.
    public var transitionMinimumObjectSize: Value<String>?
    public var corsRules: [CORSRule] = []
    public var logging: Logging?
    public var notifications: Notifications?
    /// Whether Object Lock is enabled.
    public var hasObjectLock: Value<Bool>?
    public var objectLock: ObjectLock?
    public var replication: Replication?
    public var website: Website?
    /// `Enabled` or `Suspended`.
    public var acceleration: Value<Versioning>?
    public var intelligentTierings: [IntelligentTiering] = []
    public var analytics: [Analytics] = []
    public var inventories: [Inventory] = []
    public var metrics: [RequestMetrics] = []
    /// Whether attribute-based access control is enabled for the bucket. CloudFormation only.
    public var tagBasedAccess: Value<Status>?
    /// S3 Metadata tables. CloudFormation only.
    public var metadata: JSONDocument?
    /// The former version of S3 Metadata tables. CloudFormation only.
    public var metadataTable: JSONDocument?
    /// Whether Terraform deletes the bucket even if it contains objects.
    public var deletesObjects: Value<Bool>?
    /// The inline access control list, which the Terraform provider deprecates in favor of a separate resource.
    public var inlineAccessControl: Value<String>?
    /// The inline policy, which the Terraform provider deprecates in favor of a separate resource.
    public var inlinePolicy: IAM.PolicyDocument?
    /// Inline versioning, which the Terraform provider deprecates in favor of a separate resource.
    public var inlineVersioning: InlineVersioning?
    public var tags: Tags = [:]

    public enum AccessControl: String, Literal, CaseIterable {
      case `private` = "Private"
      case publicRead = "PublicRead"
      case publicReadWrite = "PublicReadWrite"
      case authenticatedRead = "AuthenticatedRead"
      case logDeliveryWrite = "LogDeliveryWrite"
      case bucketOwnerRead = "BucketOwnerRead"
      case bucketOwnerFullControl = "BucketOwnerFullControl"
      case awsExecRead = "AwsExecRead"
    }

    public enum Versioning: String, Literal, CaseIterable {
      case enabled = "Enabled"
      case suspended = "Suspended"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("BucketName", terraform: "bucket", &name)
      fields.field("BucketNamePrefix", terraform: "bucket_prefix", &namePrefix)
      fields.cloudFormationOnly("BucketNamespace", &nameSpace)
      mapAccess(fields)
      mapObjects(fields)
      mapDelivery(fields)
      mapRecords(fields)
      fields.cloudFormationOnly("MetadataConfiguration", &metadata)
      fields.cloudFormationOnly("MetadataTableConfiguration", &metadataTable)
      fields.terraformOnly { fields in
        fields.field("ForceDestroy", &deletesObjects)
        fields.field("Acl", &inlineAccessControl)
        fields.document("Policy", &inlinePolicy)
        fields.group("Versioning", &inlineVersioning)
      }
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      return switch attribute {
      case "Ref": name
      case "Arn": "arn:\(.partition):s3:::\(name)"
      case "DomainName": "\(name).s3.\(.urlSuffix)"
      case "RegionalDomainName": "\(name).s3.\(.region).\(.urlSuffix)"
      default: nil
      }
    }

    private mutating func mapAccess(_ fields: FieldMapper) {
      fields.companion("aws_s3_bucket_public_access_block", owner: Self.resourceType) {
        $0.companionGroup("PublicAccessBlockConfiguration", &publicAccessBlock)
      }
      fields.companion("aws_s3_bucket_ownership_controls", owner: Self.resourceType) { fields in
        fields.cloudFormationObject("OwnershipControls") { $0.required("Rules", terraform: "rule", &ownershipRules) }
      }
      fields.companion("aws_s3_bucket_acl", owner: Self.resourceType) { mapAccessControl($0) }
      fields.cloudFormationOnly("AbacStatus", &tagBasedAccess)
    }

    /// CloudFormation writes `PublicRead`, Terraform `public-read`.
    private mutating func mapAccessControl(_ fields: FieldMapper) {
      guard fields.dialect == .terraform else { return fields.field("AccessControl", &accessControl) }
      var list: Value<String>? = accessControl.map { list in
        list.literal.map { .literal(Spelling.kebabCase($0.rawValue)) } ?? .expression(list.expression)
      }
      fields.field("AccessControl", terraform: "acl", &list)
      accessControl = list.map { list in
        let known = AccessControl.allCases.first { Spelling.kebabCase($0.rawValue) == list.literal }
        return known.map { .literal($0) } ?? .expression(list.expression)
      }
    }

    private mutating func mapObjects(_ fields: FieldMapper) {
      fields.companion("aws_s3_bucket_versioning", owner: Self.resourceType) { fields in
        fields.object("VersioningConfiguration") { $0.required("Status", &versioning) }
      }
      fields.companion("aws_s3_bucket_server_side_encryption_configuration", owner: Self.resourceType) { fields in
        fields.cloudFormationObject("BucketEncryption") { fields in
          fields.required("ServerSideEncryptionConfiguration", terraform: "rule", &encryptionRules)
        }
      }
      fields.companion("aws_s3_bucket_lifecycle_configuration", owner: Self.resourceType) { fields in
        fields.cloudFormationObject("LifecycleConfiguration") { fields in
          fields.required("Rules", terraform: "rule", &lifecycleRules)
          fields.field("TransitionDefaultMinimumObjectSize", &transitionMinimumObjectSize)
        }
      }
      fields.field("ObjectLockEnabled", &hasObjectLock)
      fields.companion("aws_s3_bucket_object_lock_configuration", owner: Self.resourceType) {
        $0.companionGroup("ObjectLockConfiguration", &objectLock)
      }
      fields.companion("aws_s3_bucket_replication_configuration", owner: Self.resourceType) {
        $0.companionGroup("ReplicationConfiguration", &replication)
      }
    }

    private mutating func mapDelivery(_ fields: FieldMapper) {
      fields.companion("aws_s3_bucket_cors_configuration", owner: Self.resourceType) { fields in
        fields.cloudFormationObject("CorsConfiguration") {
          $0.required("CorsRules", terraform: "cors_rule", &corsRules)
        }
      }
      fields.companion("aws_s3_bucket_logging", owner: Self.resourceType) {
        $0.companionGroup("LoggingConfiguration", &logging)
      }
      fields.companion("aws_s3_bucket_notification", owner: Self.resourceType) {
        $0.companionGroup("NotificationConfiguration", &notifications)
      }
      fields.companion("aws_s3_bucket_website_configuration", owner: Self.resourceType) {
        $0.companionGroup("WebsiteConfiguration", &website)
      }
      fields.companion("aws_s3_bucket_accelerate_configuration", owner: Self.resourceType) { fields in
        fields.cloudFormationObject("AccelerateConfiguration") { fields in
          fields.required("AccelerationStatus", terraform: "status", &acceleration)
        }
      }
    }

    private mutating func mapRecords(_ fields: FieldMapper) {
      let owner = Self.resourceType
      fields.companions(
        "aws_s3_bucket_intelligent_tiering_configuration", owner: owner, "IntelligentTieringConfigurations",
        &intelligentTierings)
      fields.companions("aws_s3_bucket_analytics_configuration", owner: owner, "AnalyticsConfigurations", &analytics)
      fields.companions("aws_s3_bucket_inventory", owner: owner, "InventoryConfigurations", &inventories)
      fields.companions("aws_s3_bucket_metric", owner: owner, "MetricsConfigurations", &metrics)
    }
  }
}
