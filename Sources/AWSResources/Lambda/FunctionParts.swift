public import ResourceGraph

extension Lambda.Function {
  /// Where the code lies: in a bucket, in an image, or in the template itself.
  public struct Code: FieldGroup {
    public var bucket: Value<String>?
    public var key: Value<String>?
    public var objectVersion: Value<String>?
    /// The image in ECR, with its tag or digest.
    public var image: Value<String>?
    /// Source in the template. CloudFormation's alone.
    public var source: Value<String>?
    /// The key that the code is encrypted with. CloudFormation's alone.
    public var kmsKey: Reference<KMS.Key>?
    /// `COPY` or `REFERENCE`. CloudFormation's alone.
    public var storageMode: Value<String>?
    /// A file beside the configuration. Terraform's alone.
    public var file: Value<String>?
    /// By which Terraform sees that the code has changed.
    public var sourceHash: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("S3Bucket", &bucket)
      fields.field("S3Key", &key)
      fields.field("S3ObjectVersion", &objectVersion)
      fields.field("ImageUri", &image)
      fields.cloudFormationOnly("ZipFile", &source)
      fields.cloudFormationOnly("SourceKMSKeyArn", &kmsKey)
      fields.cloudFormationOnly("S3ObjectStorageMode", &storageMode)
      fields.terraformOnly("filename", &file)
      fields.equivalent(in: .terraform) { $0.field("SourceCodeHash", &sourceHash) }
    }
  }

  /// What is run in a container image, in place of what the image says.
  public struct ImageConfiguration: FieldGroup {
    public var command: List<Value<String>>?
    public var entryPoint: List<Value<String>>?
    public var workingDirectory: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Command", &command)
      fields.field("EntryPoint", &entryPoint)
      fields.field("WorkingDirectory", &workingDirectory)
    }
  }

  /// The subnets that the function gets network interfaces in, and the groups around these.
  public struct NetworkConfiguration: FieldGroup {
    public var subnets: List<Reference<EC2.Subnet>>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    public var allowsIPv6: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("SubnetIds", &subnets)
      fields.field("SecurityGroupIds", &securityGroups)
      fields.field("Ipv6AllowedForDualStack", &allowsIPv6)
    }
  }

  /// A file system that the function sees under a path.
  public struct FileSystem: FieldGroup {
    /// The ARN of an access point of EFS.
    public var accessPoint: Value<String>?
    /// `/mnt/data`.
    public var path: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Arn", &accessPoint)
      fields.required("LocalMountPath", &path)
    }
  }

  /// Where the function logs, and in what form.
  public struct LoggingConfiguration: FieldGroup {
    public enum Format: String, Literal, CaseIterable {
      case text = "Text"
      case json = "JSON"
    }

    public var format: Value<Format>?
    /// `/aws/lambda/` and the function's name unless set.
    public var logGroup: Reference<Logs.LogGroup>?
    /// `TRACE`, `DEBUG`, `INFO`, `WARN`, `ERROR` or `FATAL`, for JSON.
    public var applicationLevel: Value<String>?
    /// `DEBUG`, `INFO` or `WARN`, for JSON.
    public var systemLevel: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("LogFormat", &format)
      fields.field("LogGroup", &logGroup)
      fields.field("ApplicationLogLevel", &applicationLevel)
      fields.field("SystemLogLevel", &systemLevel)
    }
  }

  /// When the runtime gets its updates.
  public struct RuntimeManagement: FieldGroup {
    /// `Auto`, `FunctionUpdate` or `Manual`.
    public var updates: Value<String>?
    /// For `Manual`.
    public var version: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("UpdateRuntimeOn", &updates)
      fields.field("RuntimeVersionArn", &version)
    }
  }

  /// What CloudFormation has and this version of the Terraform provider has not.
  public struct Newer: FieldGroup {
    /// `PER_TENANT`: no two tenants share an environment.
    public var tenantIsolation: Value<String>?
    /// How long a durable call may take, in seconds.
    public var durableTimeout: Value<Int>?
    /// How long the history of a durable call is kept, in days.
    public var durableRetention: Value<Int>?
    public var minEnvironments: Value<Int>?
    public var maxEnvironments: Value<Int>?
    public var publishesLatest: Value<Bool>?
    /// The ARN of a capacity provider with instances of the account's own.
    public var capacityProvider: Value<String>?
    public var memoryPerCPU: Value<Double>?
    public var concurrencyPerEnvironment: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("TenancyConfig") { $0.field("TenantIsolationMode", &tenantIsolation) }
      fields.object("DurableConfig") { fields in
        fields.field("ExecutionTimeout", &durableTimeout)
        fields.field("RetentionPeriodInDays", &durableRetention)
      }
      fields.object("FunctionScalingConfig") { fields in
        fields.field("MinExecutionEnvironments", &minEnvironments)
        fields.field("MaxExecutionEnvironments", &maxEnvironments)
      }
      fields.field("PublishToLatestPublished", &publishesLatest)
      fields.object("CapacityProviderConfig") { fields in
        fields.object("LambdaManagedInstancesCapacityProviderConfig") { fields in
          fields.field("CapacityProviderArn", &capacityProvider)
          fields.field("ExecutionEnvironmentMemoryGiBPerVCpu", &memoryPerCPU)
          fields.field("PerExecutionEnvironmentMaxConcurrency", &concurrencyPerEnvironment)
        }
      }
    }
  }
}
