public import ResourceGraph

extension Lambda {
  /// The configuration of asynchronous invocations of a function.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-eventinvokeconfig.html
  public struct EventInvokeConfig: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Lambda::EventInvokeConfig",
      terraform: "aws_lambda_function_event_invoke_config"
    )

    public var function: Reference<Function>?
    /// A version, an alias or `$LATEST`.
    public var qualifier: Value<String>?
    /// In seconds, 60 to 21600.
    public var maximumEventAge: Value<Int>?
    /// 0 to 2.
    public var maximumRetries: Value<Int>?
    /// The ARN of the queue, topic, bus or function that receives failed events.
    public var failureDestination: Value<String>?
    /// The ARN of the queue, topic, bus or function that receives the results of successful events.
    public var successDestination: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("FunctionName", &function)
      switch fields.dialect {
      case .cloudFormation: fields.required("Qualifier", &qualifier)
      case .terraform: fields.field("Qualifier", &qualifier)
      }
      fields.field("MaximumEventAgeInSeconds", &maximumEventAge)
      fields.field("MaximumRetryAttempts", &maximumRetries)
      fields.object("DestinationConfig") { fields in
        fields.object("OnFailure") { $0.field("Destination", &failureDestination) }
        fields.object("OnSuccess") { $0.field("Destination", &successDestination) }
      }
    }
  }
}
