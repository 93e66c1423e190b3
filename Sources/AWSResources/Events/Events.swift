public import ResourceGraph

/// Amazon EventBridge.
public enum Events {}

extension Events {
  /// The retry policy of a failed invocation.
  public struct RetryPolicy: FieldGroup {
    /// The maximum age of an event in seconds, 60 to 86400; the default is 86400, one day.
    public var maximumEventAge: Value<Int>?
    /// The maximum number of retries, 0 to 185; the default is 185.
    public var maximumRetryAttempts: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("MaximumEventAgeInSeconds", &maximumEventAge)
      fields.field("MaximumRetryAttempts", &maximumRetryAttempts)
    }
  }

  /// A parameter of a SageMaker pipeline.
  public struct PipelineParameter: FieldGroup {
    public var name: Value<String>?
    public var value: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.required("Value", &value)
    }
  }
}
