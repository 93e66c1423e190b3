import Documents

/// A property that a team sets or removes beside what the resource's type offers, in one dialect.
public struct Override: Hashable, Sendable {
  public var dialect: Dialect
  public var path: [Extra.Step]
  /// The value at the path; `nil` removes the property.
  public var value: JSONDocument?

  public init(_ dialect: Dialect, path: [Extra.Step], value: JSONDocument?) {
    self.dialect = dialect
    self.path = path
    self.value = value
  }
}

extension Node {
  /// Sets and removes the properties that overrides name in a dialect.
  package mutating func apply(_ overrides: [Override], in dialect: Dialect, _ syntax: any ExpressionSyntax) {
    guard !overrides.isEmpty else { return }
    let own = overrides.filter { $0.dialect == dialect }
    apply(
      own.compactMap { override in
        override.value.map { Extra(dialect, path: override.path, value: $0.write(syntax)) }
      })
    for override in own where override.value == nil { remove(at: override.path[...]) }
  }
}
