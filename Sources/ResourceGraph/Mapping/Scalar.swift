public import Documents

/// A value or a reference, which is a single scalar in a template.
public protocol Scalar: Sendable {
  init(expression: Expression)
  /// Reads a plain scalar; `nil` if it is not of this type.
  init?(scalar node: Node)
  func node(_ syntax: any ExpressionSyntax) -> Node
  /// The kind of value.
  static var kind: FieldKind { get }
}

extension Value: Scalar where Wrapped: Literal {
  public init(expression: Expression) { self = .expression(expression) }

  public init?(scalar node: Node) {
    guard let literal = Wrapped(node: node), literal.node == node else { return nil }
    self = .literal(literal)
  }

  @inlinable
  public func node(_ syntax: any ExpressionSyntax) -> Node {
    switch self {
    case .literal(let literal): syntax.node(literal: literal.node)
    case .expression(let expression): syntax.node(expression)
    }
  }
}

extension Reference: Scalar where Target: Resource {
  public init?(scalar node: Node) {
    guard case .string(let text) = node.content else { return nil }
    expression = .text(text)
  }

  @inlinable
  public func node(_ syntax: any ExpressionSyntax) -> Node { syntax.node(expression) }
}

/// The expression syntax of a dialect.
public protocol ExpressionSyntax {
  /// Writes an expression.
  func node(_ expression: Expression) -> Node
  /// Writes a literal, escaped if its text would otherwise be an expression.
  func node(literal: Node) -> Node
  /// Reads an expression; `nil` if the node is a plain value.
  func expression(_ node: Node) -> Expression?
  /// Reads a literal: the inverse of `node(literal:)`.
  func literal(_ node: Node) -> Node
}

/// A type that can be the value of a field.
public protocol Field: Sendable {
  /// Reads the field; `nil` if the node has another form, which is then preserved unchanged.
  static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> Self?
  func write(_ syntax: any ExpressionSyntax) -> Node
  /// The kind of value that the field accepts.
  static var kind: FieldKind { get }
}

extension Field {
  public static var kind: FieldKind { .any }
}

extension Scalar {
  public static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> Self? {
    if let expression = syntax.expression(node) { return Self(expression: expression) }
    let literal = syntax.literal(node)
    // A value written as another type (`"443"` for a number) is understood, and written unchanged.
    guard let text = String(node: literal) else { return nil }
    return Self(scalar: literal) ?? Self(expression: .verbatim(node, resolved: .text(text)))
  }

  @inlinable
  public func write(_ syntax: any ExpressionSyntax) -> Node { node(syntax) }
}

extension Value: Field where Wrapped: Literal {
  public static var kind: FieldKind { Wrapped.kind }
}

extension Reference: Field where Target: Resource {
  public static var kind: FieldKind { .reference(to: Target.resourceType.cloudFormation) }
}

extension List: Field where Element: Scalar {
  public static var kind: FieldKind { .list(of: Element.kind) }

  public static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> List? {
    if let expression = syntax.expression(node) { return .expression(expression) }
    guard case .array(let nodes) = node.content else {
      // A single value in place of a list is understood as that list.
      guard Element.read(node, syntax) != nil else { return nil }
      return .expression(.verbatim(node, resolved: nil))
    }
    var items: [Element] = []
    items.reserveCapacity(nodes.count)
    for node in nodes {
      guard let item = Element.read(node, syntax) else { return nil }
      items.append(item)
    }
    return .items(items)
  }

  @inlinable
  public func write(_ syntax: any ExpressionSyntax) -> Node {
    switch self {
    case .items(let items): Node(.array(items.map { $0.node(syntax) }))
    case .expression(let expression): syntax.node(expression)
    }
  }
}

extension NamedValues: Field {
  public static var kind: FieldKind { .namedValues }

  public static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> NamedValues? {
    guard syntax.expression(node) == nil, case .object(let object) = node.content else { return nil }
    var entries: [Entry] = []
    entries.reserveCapacity(object.members.count)
    for member in object.members {
      guard let value = Text.read(member.value, syntax) else { return nil }
      entries.append(Entry(name: member.key, value: value))
    }
    return NamedValues(entries)
  }

  public func write(_ syntax: any ExpressionSyntax) -> Node {
    Node(.object(Object(entries.map { .init(key: $0.name, value: $0.value.node(syntax)) })))
  }
}

extension Node: Field {
  public static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> Node? { node }
  public func write(_ syntax: any ExpressionSyntax) -> Node { self }
}
