import Documents

/// A property that a team sets beside what the resource's type offers, in one dialect.
public struct Override: Hashable, Sendable {
  public var dialect: Dialect
  public var path: [Extra.Step]
  public var value: JSONDocument

  public init(_ dialect: Dialect, path: [Extra.Step], value: JSONDocument) {
    self.dialect = dialect
    self.path = path
    self.value = value
  }
}

extension Node {
  /// Sets the properties that overrides name in a dialect.
  package mutating func apply(_ overrides: [Override], in dialect: Dialect, _ syntax: any ExpressionSyntax) {
    guard !overrides.isEmpty else { return }
    apply(
      overrides.filter { $0.dialect == dialect }.map { override in
        Extra(dialect, path: override.path, value: override.value.write(syntax))
      })
  }
}
