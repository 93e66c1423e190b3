public import Documents

/// A JSON document without a fixed schema, such as a filter policy.
///
/// An object in CloudFormation, a JSON string in Terraform; it may contain expressions.
public indirect enum JSONDocument: Hashable, Sendable {
  /// A string, a number, a Boolean or `null`.
  case scalar(Node)
  case expression(Expression)
  case items([JSONDocument])
  case members([Member])

  /// A member of an object.
  public struct Member: Hashable, Sendable {
    public var key: String
    public var value: JSONDocument

    public init(key: String, value: JSONDocument) {
      self.key = key
      self.value = value
    }
  }

  /// The value of a key if the document is an object that has it.
  public subscript(key: String) -> JSONDocument? {
    guard case .members(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }
}

extension JSONDocument {
  /// The document as it stands in every dialect; `nil` where it holds an expression.
  package var literalNode: Node? {
    switch self {
    case .scalar(let node): return node
    case .expression: return nil
    case .items(let items):
      let nodes = items.compactMap(\.literalNode)
      return nodes.count == items.count ? Node(.array(nodes)) : nil
    case .members(let members):
      let nodes = members.compactMap { member in
        member.value.literalNode.map { Object.Member(key: member.key, value: $0) }
      }
      return nodes.count == members.count ? Node(.object(Object(nodes))) : nil
    }
  }
}

extension JSONDocument: Field {
  public static var kind: FieldKind {
    .examples([["event": ["created", "deleted"], "size": [["numeric": [">", 100]]]]])
  }

  public static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> JSONDocument? {
    if let expression = syntax.expression(node) { return .expression(expression) }
    switch node.content {
    case .array(let nodes):
      return .items(nodes.compactMap { read($0, syntax) })
    case .object(let object):
      return .members(
        object.members.compactMap { member in
          read(member.value, syntax).map { Member(key: member.key, value: $0) }
        })
    default: return .scalar(syntax.literal(node))
    }
  }

  public func write(_ syntax: any ExpressionSyntax) -> Node {
    switch self {
    case .scalar(let node): syntax.node(literal: node)
    case .expression(let expression): syntax.node(expression)
    case .items(let items): Node(.array(items.map { $0.write(syntax) }))
    case .members(let members):
      Node(.object(Object(members.map { .init(key: $0.key, value: $0.value.write(syntax)) })))
    }
  }
}

extension JSONDocument: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  public init(stringLiteral text: String) { self = .scalar(Node(.string(text))) }
  public init(integerLiteral number: Int) { self = .scalar(Node(.integer(number))) }
  public init(booleanLiteral flag: Bool) { self = .scalar(Node(.bool(flag))) }
}

extension JSONDocument: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  public init(arrayLiteral items: JSONDocument...) { self = .items(items) }
  public init(dictionaryLiteral elements: (String, JSONDocument)...) {
    self = .members(elements.map { Member(key: $0, value: $1) })
  }
}

extension JSONDocument {
  /// The document as a JSON string, for properties that are strings in both dialects: the body of a dashboard.
  ///
  /// Values of expressions are inserted without escaping, so they must not need it; names and ARNs do not.
  public var text: Text {
    var parts: [Expression] = []
    appendText(to: &parts)
    return Text(expression: Expression.joined(parts))
  }

  private func appendText(to parts: inout [Expression]) {
    switch self {
    case .scalar(let node): parts.append(.text(JSON.writeCompact(node)))
    case .expression(let expression):
      parts.append(.text("\""))
      let pieces = expression.parts
      for part in pieces.isEmpty ? [expression] : pieces {
        guard case .text(let text) = part else {
          parts.append(part)
          continue
        }
        parts.append(.text(String(JSON.writeCompact(.string(text)).dropFirst().dropLast())))
      }
      parts.append(.text("\""))
    case .items(let items):
      for (index, item) in items.enumerated() {
        parts.append(.text(index == 0 ? "[" : ","))
        item.appendText(to: &parts)
      }
      parts.append(.text(items.isEmpty ? "[]" : "]"))
    case .members(let members):
      for (index, member) in members.enumerated() {
        parts.append(.text((index == 0 ? "{" : ",") + JSON.writeCompact(.string(member.key)) + ":"))
        member.value.appendText(to: &parts)
      }
      parts.append(.text(members.isEmpty ? "{}" : "}"))
    }
  }
}

extension Value where Wrapped: Literal {
  /// The value as a document.
  public var document: JSONDocument {
    switch self {
    case .literal(let literal): .scalar(literal.node)
    case .expression(let expression): .expression(expression)
    }
  }
}

extension FieldMapper {
  /// A document without a fixed schema, which is a JSON string in Terraform.
  public func document(_ name: StaticString, terraform: TerraformName = .snakeCase, _ document: inout JSONDocument?) {
    guard dialect == .terraform else { return field(name, &document) }
    var text = document.map { DocumentText(document: $0) }
    field(name, terraform: terraform, &text)
    document = text?.document
  }
}

/// A document as a JSON string.
private struct DocumentText: Field {
  static var kind: FieldKind {
    .examples([Node(.string(#"{"event":["created","deleted"],"size":[{"numeric":[">",100]}]}"#))])
  }

  var document: JSONDocument
  /// The string that it was read from, written unchanged whatever its formatting.
  var source: Node?

  static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> DocumentText? {
    if let text = node.string, let root = try? JSON.read(Array(text.utf8)) {
      return JSONDocument.read(root, syntax).map { DocumentText(document: $0, source: node) }
    }
    return syntax.expression(node).map { DocumentText(document: .expression($0), source: node) }
  }

  func write(_ syntax: any ExpressionSyntax) -> Node {
    if let source { return source }
    if case .expression = document { return document.write(syntax) }
    return Node(.string(JSON.writeCompact(document.write(syntax))))
  }
}
