extension Output {
  /// Appends a quoted JSON string; runs without escapes are copied as a whole.
  mutating func appendJSON(_ text: String) {
    append(UInt8(ascii: "\""))
    // Contiguous storage is borrowed, where `withUTF8` would need a copy.
    if text.utf8.withContiguousStorageIfAvailable({ appendEscaped(UnsafeRawBufferPointer($0)) }) == nil {
      Array(text.utf8).withUnsafeBytes { appendEscaped($0) }
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscaped(_ run: UnsafeRawBufferPointer) {
    var rest = run
    while true {
      rest = UnsafeRawBufferPointer(rebasing: rest[appendUnescaped(rest)...])
      guard let byte = rest.first else { return }
      appendEscape(byte)
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst())
    }
  }

  private mutating func appendEscape(_ byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    case 0..<0x20:
      append(byte < 16 ? "u000" : "u001")
      append(text: String(byte & 15, radix: 16))
    default: append(byte)
    }
  }

  /// Appends a scalar as JSON; arrays and objects are ignored.
  mutating func appendJSONScalar(_ content: Node.Content) {
    switch content {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .integer(let value): append(value)
    case .number(let spelling): append(text: spelling)
    case .string(let text): appendJSON(text)
    case .array, .object: break
    }
  }
}
