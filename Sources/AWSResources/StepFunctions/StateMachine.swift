public import ResourceGraph

extension StepFunctions {
  /// A state machine: the steps of a workflow, which Step Functions performs under a role.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html
  public struct StateMachine: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::StepFunctions::StateMachine",
      terraform: "aws_sfn_state_machine",
      attributes: ["Ref": "arn", "Arn": "arn", "Name": "name", "StateMachineRevisionId": "revision_id"]
    )

    public enum Kind: String, Literal, CaseIterable {
      case standard = "STANDARD"
      case express = "EXPRESS"
    }

    /// Up to 80 characters.
    public var name: Value<String>?
    /// The steps in Amazon States Language, a JSON string in both dialects; `JSONDocument` creates one.
    public var definition: Value<String>?
    /// The steps as an object. CloudFormation only.
    public var definitionObject: JSONDocument?
    /// The object in S3 that contains the steps. CloudFormation only.
    public var definitionLocation: Location?
    /// Values of the placeholders in the steps, `${name}`. CloudFormation only.
    public var substitutions: JSONDocument?
    /// The role that Step Functions assumes.
    public var role: Reference<IAM.Role>?
    /// The default is `STANDARD`.
    public var kind: Value<Kind>?
    public var logging: Logging?
    /// Whether X-Ray traces executions.
    public var isTraced: Value<Bool>?
    public var encryption: Encryption?
    /// Whether each change publishes a version. Terraform only: CloudFormation has a type for versions.
    public var publishes: Value<Bool>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("StateMachineName", terraform: "name", &name)
      fields.field("DefinitionString", terraform: "definition", &definition)
      fields.cloudFormationOnly("Definition", &definitionObject)
      fields.cloudFormationOnly { $0.group("DefinitionS3Location", &definitionLocation) }
      fields.cloudFormationOnly("DefinitionSubstitutions", &substitutions)
      fields.required("RoleArn", &role)
      fields.field("StateMachineType", terraform: "type", &kind)
      fields.group("LoggingConfiguration", &logging)
      fields.object("TracingConfiguration") { $0.field("Enabled", &isTraced) }
      fields.group("EncryptionConfiguration", &encryption)
      fields.terraformOnly { $0.field("Publish", &publishes) }
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      return switch attribute {
      case "Ref", "Arn": .regionalARN("states", "stateMachine:\(name)")
      case "Name": name
      default: nil
      }
    }

    /// An object in S3 that contains the steps of a state machine.
    public struct Location: FieldGroup {
      public var bucket: Value<String>?
      public var key: Value<String>?
      public var version: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("Bucket", &bucket)
        fields.required("Key", &key)
        fields.field("Version", &version)
      }
    }

    /// The log of executions.
    public struct Logging: FieldGroup {
      /// `ALL`, `ERROR`, `FATAL` or `OFF`.
      public var level: Value<String>?
      /// Whether the log contains the input and the output of steps.
      public var includesData: Value<Bool>?
      /// One log group. CloudFormation only: Terraform has `logGroup`.
      public var destinations: [Destination] = []
      /// The ARN of the log group, which ends in `:*`. Terraform only.
      public var logGroup: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.field("Level", &level)
        fields.field("IncludeExecutionData", &includesData)
        fields.groups("Destinations", terraform: .unsupported, &destinations)
        fields.terraformOnly("log_destination", &logGroup)
      }

      /// A log group of CloudWatch Logs.
      public struct Destination: FieldGroup {
        /// The ARN of the log group, which ends in `:*`.
        public var logGroup: Value<String>?

        public init() {}

        public mutating func map(_ fields: FieldMapper) {
          fields.object("CloudWatchLogsLogGroup") { $0.field("LogGroupArn", &logGroup) }
        }
      }
    }

    /// The encryption of executions with a key.
    public struct Encryption: FieldGroup {
      /// `CUSTOMER_MANAGED_KMS_KEY` or `AWS_OWNED_KEY`.
      public var kind: Value<String>?
      public var key: Reference<KMS.Key>?
      /// How long a data key is used again, 60 to 900 seconds.
      public var dataKeyReuse: Value<Int>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("Type", &kind)
        fields.field("KmsKeyId", &key)
        fields.field("KmsDataKeyReusePeriodSeconds", &dataKeyReuse)
      }
    }
  }
}
