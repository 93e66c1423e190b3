public import ResourceGraph

extension ECS {
  /// A name with its value, in the lists that ECS keeps of them: a container's environment.
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

  /// A name with the secret that its value comes from when the container starts.
  public struct NamedSecret: FieldGroup {
    public var name: Value<String>?
    /// The ARN of a secret or of a Systems Manager parameter; `:username::` behind a secret's ARN takes one key of it.
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
