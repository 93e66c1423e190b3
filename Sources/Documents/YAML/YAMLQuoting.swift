extension YAML {
  /// The quoting style with which readers of YAML 1.1 and 1.2 read the same string back.
  enum Quoting {
    case plain
    case single
    case double
    /// A literal block, `|`.
    case literal

    /// Chooses the quoting of a string; in flow style, and for keys, it must be on one line.
    init(of text: String, inFlow: Bool = false, onOneLine: Bool = false) {
      let traits = TextTraits(text)
      if traits.isUnprintable {
        self = .double
      } else if traits.hasNewline || traits.hasTab {
        self = traits.isLiteral && !inFlow && !onOneLine ? .literal : .double
      } else {
        self = traits.isPlain && !(inFlow && traits.hasFlowSign) && !Self.hasMeaning(text) ? .plain : .single
      }
    }

    /// Whether a reader could resolve the plain text to something other than a string.
    private static func hasMeaning(_ text: String) -> Bool {
      guard let first = text.utf8.first else { return true }
      switch first {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "."):
        return text.hasPrefix("...") || isNumeric(text) || isWord(text.drop { $0 == "+" })
      default:
        return isWord(text[...])
      }
    }

    /// Whether a text consists of characters of numbers, dates and times only.
    private static func isNumeric(_ text: String) -> Bool {
      text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
          UInt8(ascii: "A")...UInt8(ascii: "F"):
          true
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "_"),
          UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: "o"), UInt8(ascii: "O"), UInt8(ascii: "x"),
          UInt8(ascii: "X"), UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: "Z"), UInt8(ascii: "z"):
          true
        default: false
        }
      }
    }

    private static func isWord(_ text: Substring) -> Bool {
      guard text.utf8.count <= 5 else { return false }
      switch text.lowercased() {
      case "y", "n", "yes", "no", "on", "off", "true", "false", "null", ".inf", ".nan", "inf", "nan": return true
      default: return false
      }
    }
  }

  /// The properties of a string that determine its quoting, found in one pass.
  struct TextTraits {
    /// Contains a character that must be escaped: a control character, or a line break of one YAML version only.
    private(set) var isUnprintable = false
    private(set) var hasNewline = false
    private(set) var hasTab = false
    /// Contains a flow indicator.
    private(set) var hasFlowSign = false
    /// Is a valid plain scalar, whatever it resolves to.
    private(set) var isPlain = true
    /// Is preserved by a literal block: no spaces at the end of lines or at the start.
    private(set) var isLiteral = true

    init(_ text: String) {
      var text = text
      var isASCII = true
      text.withUTF8 { bytes in
        guard let first = bytes.first, let last = bytes.last else {
          isPlain = false
          return
        }
        isPlain = Self.startsPlain(first) && last != UInt8(ascii: " ") && last != UInt8(ascii: ":")
        isLiteral = !Self.isSpace(first) && first != UInt8(ascii: "\n") && !Self.isSpace(last)
        var previous: UInt8 = 0
        for byte in bytes {
          defer { previous = byte }
          switch byte {
          case UInt8(ascii: " "):
            if previous == UInt8(ascii: ":") { isPlain = false }
          case UInt8(ascii: "#"):
            if previous == UInt8(ascii: " ") { isPlain = false }
          case UInt8(ascii: "\n"):
            hasNewline = true
            if Self.isSpace(previous) { isLiteral = false }
          case UInt8(ascii: "\t"): hasTab = true
          case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
            UInt8(ascii: ":"), UInt8(ascii: "?"):
            hasFlowSign = true
          case 0..<0x20, 0x7F: isUnprintable = true
          case 0x80...: isASCII = false
          default: break
          }
        }
      }
      // A tab without a newline is more readable as an escape sequence.
      if !hasNewline { isLiteral = false }
      if !isASCII, text.unicodeScalars.contains(where: Self.isUnprintable) { isUnprintable = true }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    private static func startsPlain(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "+"), UInt8(ascii: "$"), UInt8(ascii: "("), UInt8(ascii: "\\"), UInt8(ascii: "^"),
        UInt8(ascii: ")"), UInt8(ascii: ";"), 0x80...:
        true
      default: false
      }
    }

    /// Non-ASCII characters that are not printable in YAML, or that are a line break in one version.
    static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
      default: false
      }
    }
  }
}
