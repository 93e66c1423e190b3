public import ResourceGraph

extension Logs {
  /// A log group: log streams with the same retention and access.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html
  public struct LogGroup: TaggedResource {
    /// CloudFormation's `Arn` ends in `:*`, as policies for log streams require; Terraform's `arn` ends with
    /// the group's name.
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Logs::LogGroup",
      terraform: "aws_cloudwatch_log_group",
      attributes: ["Ref": "name", "Arn": "arn"]
    )

    public enum LogGroupClass: String, Literal, CaseIterable {
      case delivery = "DELIVERY"
      case infrequentAccess = "INFREQUENT_ACCESS"
      case standard = "STANDARD"
    }

    public var name: Value<String>?
    /// In days: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    /// 3288 or 3653; events never expire by default. Terraform also accepts 0 for that, CloudFormation does not.
    public var retention: Value<Int>?
    /// The ARN of the key; the default is a key that CloudWatch Logs manages.
    public var kmsKey: Reference<KMS.Key>?
    /// The default is `STANDARD`; cannot be changed.
    public var logGroupClass: Value<LogGroupClass>?
    /// Whether Terraform retains the group and its events when it is removed. Terraform only.
    public var skipsDestroy: Value<Bool>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("LogGroupName", terraform: "name", &name)
      if fields.dialect == .cloudFormation, retention == 0 { retention = nil }
      fields.field("RetentionInDays", &retention)
      fields.field("KmsKeyId", &kmsKey)
      fields.field("LogGroupClass", &logGroupClass)
      // CloudFormation uses the deletion policy instead.
      fields.equivalent(in: .terraform) { $0.field("SkipDestroy", &skipsDestroy) }
      fields.tags(&tags)
    }

    /// The `Arn` has no constructed form: CloudFormation's ends in `:*`, Terraform's does not.
    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible : nil
    }
  }
}
