extension JSON {
  /// Reads a JSON text by recursive descent, byte by byte.
  struct Reader {
    let bytes: UnsafeBufferPointer<UInt8>
    var index = 0
    private var line = 1
    private var lineStart = 0
    /// The number of UTF-8 continuation bytes on the current line, which do not count as columns.
    var continuations = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      self.bytes = bytes
      if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
        index = 3
        lineStart = 3
      }
    }

    /// The current byte; zero, which is not valid in JSON, at the end.
    var byte: UInt8 { index < bytes.count ? bytes[index] : 0 }

    var position: Position {
      Position(line: line, column: index - lineStart - continuations + 1)
    }

    mutating func document() throws(DocumentError) -> Node {
      skipSpace()
      let node = try value(at: position, depth: 0)
      skipSpace()
      guard index == bytes.count else {
        throw unexpected("the end of the document", after: "its value")
      }
      return node
    }

    private mutating func value(at position: Position, depth: Int) throws(DocumentError) -> Node {
      switch byte {
      case UInt8(ascii: "{"): return try object(at: position, depth: depth)
      case UInt8(ascii: "["): return try array(at: position, depth: depth)
      case UInt8(ascii: "\""): return Node(.string(try string()), at: position)
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return Node(try number(), at: position)
      case UInt8(ascii: "t") where skip("true"): return Node(.bool(true), at: position)
      case UInt8(ascii: "f") where skip("false"): return Node(.bool(false), at: position)
      case UInt8(ascii: "n") where skip("null"): return Node(.null, at: position)
      default: throw unexpected("a value", after: nil)
      }
    }

    private mutating func object(at position: Position, depth: Int) throws(DocumentError) -> Node {
      guard depth < DocumentLimits.depth else { throw .tooDeep(at: self.position) }
      index += 1
      skipSpace()
      var members: [Object.Member] = []
      if byte == UInt8(ascii: "}") {
        index += 1
        return Node(.object(Object(members)), at: position)
      }
      var check = KeyCheck()
      while true {
        guard byte == UInt8(ascii: "\"") else {
          throw unexpected("a key in double quotes", after: members.isEmpty ? "'{'" : "','")
        }
        let keyPosition = self.position
        let key = try string()
        if let place = check.place(of: key, in: members) {
          throw .duplicateKey(key, first: members[place].value.position, second: keyPosition)
        }
        skipSpace()
        guard byte == UInt8(ascii: ":") else { throw unexpected("':'", after: "the key '\(key)'") }
        index += 1
        skipSpace()
        members.append(Object.Member(key: key, value: try value(at: keyPosition, depth: depth + 1)))
        skipSpace()
        switch byte {
        case UInt8(ascii: ","):
          index += 1
          skipSpace()
        case UInt8(ascii: "}"):
          index += 1
          return Node(.object(Object(members)), at: position)
        default:
          throw unexpected("',' or '}'", after: "the value of '\(key)'")
        }
      }
    }

    private mutating func array(at position: Position, depth: Int) throws(DocumentError) -> Node {
      guard depth < DocumentLimits.depth else { throw .tooDeep(at: self.position) }
      index += 1
      skipSpace()
      var elements: [Node] = []
      if byte == UInt8(ascii: "]") {
        index += 1
        return Node(.array(elements), at: position)
      }
      while true {
        elements.append(try value(at: self.position, depth: depth + 1))
        skipSpace()
        switch byte {
        case UInt8(ascii: ","):
          index += 1
          skipSpace()
        case UInt8(ascii: "]"):
          index += 1
          return Node(.array(elements), at: position)
        default:
          throw unexpected("',' or ']'", after: "an element of the array")
        }
      }
    }

    private mutating func skipSpace() {
      while index < bytes.count {
        switch bytes[index] {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
          index += 1
        case UInt8(ascii: "\n"):
          index += 1
          line += 1
          lineStart = index
          continuations = 0
        default:
          return
        }
      }
    }

    /// Skips a word if the text continues with it.
    private mutating func skip(_ word: StaticString) -> Bool {
      let count = word.utf8CodeUnitCount
      guard index + count <= bytes.count else { return false }
      for offset in 0..<count where bytes[index + offset] != word.utf8Start[offset] { return false }
      index += count
      return true
    }
  }
}
