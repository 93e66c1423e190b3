public import ResourceGraph

extension ECS {
  /// A name and a value, such as an environment variable.
  public struct NamedValue: FieldGroup {
    public var name: Value<String>?
    public var value: Value<String>?

    public init() {}

    public init(_ name: Value<String>, _ value: Value<String>) {
      self.name = name
      self.value = value
    }

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Name", &name)
      fields.field("Value", &value)
    }
  }

  /// An environment variable whose value is read from a secret when the container starts.
  public struct NamedSecret: FieldGroup {
    public var name: Value<String>?
    /// The ARN of a secret or a Systems Manager parameter; `:username::` after a secret's ARN selects one of its keys.
    public var source: Value<String>?

    public init() {}

    public init(_ name: Value<String>, from source: Value<String>) {
      self.name = name
      self.source = source
    }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.required("ValueFrom", &source)
    }
  }
}
