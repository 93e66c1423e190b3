public import Documents

/// A resource of a type without a struct of its own: its properties as the template spells them.
public struct RawResource: Hashable, Sendable {
  /// `AWS::Budgets::Budget` or `aws_budgets_budget`.
  public var type: String
  public var dialect: Dialect
  public var properties: Object
  /// Whether the other dialect says the same with a resource that the graph has, so that nothing is missing there.
  public var hasEquivalent = false
  /// The same resource in the other dialect, where a team gives both.
  public var counterpart: Counterpart?
  /// Terraform's names of CloudFormation's attributes, where they are not the same words in snake case.
  public var terraformAttributes: [String: String] = [:]

  /// The type and the properties of a resource in a second dialect.
  public struct Counterpart: Hashable, Sendable {
    public var type: String
    public var properties: Object

    public init(type: String, properties: Object) {
      self.type = type
      self.properties = properties
    }
  }

  public init(_ dialect: Dialect, type: String, properties: Object) {
    self.type = type
    self.dialect = dialect
    self.properties = properties
  }

  /// Terraform's name of an attribute of a resource that a team describes, given CloudFormation's.
  public func terraformAttribute(_ name: String) -> String {
    terraformAttributes[name] ?? (name == "Ref" ? "id" : Spelling.snakeCase(name))
  }

  /// The resource as a dialect writes it; `nil` where that dialect does not have it.
  public func form(in dialect: Dialect) -> RawResource? {
    if dialect == self.dialect { return self }
    guard let counterpart else { return nil }
    var form = RawResource(dialect, type: counterpart.type, properties: counterpart.properties)
    form.terraformAttributes = terraformAttributes
    return form
  }
}
