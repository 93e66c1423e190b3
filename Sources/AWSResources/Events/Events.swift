public import ResourceGraph

/// Amazon EventBridge.
public enum Events {}

extension Events {
  /// How long, and how often, a call that failed is tried again.
  public struct RetryPolicy: FieldGroup {
    /// In seconds, 60 to 86,400; a day unless set.
    public var maximumEventAge: Value<Int>?
    /// 0 to 185; 185 unless set.
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
