import Documents
import TestSupport
import Testing

/// Reads a text of a test.
func json(_ text: String) throws(DocumentError) -> Node {
  try JSON.read(Array(text.utf8))
}

@Suite struct JSONReaderTests {
  @Test func `values of every kind are read in order`() throws {
    let node = try json(#" {"b": [1, -2, 0.5, 1e3, true, false, null, "x"], "a": {}, "c": []} "#)
    #expect(node == ["b": [1, -2, 0.5, .number("1e3"), true, false, .null, "x"], "a": [:], "c": []])
    #expect(node.object.map { $0.map(\.key) } == ["b", "a", "c"])
  }

  @Test func `integers that fit are integers, and other numbers keep their spelling`() throws {
    #expect(try json("9223372036854775807") == .integer(.max))
    #expect(try json("-9223372036854775808") == .integer(.min))
    #expect(try json("9223372036854775808") == .number("9223372036854775808"))
    #expect(try json("-9223372036854775809") == .number("-9223372036854775809"))
    #expect(try json("1.0") == .number("1.0"))
    #expect(try json("-0") == .integer(0))
  }

  @Test func `escapes are resolved, and lone surrogates are replaced`() throws {
    #expect(try json(#""\"\\\/\b\f\n\r\t""#) == .string("\"\\/\u{8}\u{C}\n\r\t"))
    #expect(try json(#""\u00e9\uD83D\uDE42x""#) == "é🙂x")
    #expect(try json(#""\uD83D""#) == "\u{FFFD}")
    #expect(try json(#""\uDE42a""#) == "\u{FFFD}a")
    #expect(try json(#""\uD83D\u0041""#) == "\u{FFFD}A")
    #expect(try json(#""\uD83D\n""#) == "\u{FFFD}\n")
    #expect(try json(#""é\n日本""#) == "é\n日本")
  }

  @Test func `members stand where their keys stand, and elements where they start`() throws {
    let node = try json("{\n  \"é\": \"日本\", \"b\": [1,\n    {\"c\": 2}]\n}")
    #expect(node.position == Position(line: 1, column: 1))
    #expect(node["é"]?.position == Position(line: 2, column: 3))
    #expect(node["b"]?.position == Position(line: 2, column: 14))
    #expect(node[["b", "0"]]?.position == Position(line: 2, column: 20))
    #expect(node[["b", "1"]]?.position == Position(line: 3, column: 5))
    #expect(node[["b", "1", "c"]]?.position == Position(line: 3, column: 6))
  }

  @Test func `byte-order marks of UTF-8 and UTF-16 are accepted`() throws {
    let text = "{\"é\": \"🙂\"}"
    #expect(try JSON.read([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == ["é": "🙂"])
    let littleEndian = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    let bigEndian = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    #expect(try JSON.read([0xFF, 0xFE] + littleEndian) == ["é": "🙂"])
    #expect(try JSON.read([0xFE, 0xFF] + bigEndian) == ["é": "🙂"])
    #expect(throws: DocumentError.self) { try JSON.read([0xFE, 0xFF] + bigEndian + [0]) }
  }

  @Test func `duplicate keys name both lines`() {
    #expect(
      throws: DocumentError(
        "duplicate key 'A' on line 2 and line 4; remove or rename one of them",
        at: Position(line: 4, column: 3))
    ) {
      try json("{\n  \"A\": 1,\n  \"B\": 2,\n  \"A\": 3\n}")
    }
  }

  @Test func `duplicate keys are found among many`() {
    let members = (0..<100).map { "\"k\($0)\": 1,\n" }.joined()
    for key in ["k0", "k15", "k16", "k17", "k99"] {
      #expect(throws: DocumentError.self) { try json("{\(members)\"\(key)\": 2}") }
    }
    #expect(throws: Never.self) { try json("{\(members)\"other\": 2}") }
  }

  @Test func `five hundred levels are read, one more is an error`() throws {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(throws: Never.self) { try json(nested(500)) }
    #expect(
      throws: DocumentError(
        "the document is nested more than 500 levels deep; flatten it", at: Position(line: 1, column: 501))
    ) {
      try json(nested(501))
    }
    #expect(throws: DocumentError.self) { try json(String(repeating: "[", count: 1_000_000)) }
    #expect(throws: DocumentError.self) { try json(String(repeating: "{\"a\":", count: 100_000)) }
  }

  @Test(arguments: [
    ("", "expected a value; found the end of the document", 1, 1),
    ("  \n ", "expected a value; found the end of the document", 2, 2),
    ("{\"Type\": 1 \"x\": 2}", "expected ',' or '}' after the value of 'Type'; found '\"'", 1, 12),
    ("{\"Type\" 1}", "expected ':' after the key 'Type'; found '1'", 1, 9),
    ("{Type: 1}", "expected a key in double quotes after '{'; found 'Type'", 1, 2),
    ("{\"a\": 1,}", "expected a key in double quotes after ','; found '}'", 1, 9),
    ("[1,]", "expected a value; found ']'", 1, 4),
    ("[1 2]", "expected ',' or ']' after an element of the array; found '2'", 1, 4),
    ("['a']", "expected a value; found a single quote; JSON requires double quotes", 1, 2),
    ("[1] // x", "expected the end of the document after its value; found a comment; remove it", 1, 5),
    ("{} {}", "expected the end of the document after its value; found '{'", 1, 4),
    ("[truth]", "expected a value; found 'truth'", 1, 2),
    ("[tru", "expected a value; found 'tru'", 1, 2),
    ("[é]", "expected a value; found 'é'", 1, 2),
    ("01", "a number must not start with 0; remove the zero or write a string", 1, 2),
    ("1.", "expected a digit after the decimal point; found the end of the document", 1, 3),
    ("1e+x", "expected a digit after the exponent's 'e'; found 'x'", 1, 4),
    ("-", "expected a digit after '-'; found the end of the document", 1, 2),
    ("\"a", "the string is not closed; add '\"'", 1, 1),
    ("[\"a\nb\"]", "the string is not closed on its line; add '\"', or write '\\n' for a newline", 1, 2),
    ("\"a\tb\"", "the string contains a control character; write it as '\\t'", 1, 3),
    ("\"a\u{1}b\"", "the string contains a control character; write it as '\\u0001'", 1, 3),
    ("\"a\\x\"", "unknown escape sequence; write '\\\\' for a backslash", 1, 3),
    ("\"\\u12G4\"", "'\\u' requires four hexadecimal digits", 1, 2),
    ("\"\\u12", "'\\u' requires four hexadecimal digits", 1, 2),
    ("\"\\", "unknown escape sequence; write '\\\\' for a backslash", 1, 2),
  ])
  func `an error says what was expected and what was found`(
    _ text: String, _ message: String, _ line: Int, _ column: Int
  ) {
    #expect(throws: DocumentError(message, at: Position(line: line, column: column))) { try json(text) }
  }

  @Test func `bytes that are no UTF-8 are an error`() {
    for bytes in [[0xFF], [0xC3], [0x80], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0x5C, 0x6E, 0xFF]] as [[UInt8]] {
      #expect(
        throws: DocumentError("the string is not UTF-8; save the document in UTF-8", at: Position(line: 1, column: 2))
      ) {
        try JSON.read(Array("[\"".utf8) + bytes + Array("\"]".utf8))
      }
    }
    #expect(throws: DocumentError.self) { try JSON.read([0xFF]) }
    #expect(throws: DocumentError.self) { try JSON.read([0xFF, 0xFE]) }
    #expect(throws: DocumentError.self) { try JSON.read([0x5B, 0]) }
  }

  @Test func `whatever is cut off or changed is read or is one error`() {
    let text = Array(#"{"a": [1, -2.5e+3, "x\u00e9\n", true, null], "é": {"b": {}}}"#.utf8)
    var random = SplitMix64(seed: 7)
    for end in text.indices { _ = try? JSON.read(Array(text[..<end])) }
    for _ in 0..<20_000 {
      var changed = text
      for _ in 0..<3 {
        changed[Int.random(in: changed.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = try? JSON.read(changed)
    }
  }
}
