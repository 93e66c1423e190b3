import Documents

/// JSON strings of Terraform arguments, in which expressions other than strings have no quotes: `{"port":${var.port}}`.
enum JSONText {
  /// The node of a JSON string, with unquoted expressions as strings; `nil` if it is not JSON.
  static func read(_ text: String) -> Node? {
    try? JSON.read(quotingExpressions(Array(text.utf8), as: unwrapped))
  }

  /// The object or list of a JSON string, which is written as the same text; `nil` if it is not JSON.
  static func readExactly(_ text: String) -> Node? {
    guard let first = text.utf8.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
      let document = try? JSON.read(quotingExpressions(Array(text.utf8), as: marked))
    else { return nil }
    return bare(document)
  }

  private static let mark = "\u{0}"

  private static func marked(_ expression: String) -> String { mark + expression }

  /// Replaces marked strings by expressions without quotes.
  private static func bare(_ node: Node) -> Node {
    switch node.content {
    case .string(let text) where text.hasPrefix(mark): Node(.number(String(text.dropFirst(mark.count))))
    case .array(let items): Node(.array(items.map(bare)))
    case .object(let object):
      Node(.object(Object(object.members.map { .init(key: $0.key, value: bare($0.value)) })))
    default: node
    }
  }

  /// The node as it is written: an expression without quotes if the value is not a string.
  static func bare(_ node: Node, _ kind: () -> FieldKind) -> Node {
    guard case .string(let text) = node.content, text.hasPrefix("${"), text.hasSuffix("}") else { return node }
    switch kind() {
    case .integer, .number, .boolean: return Node(.number(text))
    case .list: return Node(.number("${jsonencode(\(text.dropFirst(2).dropLast()))}"))
    default: return node
    }
  }

  private static func quotingExpressions(_ bytes: [UInt8], as spelling: (String) -> String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isQuoted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if isQuoted, byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
        result += bytes[index...(index + 1)]
        index += 2
      } else if !isQuoted, byte == UInt8(ascii: "$"), let end = bytes[index...].firstIndex(of: UInt8(ascii: "}")) {
        let expression = spelling(String(decoding: bytes[index...end], as: UTF8.self))
        result += Array(JSON.writeCompact(Node(.string(expression))).utf8)
        index = end + 1
      } else {
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        result.append(byte)
        index += 1
      }
    }
    return result
  }

  /// An expression without the `jsonencode` call around a list.
  private static func unwrapped(_ expression: String) -> String {
    let (start, end) = ("${jsonencode(", ")}")
    guard expression.hasPrefix(start), expression.hasSuffix(end) else { return expression }
    return "${\(expression.dropFirst(start.count).dropLast(end.count))}"
  }
}
