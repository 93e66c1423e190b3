import Documents

/// One `--set key=value`.
package struct Assignment: Equatable, Sendable {
  /// The keys that lead to the setting, outermost first.
  package var path: [String]
  /// The value as it was typed.
  package var text: String

  package init?(argument: String) {
    guard let equals = argument.firstIndex(of: "=") else { return nil }
    path = argument[..<equals].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    text = String(argument[argument.index(after: equals)...])
    if path.contains("") { return nil }
  }

  package var argument: String { "\(path.joined(separator: "."))=\(text)" }

  /// The value as YAML has it: a boolean, a number, or a string.
  var node: Node {
    let first = text.utf8.first
    let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    // What YAML would take for a comment, a list or an alias is the text that was typed.
    guard let node = try? YAML.read(Array(text.utf8)) else { return .string(text) }
    switch node.content {
    case .bool, .integer, .number: return text.contains("#") ? .string(text) : Node(node.content)
    case .null: return ["", "~", "null"].contains(text) ? .null : .string(text)
    case .string(let value): return .string(isQuoted ? value : text)
    case .array, .object: return .string(text)
    }
  }
}
