extension Output {
  /// Appends a single-line string: plain if possible, otherwise quoted.
  mutating func appendYAML(_ text: String, inFlow: Bool = false) {
    switch YAML.Quoting(of: text, inFlow: inFlow, onOneLine: true) {
    case .plain: append(text: text)
    case .single: appendSingleQuoted(text)
    case .double, .literal: appendDoubleQuoted(text)
    }
  }

  /// Appends a scalar on the current line; arrays and objects are ignored.
  mutating func appendYAMLScalar(_ content: Node.Content, inFlow: Bool = false) {
    if case .string(let text) = content {
      appendYAML(text, inFlow: inFlow)
    } else {
      appendJSONScalar(content)
    }
  }

  mutating func appendSingleQuoted(_ text: String) {
    append(UInt8(ascii: "'"))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "'") { append(byte) }
      append(byte)
    }
    append(UInt8(ascii: "'"))
  }

  mutating func appendDoubleQuoted(_ text: String) {
    append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\t": append("\\t")
      case "\r": append("\\r")
      case _ where YAML.TextTraits.isUnprintable(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        append(scalar.value < 0x100 ? "\\x" : "\\u")
        for _ in digits.utf8.count..<(scalar.value < 0x100 ? 2 : 4) { append(UInt8(ascii: "0")) }
        append(text: digits)
      default:
        append(text: String(scalar))
      }
    }
    append(UInt8(ascii: "\""))
  }

  /// Appends a literal block, from its `|` to the newline after its last line.
  mutating func appendLiteral(_ text: String, indentation: Int) {
    var text = text
    text.withUTF8 { bytes in
      var lines = bytes[...]
      append(UInt8(ascii: "|"))
      if lines.last != UInt8(ascii: "\n") {
        append(UInt8(ascii: "-"))
      } else {
        lines.removeLast()
        if lines.last == UInt8(ascii: "\n") { append(UInt8(ascii: "+")) }
      }
      for line in lines.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        newline()
        if line.isEmpty { continue }
        append(spaces: indentation)
        append(UnsafeBufferPointer(rebasing: line))
      }
      newline()
    }
  }
}
