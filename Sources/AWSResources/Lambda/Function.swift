public import ResourceGraph

extension Lambda {
  /// Code that runs when it is called.
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
    /// `nodejs22.x`, `python3.13`, `provided.al2023`; a container image has none.
    public var runtime: Value<String>?
    /// What is called in the code: `index.handler`; a container image has none.
    public var handler: Value<String>?
    /// One of them; `x86_64` unless set.
    public var architectures: List<Value<Architecture>>?
    public var imageConfiguration: ImageConfiguration?
    /// The ARNs of up to five layer versions.
    public var layers: List<Reference<LayerVersion>>?
    /// In MiB, 128 to 10240; 128 unless set.
    public var memory: Value<Int>?
    /// In seconds, 1 to 900; 3 unless set.
    public var timeout: Value<Int>?
    /// The size of `/tmp` in MiB, 512 to 10240; 512 unless set.
    public var ephemeralStorage: Value<Int>?
    public var environment: NamedValues?
    /// The key that the environment is encrypted with; the AWS managed one unless set.
    public var kmsKey: Reference<KMS.Key>?
    public var network: NetworkConfiguration?
    public var fileSystems: [FileSystem] = []
    public var logging: LoggingConfiguration?
    public var tracing: Value<Tracing>?
    /// How many run at once at the most, and are kept free for the function.
    public var reservedConcurrency: Value<Int>?
    /// The ARN of a queue or topic that gets the events which failed, of calls that nobody waits for.
    public var deadLetterTarget: Value<String>?
    public var snapStart: Value<SnapStart>?
    public var codeSigningConfiguration: Value<String>?
    public var runtimeManagement = RuntimeManagement()
    /// Whether the function may call itself by way of queues and topics: `Allow` or `Terminate`.
    public var recursiveLoop: Value<String>?
    /// Whether a version is published with each change. Terraform's alone: CloudFormation has `AWS::Lambda::Version`.
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

  /// Whether X-Ray follows each call, or those that it follows already.
  public enum Tracing: String, Literal, CaseIterable {
    case active = "Active"
    case passThrough = "PassThrough"
  }

  /// Whether published versions start from a snapshot.
  public enum SnapStart: String, Literal, CaseIterable {
    case publishedVersions = "PublishedVersions"
    case none = "None"
  }
}
