extension YAML {
  /// Resolution of a plain scalar without a tag.
  enum PlainScalar {
    static func content(_ text: String) -> Node.Content {
      guard let first = text.utf8.first else { return .null }
      switch first {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        return number(text) ?? .string(text)
      default:
        return word(text) ?? .string(text)
      }
    }

    /// Null or a Boolean, in the notations of YAML 1.1 that are whole words.
    static func word(_ text: String) -> Node.Content? {
      guard text.utf8.count <= 5 else { return nil }
      switch text {
      case "", "~", "null", "Null", "NULL": return .null
      case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": return .bool(true)
      case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": return .bool(false)
      default: return nil
      }
    }

    /// A number, unless YAML versions resolve the notation to different values.
    static func number(_ text: String) -> Node.Content? {
      var parts = NumberParts(text)
      guard parts.isWhole, !(parts.integer.isEmpty && parts.fraction.isEmpty) else { return hexadecimal(text) }
      if !parts.hasPoint, parts.exponent == nil {
        // `0644` is 420 in YAML 1.1 and 644 in YAML 1.2.
        if parts.integer.count > 1, parts.integer.first == UInt8(ascii: "0") { return nil }
        let spelling = (parts.isNegative ? "-" : "") + String(decoding: parts.integer, as: UTF8.self)
        return Int(spelling).map(Node.Content.integer) ?? .number(spelling)
      }
      // Without a decimal point, an exponent makes a number in YAML 1.2 and JSON only, so only their notation is accepted.
      if !parts.hasPoint, parts.integer.count > 1, parts.integer.first == UInt8(ascii: "0") { return nil }
      if !parts.hasPoint, parts.hasPlus { return nil }
      parts.complete()
      return .number(parts.spelling)
    }

    private static func hexadecimal(_ text: String) -> Node.Content? {
      var digits = text.utf8[...]
      let isNegative = digits.first == UInt8(ascii: "-")
      if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
      guard digits.starts(with: [UInt8(ascii: "0"), UInt8(ascii: "x")]) else { return nil }
      digits = digits.dropFirst(2)
      // `Int` would accept a sign here.
      guard let first = digits.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else { return nil }
      return Int((isNegative ? "-" : "") + String(Substring(digits)), radix: 16).map(Node.Content.integer)
    }
  }
}
