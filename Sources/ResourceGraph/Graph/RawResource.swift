public import Documents

/// A resource of a type without a struct of its own: its properties as the template spells them.
public struct RawResource: Hashable, Sendable {
  /// `AWS::Budgets::Budget` or `aws_budgets_budget`.
  public var type: String
  public var dialect: Dialect
  public var properties: Object
  /// Whether the other dialect says the same with a resource that the graph has, so that nothing is missing there.
  public var hasEquivalent = false

  public init(_ dialect: Dialect, type: String, properties: Object) {
    self.type = type
    self.dialect = dialect
    self.properties = properties
  }
}
