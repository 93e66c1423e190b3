extension JSON.Reader {
  /// Reads a number: an integer if it fits into `Int`, otherwise its notation.
  mutating func number() throws(DocumentError) -> Node.Content {
    let start = index
    let isNegative = byte == UInt8(ascii: "-")
    if isNegative { index += 1 }
    guard isDigit(byte) else { throw unexpected("a digit", after: "'-'") }
    var magnitude = 0
    var fits = true
    if byte == UInt8(ascii: "0") {
      index += 1
      if isDigit(byte) {
        throw DocumentError("a number must not start with 0; remove the zero or write a string", at: position)
      }
    } else {
      while isDigit(byte) {
        let (tens, overflow) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, carry) = tens.subtractingReportingOverflow(Int(byte - UInt8(ascii: "0")))
        // The magnitude is negative, because the least integer has no positive counterpart.
        if overflow || carry { fits = false }
        magnitude = sum
        index += 1
      }
    }
    var isInteger = true
    if byte == UInt8(ascii: ".") {
      isInteger = false
      index += 1
      try digits(after: "the decimal point")
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      isInteger = false
      index += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { index += 1 }
      try digits(after: "the exponent's 'e'")
    }
    if isInteger, fits {
      if isNegative { return .integer(magnitude) }
      if magnitude != Int.min { return .integer(-magnitude) }
    }
    return .number(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func digits(after place: String) throws(DocumentError) {
    guard isDigit(byte) else { throw unexpected("a digit", after: place) }
    while isDigit(byte) { index += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
  }

  /// Reads a string from its opening to its closing quote.
  mutating func string() throws(DocumentError) -> String {
    let opening = position
    index += 1
    let start = index
    var continuations = 0
    var all: UInt8 = 0
    while index < bytes.count {
      let byte = bytes[index]
      all |= byte
      if byte == UInt8(ascii: "\"") {
        let text = try text(start..<index, isASCII: all < 0x80, at: opening)
        self.continuations += continuations
        index += 1
        return text
      }
      if byte == UInt8(ascii: "\\") {
        self.continuations += continuations
        return try escapedString(from: start, at: opening)
      }
      if byte < 0x20 { throw controlCharacter(byte, inStringAt: opening) }
      if byte & 0xC0 == 0x80 { continuations += 1 }
      index += 1
    }
    throw DocumentError("the string is not closed; add '\"'", at: opening)
  }

  /// Continues to read a string from its first escape sequence.
  private mutating func escapedString(from start: Int, at opening: Position) throws(DocumentError) -> String {
    var unescaped = Array(bytes[start..<index])
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        guard let text = String(validating: unescaped, as: UTF8.self) else { throw notUTF8(at: opening) }
        return text
      case UInt8(ascii: "\\"):
        try escape(into: &unescaped)
      case 0..<0x20:
        throw controlCharacter(byte, inStringAt: opening)
      default:
        if byte & 0xC0 == 0x80 { continuations += 1 }
        unescaped.append(byte)
        index += 1
      }
    }
    throw DocumentError("the string is not closed; add '\"'", at: opening)
  }

  private mutating func escape(into unescaped: inout [UInt8]) throws(DocumentError) {
    let place = position
    index += 1
    let letter = byte
    index += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(letter)
    case UInt8(ascii: "b"): unescaped.append(0x08)
    case UInt8(ascii: "f"): unescaped.append(0x0C)
    case UInt8(ascii: "n"): unescaped.append(0x0A)
    case UInt8(ascii: "r"): unescaped.append(0x0D)
    case UInt8(ascii: "t"): unescaped.append(0x09)
    case UInt8(ascii: "u"): unescaped.append(contentsOf: Character(try unicodeEscape(at: place)).utf8)
    default:
      throw DocumentError("unknown escape sequence; write '\\\\' for a backslash", at: place)
    }
  }

  /// The character of the digits after `\u`, and of a second escape that completes a surrogate pair.
  private mutating func unicodeEscape(at place: Position) throws(DocumentError) -> Unicode.Scalar {
    let first = try hexadecimalDigits(at: place)
    if let scalar = Unicode.Scalar(first) { return scalar }
    let next = index
    guard first < 0xDC00, byte == UInt8(ascii: "\\"), next + 1 < bytes.count,
      bytes[next + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    index += 2
    let second = try hexadecimalDigits(at: place)
    guard 0xDC00...0xDFFF ~= second else {
      // The first surrogate is unpaired; the second escape is a separate character.
      index = next
      return "\u{FFFD}"
    }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexadecimalDigits(at place: Position) throws(DocumentError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: throw DocumentError("'\\u' requires four hexadecimal digits", at: place)
      }
      value = value << 4 | UInt32(digit)
      index += 1
    }
    return value
  }

  private func text(_ range: Range<Int>, isASCII: Bool, at opening: Position) throws(DocumentError) -> String {
    let slice = UnsafeBufferPointer(rebasing: bytes[range])
    if isASCII { return String(decoding: slice, as: UTF8.self) }
    guard let text = String(validating: slice, as: UTF8.self) else { throw notUTF8(at: opening) }
    return text
  }
}
