public import ResourceGraph

extension Lambda {
  /// A Lambda function.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html
  public struct Function: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Lambda::Function",
      terraform: "aws_lambda_function",
      attributes: ["Ref": "function_name", "Arn": "arn"],
      companions: [
        .init("aws_lambda_runtime_management_config", owner: "function_name"),
        .init("aws_lambda_function_recursion_config", owner: "function_name"),
      ]
    )

    public var name: Value<String>?
    public var description: Value<String>?
    public var role: Reference<IAM.Role>?
    public var packageType: Value<PackageType>?
    public var code = Code()
    /// `nodejs22.x`, `python3.13` or `provided.al2023`; not set for a container image.
    public var runtime: Value<String>?
    /// The entry point: `index.handler`; not set for a container image.
    public var handler: Value<String>?
    /// Exactly one architecture; the default is `x86_64`.
    public var architectures: List<Value<Architecture>>?
    public var imageConfiguration: ImageConfiguration?
    /// The ARNs of up to five layer versions.
    public var layers: List<Reference<LayerVersion>>?
    /// In MiB, 128 to 10240; the default is 128.
    public var memory: Value<Int>?
    /// In seconds, 1 to 900; the default is 3.
    public var timeout: Value<Int>?
    /// The size of `/tmp` in MiB, 512 to 10240; the default is 512.
    public var ephemeralStorage: Value<Int>?
    public var environment: NamedValues?
    /// The key that encrypts environment variables; the default is the AWS managed key.
    public var kmsKey: Reference<KMS.Key>?
    public var network: NetworkConfiguration?
    public var fileSystems: [FileSystem] = []
    public var logging: LoggingConfiguration?
    public var tracing: Value<Tracing>?
    /// The reserved concurrency: the maximum number of concurrent executions, reserved for the function.
    public var reservedConcurrency: Value<Int>?
    /// The ARN of the queue or topic that receives failed events of asynchronous invocations.
    public var deadLetterTarget: Value<String>?
    public var snapStart: Value<SnapStart>?
    public var codeSigningConfiguration: Value<String>?
    public var runtimeManagement = RuntimeManagement()
    /// Whether recursive invocations through queues and topics are allowed: `Allow` or `Terminate`.
    public var recursiveLoop: Value<String>?
    /// Whether each change publishes a version. Terraform only: CloudFormation uses `AWS::Lambda::Version`.
    public var publishes: Value<Bool>?
    public var newer = Newer()
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("FunctionName", &name)
      fields.field("Description", &description)
      fields.required("Role", &role)
      fields.field("PackageType", &packageType)
      fields.cloudFormationObject("Code") { code.map($0) }
      fields.field("Runtime", &runtime)
      fields.field("Handler", &handler)
      fields.field("Architectures", &architectures)
      fields.group("ImageConfig", &imageConfiguration)
      fields.field("Layers", &layers)
      fields.field("MemorySize", &memory)
      fields.field("Timeout", &timeout)
      fields.object("EphemeralStorage") { $0.field("Size", &ephemeralStorage) }
      fields.object("Environment") { $0.field("Variables", &environment) }
      fields.field("KmsKeyArn", &kmsKey)
      fields.group("VpcConfig", &network)
      fields.groups("FileSystemConfigs", terraform: "file_system_config", &fileSystems)
      fields.group("LoggingConfig", &logging)
      fields.object("TracingConfig") { $0.field("Mode", &tracing) }
      fields.field("ReservedConcurrentExecutions", &reservedConcurrency)
      fields.object("DeadLetterConfig") { $0.field("TargetArn", &deadLetterTarget) }
      fields.object("SnapStart") { $0.field("ApplyOn", &snapStart) }
      fields.field("CodeSigningConfigArn", &codeSigningConfiguration)
      fields.companion("aws_lambda_runtime_management_config", owner: Self.resourceType) { fields in
        fields.cloudFormationObject("RuntimeManagementConfig") { runtimeManagement.map($0) }
      }
      fields.companion("aws_lambda_function_recursion_config", owner: Self.resourceType) { fields in
        fields.field("RecursiveLoop", &recursiveLoop)
      }
      fields.terraformOnly("publish", &publishes)
      fields.cloudFormationOnly { newer.map($0) }
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      return switch attribute {
      case "Ref": name
      case "Arn": .regionalARN("lambda", "function:\(name)")
      default: nil
      }
    }
  }
}

extension Lambda {
  public enum Architecture: String, Literal, CaseIterable {
    case x86 = "x86_64"
    case arm64
  }
}

extension Lambda.Function {
  public enum PackageType: String, Literal, CaseIterable {
    case zip = "Zip"
    case image = "Image"
  }

  /// The X-Ray tracing mode: all invocations, or those of a sampled request.
  public enum Tracing: String, Literal, CaseIterable {
    case active = "Active"
    case passThrough = "PassThrough"
  }

  /// SnapStart: whether published versions start from a snapshot.
  public enum SnapStart: String, Literal, CaseIterable {
    case publishedVersions = "PublishedVersions"
    case none = "None"
  }
}
