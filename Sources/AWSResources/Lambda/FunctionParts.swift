public import ResourceGraph

extension Lambda.Function {
  /// The code of a function: in a bucket, in an image, or inline.
  public struct Code: FieldGroup {
    public var bucket: Value<String>?
    public var key: Value<String>?
    public var objectVersion: Value<String>?
    /// The URI of the image in ECR, with its tag or digest.
    public var image: Value<String>?
    /// Inline source code. CloudFormation only.
    public var source: Value<String>?
    /// The key that encrypts the code. CloudFormation only.
    public var kmsKey: Reference<KMS.Key>?
    /// `COPY` or `REFERENCE`. CloudFormation only.
    public var storageMode: Value<String>?
    /// The path of a local file. Terraform only.
    public var file: Value<String>?
    /// The hash by which Terraform detects changed code.
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

  /// Overrides of a container image's entry point, command and working directory.
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

  /// The subnets and security groups of the function's network interfaces.
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

  /// A file system that is mounted at a local path.
  public struct FileSystem: FieldGroup {
    /// The ARN of an EFS access point.
    public var accessPoint: Value<String>?
    /// `/mnt/data`.
    public var path: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Arn", &accessPoint)
      fields.required("LocalMountPath", &path)
    }
  }

  /// The logging configuration of a function.
  public struct LoggingConfiguration: FieldGroup {
    public enum Format: String, Literal, CaseIterable {
      case text = "Text"
      case json = "JSON"
    }

    public var format: Value<Format>?
    /// The default is `/aws/lambda/` followed by the function's name.
    public var logGroup: Reference<Logs.LogGroup>?
    /// For the format JSON: `TRACE`, `DEBUG`, `INFO`, `WARN`, `ERROR` or `FATAL`.
    public var applicationLevel: Value<String>?
    /// For the format JSON: `DEBUG`, `INFO` or `WARN`.
    public var systemLevel: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("LogFormat", &format)
      fields.field("LogGroup", &logGroup)
      fields.field("ApplicationLogLevel", &applicationLevel)
      fields.field("SystemLogLevel", &systemLevel)
    }
  }

  /// The runtime management configuration: when the runtime is updated.
  public struct RuntimeManagement: FieldGroup {
    /// `Auto`, `FunctionUpdate` or `Manual`.
    public var updates: Value<String>?
    /// The ARN of the runtime version, for `Manual`.
    public var version: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("UpdateRuntimeOn", &updates)
      fields.field("RuntimeVersionArn", &version)
    }
  }

  /// Properties that version 5 of the Terraform provider does not support.
  public struct Newer: FieldGroup {
    /// `PER_TENANT`: tenants do not share an execution environment.
    public var tenantIsolation: Value<String>?
    /// The execution timeout of a durable function in seconds.
    public var durableTimeout: Value<Int>?
    /// The retention of a durable execution's history in days.
    public var durableRetention: Value<Int>?
    public var minEnvironments: Value<Int>?
    public var maxEnvironments: Value<Int>?
    public var publishesLatest: Value<Bool>?
    /// The ARN of a Lambda capacity provider.
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
