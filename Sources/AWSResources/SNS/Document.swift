public import Documents
public import ResourceGraph

extension SNS {
  /// A JSON document without a fixed form: a filter policy.
  ///
  /// An object in CloudFormation, a JSON text in Terraform; expressions may stand in it in both.
  public indirect enum Document: Hashable, Sendable {
    /// A text, a number, a flag or `null`.
    case scalar(Node)
    case expression(Expression)
    case items([Document])
    case members([Member])

    public struct Member: Hashable, Sendable {
      public var key: String
      public var value: Document

      public init(key: String, value: Document) {
        self.key = key
        self.value = value
      }
    }

    /// The value of a key, where the document is an object that has it.
    public subscript(key: String) -> Document? {
      guard case .members(let members) = self else { return nil }
      return members.first { $0.key == key }?.value
    }
  }
}

extension SNS.Document: Field {
  public static var kind: FieldKind {
    .examples([["event": ["created", "deleted"], "size": [["numeric": [">", 100]]]]])
  }

  public static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> SNS.Document? {
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

extension SNS.Document: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  public init(stringLiteral text: String) { self = .scalar(Node(.string(text))) }
  public init(integerLiteral number: Int) { self = .scalar(Node(.integer(number))) }
  public init(booleanLiteral flag: Bool) { self = .scalar(Node(.bool(flag))) }
}

extension SNS.Document: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  public init(arrayLiteral items: SNS.Document...) { self = .items(items) }
  public init(dictionaryLiteral elements: (String, SNS.Document)...) {
    self = .members(elements.map { Member(key: $0, value: $1) })
  }
}

extension FieldMapper {
  /// A document of free form, which is a JSON text in Terraform.
  func document(_ name: StaticString, terraform: TerraformName = .byRule, _ document: inout SNS.Document?) {
    guard dialect == .terraform else { return field(name, &document) }
    var text = document.map { DocumentText(document: $0) }
    field(name, terraform: terraform, &text)
    document = text?.document
  }
}

/// A document inside a text.
private struct DocumentText: Field {
  static var kind: FieldKind {
    .examples([Node(.string(#"{"event":["created","deleted"],"size":[{"numeric":[">",100]}]}"#))])
  }

  var document: SNS.Document
  /// The text that it was read from, so that the mapper recognises it however it is laid out.
  var source: Node?

  static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> DocumentText? {
    if let text = node.string, let root = try? JSON.read(Array(text.utf8)) {
      return SNS.Document.read(root, syntax).map { DocumentText(document: $0, source: node) }
    }
    return syntax.expression(node).map { DocumentText(document: .expression($0), source: node) }
  }

  func write(_ syntax: any ExpressionSyntax) -> Node {
    if let source { return source }
    if case .expression = document { return document.write(syntax) }
    return Node(.string(JSON.writeCompact(document.write(syntax))))
  }
}
