public import Documents

/// What kind of value a field takes: enough to make values up for it.
public indirect enum FieldKind: Hashable, Sendable {
  case text
  case integer
  /// A text of digits.
  case integerText
  /// A number that may have a fraction.
  case number
  case flag
  /// One of these texts.
  case choice([String])
  /// A reference to a resource of the type that CloudFormation calls by this name.
  case reference(to: String)
  case list(of: FieldKind)
  /// Texts by name.
  case namedValues
  /// A list of `Key` and `Value`.
  case tags
  /// A list of `Key` and `Value`, whose keys are these names.
  case keyValueList([FieldName])
  /// A value in a form of its own, by examples in the spelling that templates have.
  case examples([Node])
  /// Whatever a template says.
  case free
}

extension FieldKind {
  /// The value that a text stands for where everything is written as a text: `"true"` is a flag.
  func plain(_ node: Node) -> Node {
    guard case .string(let text) = node.content else { return node }
    switch self {
    case .flag where text == "true": return Node(.bool(true), at: node.position)
    case .flag where text == "false": return Node(.bool(false), at: node.position)
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
