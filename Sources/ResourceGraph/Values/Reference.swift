import Documents

/// A reference from one resource to another: usually to a resource of the same graph, else a known id or a parameter.
public struct Reference<Target>: Hashable, Sendable {
  public var expression: Expression

  public init(expression: Expression) {
    self.expression = expression
  }
}

extension Reference where Target: Resource {
  /// Refers to the resource by the attribute that other resources name it by, unless another is given.
  public init(_ id: LogicalID, _ attribute: String? = nil) {
    expression = .attribute(id, attribute ?? Target.resourceType.referenceAttribute)
  }

  /// The resource with that logical id in the same stack.
  public static func to(_ id: LogicalID) -> Reference { Reference(id) }

  /// A resource from outside the stack, by its id, name or ARN.
  public static func existing(_ id: String) -> Reference { Reference(expression: .text(id)) }

  /// The resource of the graph that this refers to; `nil` for an id from outside.
  public var id: LogicalID? { expression.target?.id }

  /// Another attribute of the same resource, in CloudFormation's name.
  ///
  /// A reference that does not lead to a resource of the graph has no attributes: the result is unknown.
  public func attribute<Wrapped: Literal>(_ name: String) -> Value<Wrapped> {
    guard let id else { return .expression(.spelled("", meaning: nil)) }
    return .expression(.attribute(id, name))
  }

  public func attribute(_ name: String) -> Reference {
    guard let id else { return self }
    return Reference(id, name)
  }

  /// The reference where a plain value is asked for.
  public var value: Value<String> {
    if case .text(let text) = expression { return .literal(text) }
    return .expression(expression)
  }
}
