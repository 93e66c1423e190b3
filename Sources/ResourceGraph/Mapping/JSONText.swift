import Documents

/// JSON strings of Terraform arguments, in which expressions other than strings have no quotes: `{"port":${var.port}}`.
enum JSONText {
  /// The node of a JSON string, with unquoted expressions as strings; `nil` if it is not JSON.
  static func read(_ text: String) -> Node? {
    try? JSON.read(quotingExpressions(Array(text.utf8)))
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

  private static func quotingExpressions(_ bytes: [UInt8]) -> [UInt8] {
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
        result += quoted(bytes[index...end])
        index = end + 1
      } else {
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        result.append(byte)
        index += 1
      }
    }
    return result
  }

  /// An expression as a JSON string; the `jsonencode` call around a list is removed.
  private static func quoted(_ expression: ArraySlice<UInt8>) -> [UInt8] {
    var text = String(decoding: expression, as: UTF8.self)
    let (start, end) = ("${jsonencode(", ")}")
    if text.hasPrefix(start), text.hasSuffix(end) { text = "${\(text.dropFirst(start.count).dropLast(end.count))}" }
    return Array(JSON.writeCompact(Node(.string(text))).utf8)
  }
}
