public import ResourceGraph

extension ECS {
  /// An ECS cluster: a group of services and tasks.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-cluster.html
  public struct Cluster: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ECS::Cluster",
      terraform: "aws_ecs_cluster",
      referenceAttribute: "Arn",
      attributes: ["Ref": "name", "Arn": "arn"]
    )

    public var name: Value<String>?
    public var settings: [Setting] = []
    public var executeCommand: ExecuteCommandConfiguration?
    /// The key that encrypts the ephemeral storage of Fargate tasks.
    public var fargateEphemeralStorageKey: Reference<KMS.Key>?
    /// The key that encrypts the volumes that ECS manages.
    public var managedStorageKey: Reference<KMS.Key>?
    /// The default Cloud Map namespace of Service Connect.
    public var serviceConnectNamespace: Value<String>?
    /// CloudFormation only: Terraform uses `ECS.ClusterCapacityProviderAssociations`, which CloudFormation supports too.
    public var capacityProviders: List<Value<String>>?
    /// CloudFormation only, like `capacityProviders`.
    public var defaultCapacityProviderStrategy: [CapacityProviderStrategyItem] = []
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ClusterName", terraform: "name", &name)
      fields.groups("ClusterSettings", terraform: "setting", &settings)
      fields.object("Configuration") { fields in
        fields.group("ExecuteCommandConfiguration", &executeCommand)
        fields.object("ManagedStorageConfiguration") { fields in
          fields.field("FargateEphemeralStorageKmsKeyId", &fargateEphemeralStorageKey)
          fields.field("KmsKeyId", &managedStorageKey)
        }
      }
      fields.object("ServiceConnectDefaults") { $0.field("Namespace", &serviceConnectNamespace) }
      fields.cloudFormationOnly("CapacityProviders", &capacityProviders)
      fields.groups("DefaultCapacityProviderStrategy", terraform: .unsupported, &defaultCapacityProviderStrategy)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      return switch attribute {
      case "Ref": name
      case "Arn": .regionalARN("ecs", "cluster/\(name)")
      default: nil
      }
    }
  }
}

extension ECS.Cluster {
  /// A setting of a cluster: `containerInsights` is `enhanced`, `enabled` or `disabled`.
  public struct Setting: FieldGroup {
    public var name: Value<String>?
    public var value: Value<String>?

    public init() {}

    public init(_ name: Value<String>, _ value: Value<String>) {
      self.name = name
      self.value = value
    }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.required("Value", &value)
    }
  }

  /// The configuration of ECS Exec: where sessions are logged, and how they are encrypted.
  public struct ExecuteCommandConfiguration: FieldGroup {
    public var kmsKey: Reference<KMS.Key>?
    public var logging: Value<Logging>?
    /// Written as its name.
    public var logGroup: Reference<Logs.LogGroup>?
    public var encryptsLogGroup: Value<Bool>?
    /// The name of an S3 bucket.
    public var bucket: Value<String>?
    public var bucketPrefix: Value<String>?
    public var encryptsBucket: Value<Bool>?

    /// Where sessions are logged; `override` selects the log group or bucket of this configuration.
    public enum Logging: String, Literal, CaseIterable {
      case disabled = "NONE"
      case `default` = "DEFAULT"
      case override = "OVERRIDE"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("KmsKeyId", &kmsKey)
      fields.field("Logging", &logging)
      fields.object("LogConfiguration") { fields in
        var logGroupName = logGroup?.byName
        fields.field("CloudWatchLogGroupName", &logGroupName)
        logGroup = logGroupName
        fields.field("CloudWatchEncryptionEnabled", &encryptsLogGroup)
        fields.field("S3BucketName", &bucket)
        fields.field("S3KeyPrefix", &bucketPrefix)
        fields.field("S3EncryptionEnabled", terraform: "s3_bucket_encryption_enabled", &encryptsBucket)
      }
    }
  }
}
