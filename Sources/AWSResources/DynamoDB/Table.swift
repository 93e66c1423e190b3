public import ResourceGraph

extension DynamoDB {
  /// A DynamoDB table.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
  public struct Table: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::DynamoDB::Table",
      terraform: "aws_dynamodb_table",
      attributes: ["Ref": "name", "Arn": "arn", "StreamArn": "stream_arn"],
      companions: [.init("aws_dynamodb_kinesis_streaming_destination", owner: "table_name")]
    )

    public enum BillingMode: String, Literal, CaseIterable {
      case provisioned = "PROVISIONED"
      case onDemand = "PAY_PER_REQUEST"
    }

    public enum TableClass: String, Literal, CaseIterable {
      case standard = "STANDARD"
      case infrequentAccess = "STANDARD_INFREQUENT_ACCESS"
    }

    public enum StreamView: String, Literal, CaseIterable {
      case keysOnly = "KEYS_ONLY"
      case newImage = "NEW_IMAGE"
      case oldImage = "OLD_IMAGE"
      case newAndOldImages = "NEW_AND_OLD_IMAGES"
    }

    public var name: Value<String>?
    /// The types of the key attributes; other attributes must not be listed.
    public var attributes: [Attribute] = []
    /// The attribute of the partition key.
    public var hashKey: Value<String>?
    /// The attribute of the sort key.
    public var rangeKey: Value<String>?
    public var globalIndexes: [GlobalIndex] = []
    public var localIndexes: [LocalIndex] = []
    /// The default is `PROVISIONED`.
    public var billingMode: Value<BillingMode>?
    public var capacity = Capacity()
    public var throughput: OnDemandThroughput?
    public var warmThroughput: WarmThroughput?
    public var tableClass: Value<TableClass>?
    public var isDeletionProtected: Value<Bool>?
    public var hasPointInTimeRecovery: Value<Bool>?
    /// In days, 1 to 35; the default is 35.
    public var recoveryPeriod: Value<Int>?
    /// Whether the table is encrypted with a KMS key; the default is a key that AWS owns.
    public var isEncryptedByKMS: Value<Bool>?
    /// The default is the AWS managed key of DynamoDB.
    public var kmsKey: Reference<KMS.Key>?
    /// `KMS`, the only accepted value. CloudFormation only.
    public var encryptionType: Value<String>?
    public var expiry: Expiry?
    /// The images of an item that the table's stream contains; without a value there is no stream.
    public var streamView: Value<StreamView>?
    /// Whether the stream is enabled, if Terraform sets it to `false`; a stream with a view type is enabled.
    public var isStreamEnabled: Value<Bool>?
    /// The ARN of the Kinesis stream that receives item-level changes.
    public var kinesisStream: Value<String>?
    /// `MILLISECOND` or `MICROSECOND`.
    public var kinesisPrecision: Value<String>?
    public var contributorInsights: ContributorInsights?
    /// The resource policy of the table. CloudFormation only: Terraform has a separate resource.
    public var policy: IAM.PolicyDocument?
    /// The resource policy of the stream. CloudFormation only: Terraform has a separate resource.
    public var streamPolicy: IAM.PolicyDocument?
    public var importSource: ImportSource?
    /// Replicas in other regions. Terraform only: CloudFormation has `AWS::DynamoDB::GlobalTable`.
    public var replicas: [Replica] = []
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation: fields.field("TableName", &name)
      case .terraform: fields.required("TableName", terraform: "name", &name)
      }
      fields.groups("AttributeDefinitions", terraform: "attribute", &attributes)
      fields.keySchema(&hashKey, &rangeKey)
      fields.groups("GlobalSecondaryIndexes", terraform: "global_secondary_index", &globalIndexes)
      fields.groups("LocalSecondaryIndexes", terraform: "local_secondary_index", &localIndexes)
      // In Terraform, local indexes use the partition key of the table.
      for index in localIndexes.indices where localIndexes[index].hashKey == nil {
        localIndexes[index].hashKey = hashKey
      }
      fields.field("BillingMode", &billingMode)
      fields.cloudFormationObject("ProvisionedThroughput") { capacity.map($0) }
      fields.group("OnDemandThroughput", &throughput)
      fields.group("WarmThroughput", terraform: .unsupported, &warmThroughput)
      fields.field("TableClass", &tableClass)
      fields.field("DeletionProtectionEnabled", &isDeletionProtected)
      fields.object("PointInTimeRecoverySpecification", terraform: "point_in_time_recovery") { fields in
        fields.field("PointInTimeRecoveryEnabled", terraform: "enabled", &hasPointInTimeRecovery)
        fields.field("RecoveryPeriodInDays", &recoveryPeriod)
      }
      fields.object("SSESpecification", terraform: "server_side_encryption") { fields in
        fields.field("SSEEnabled", terraform: "enabled", &isEncryptedByKMS)
        fields.field("KMSMasterKeyId", terraform: "kms_key_arn", &kmsKey)
        fields.field("SSEType", terraform: .equivalent, &encryptionType)
      }
      fields.group("TimeToLiveSpecification", terraform: "ttl", &expiry)
      mapStream(fields)
      fields.companion("aws_dynamodb_kinesis_streaming_destination", owner: Self.resourceType) { fields in
        fields.cloudFormationObject("KinesisStreamSpecification") { fields in
          fields.field("StreamArn", &kinesisStream)
          fields.field("ApproximateCreationDateTimePrecision", &kinesisPrecision)
        }
      }
      fields.group("ContributorInsightsSpecification", terraform: .unsupported, &contributorInsights)
      fields.cloudFormationOnly { fields in
        fields.object("ResourcePolicy") { $0.document("PolicyDocument", &policy) }
      }
      fields.group("ImportSourceSpecification", terraform: "import_table", &importSource)
      fields.terraformOnly { $0.groups("Replica", &replicas) }
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      return switch attribute {
      case "Ref": name
      case "Arn": .regionalARN("dynamodb", "table/\(name)")
      default: nil
      }
    }

    /// CloudFormation writes a stream as an object, Terraform as a flag and a view type.
    private mutating func mapStream(_ fields: FieldMapper) {
      guard fields.dialect == .terraform else {
        return fields.object("StreamSpecification") { fields in
          fields.field("StreamViewType", &streamView)
          fields.cloudFormationOnly { fields in
            fields.object("ResourcePolicy") { $0.document("PolicyDocument", &streamPolicy) }
          }
        }
      }
      var isEnabled = isStreamEnabled ?? streamView.map { _ in true }
      fields.equivalent(in: .terraform) { $0.field("StreamEnabled", &isEnabled) }
      fields.field("StreamViewType", &streamView)
      isStreamEnabled = streamView != nil && isEnabled == true ? nil : isEnabled
      fields.cloudFormationOnly { $0.document("StreamPolicy", &streamPolicy) }
    }
  }
}

extension DynamoDB.Table {
  /// An attribute definition: the type of a key attribute.
  public struct Attribute: FieldGroup, Equatable {
    public enum Kind: String, Literal, CaseIterable {
      case text = "S"
      case number = "N"
      case binary = "B"
    }

    public var name: Value<String>?
    public var kind: Value<Kind>?

    public init() {}

    public init(_ name: Value<String>, _ kind: Kind) {
      self.name = name
      self.kind = .literal(kind)
    }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("AttributeName", terraform: "name", &name)
      fields.required("AttributeType", terraform: "type", &kind)
    }
  }

  /// Time to live: when items expire.
  public struct Expiry: FieldGroup {
    /// The attribute with the expiry time in Unix seconds.
    public var attribute: Value<String>?
    public var isEnabled: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("AttributeName", &attribute)
      switch fields.dialect {
      case .cloudFormation: fields.required("Enabled", &isEnabled)
      case .terraform: fields.field("Enabled", &isEnabled)
      }
    }
  }

  /// A replica of the table in another region.
  public struct Replica: FieldGroup {
    public var region: Value<String>?
    public var kmsKey: Reference<KMS.Key>?
    public var hasPointInTimeRecovery: Value<Bool>?
    public var propagatesTags: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("RegionName", &region)
      fields.field("KmsKeyArn", &kmsKey)
      fields.field("PointInTimeRecovery", &hasPointInTimeRecovery)
      fields.field("PropagateTags", &propagatesTags)
    }
  }
}
