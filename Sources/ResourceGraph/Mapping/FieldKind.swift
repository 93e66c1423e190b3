public import Documents

/// The kind of value that a field accepts, precise enough to generate values for tests.
public indirect enum FieldKind: Hashable, Sendable {
  case string
  case integer
  /// An integer written as a string: `"512"`.
  case integerString
  /// A number that may have a fraction.
  case number
  case boolean
  /// One of these strings.
  case choice([String])
  /// A reference to a resource of this CloudFormation type.
  case reference(to: String)
  case list(of: FieldKind)
  /// A map from names to strings.
  case namedValues
  /// A list of objects with `Key` and `Value`.
  case tags
  /// A list of objects with `Key` and `Value`, in which these names are the keys.
  case keyValueList([FieldName])
  /// A value of another structure, described by examples in template syntax.
  case examples([Node])
  /// Any value.
  case any
}

extension FieldKind {
  /// The value that a string represents in a list where every value is a string: `"true"` is a Boolean.
  func decoded(_ node: Node) -> Node {
    guard case .string(let text) = node.content else { return node }
    switch self {
    case .boolean where text == "true": return Node(.bool(true), at: node.position)
    case .boolean where text == "false": return Node(.bool(false), at: node.position)
    case .integer:
      guard let number = Int(text), String(number) == text else { return node }
      return Node(.integer(number), at: node.position)
    case .number:
      guard Double(text) != nil, let number = try? JSON.read(Array(text.utf8)) else { return node }
      return Node(number.content, at: node.position)
    default: return node
    }
  }
}
