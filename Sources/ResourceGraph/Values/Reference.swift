import Documents

/// A reference to a resource: usually to one of the same graph, otherwise a known id or a parameter.
public struct Reference<Target>: Hashable, Sendable {
  /// The expression that the engine resolves to the resource's id, name or ARN.
  public var expression: Expression

  /// Creates a reference from an expression.
  public init(expression: Expression) {
    self.expression = expression
  }
}

extension Reference where Target: Resource {
  /// Refers to the resource by its type's reference attribute, or by another attribute.
  public init(_ id: LogicalID, _ attribute: String? = nil) {
    expression = .attribute(id, attribute ?? Target.resourceType.referenceAttribute)
  }

  /// The resource with that logical id in the same stack.
  public static func to(_ id: LogicalID) -> Reference { Reference(id) }

  /// A resource outside the stack, by its id, name or ARN.
  public static func existing(_ id: String) -> Reference { Reference(expression: .text(id)) }

  /// The id of the referenced resource of the graph; `nil` for a resource outside the stack.
  public var id: LogicalID? { expression.target?.id }

  /// Another attribute of the same resource, in CloudFormation's name.
  ///
  /// The result is unknown if the reference is not to a resource of the graph.
  public func attribute<Wrapped: Literal>(_ name: String) -> Value<Wrapped> {
    guard let id else { return .expression(.verbatim("", resolved: nil)) }
    return .expression(.attribute(id, name))
  }

  /// A reference to the same resource by another attribute.
  public func attribute(_ name: String) -> Reference {
    guard let id else { return self }
    return Reference(id, name)
  }

  /// The reference as a value.
  public var value: Value<String> {
    if case .text(let text) = expression { return .literal(text) }
    return .expression(expression)
  }
}
