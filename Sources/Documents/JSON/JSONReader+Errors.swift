extension JSON.Reader {
  /// The error for an unexpected character.
  func unexpected(_ expected: String, after place: String?) -> DocumentError {
    let expectation = "expected \(expected)" + (place.map { " after \($0)" } ?? "")
    return DocumentError("\(expectation); found \(found)", at: position)
  }

  /// The error for a control character that must be escaped in a string.
  func controlCharacter(_ byte: UInt8, inStringAt opening: Position) -> DocumentError {
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      return DocumentError("the string is not closed on its line; add '\"', or write '\\n' for a newline", at: opening)
    }
    let escape = byte == UInt8(ascii: "\t") ? "\\t" : "\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    return DocumentError("the string contains a control character; write it as '\(escape)'", at: position)
  }

  /// The error for a string that is not valid UTF-8.
  func notUTF8(at opening: Position) -> DocumentError {
    DocumentError("the string is not UTF-8; save the document in UTF-8", at: opening)
  }

  /// A description of the current character.
  private var found: String {
    guard index < bytes.count else { return "the end of the document" }
    switch bytes[index] {
    case UInt8(ascii: "'"):
      return "a single quote; JSON requires double quotes"
    case UInt8(ascii: "/") where index + 1 < bytes.count && [0x2F, 0x2A].contains(bytes[index + 1]):
      return "a comment; remove it"
    case 0x21...0x7E:
      return "'\(word)'"
    case let byte where byte >= 0x80:
      let character = String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self).prefix(1)
      return "'\(character)'"
    default:
      return "a control character"
    }
  }

  /// The current word, or the current character if it is not a letter or digit.
  private var word: String {
    let isLetter = { (byte: UInt8) in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
      default: false
      }
    }
    let letters = bytes[index...].prefix(24).prefix(while: isLetter)
    return String(decoding: letters.isEmpty ? bytes[index...index] : letters, as: UTF8.self)
  }
}
