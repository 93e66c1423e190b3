import Documents
import TestSupport
import Testing

/// What is wrong with a YAML text is one error, with a place and what to do.
@Suite struct YAMLErrorTests {
  @Test(arguments: [
    ("A: 1\nB: 2\nA: 3\n", "duplicate key 'A' on line 1 and line 3; remove or rename one of them", 3, 1),
    ("{A: 1, A: 2}", "duplicate key 'A' on line 1; remove or rename one of them", 1, 8),
    ("a: &x {}\nb: {<<: *x, <<: *x}", "duplicate key '<<' on line 2; remove or rename one of them", 2, 13),
    ("a: !GetAt B.C\n", "unknown tag '!GetAt'; did you mean '!GetAtt'?", 1, 4),
    ("a: !Xylophone B\n", "unknown tag '!Xylophone'; write the full form", 1, 4),
    ("a: !!set {b}\n", "the tag '!!set' does not fit this value; remove the tag", 1, 4),
    ("a: !!int x\n", "'x' is not a value of '!!int'; correct it or remove the tag", 1, 4),
    ("a: !!int 0644\n", "'0644' is not a value of '!!int'; correct it or remove the tag", 1, 4),
    ("a: !!foo x\n", "the tag '!!foo' is not supported; remove it", 1, 4),
    ("a: 1\n---\nb: 2\n", "the file contains a second document; move it to another file", 2, 1),
    ("? [a]\n: b\n", "the key is a mapping or a sequence; use a scalar", 1, 3),
    ("? {a: b}\n: b\n", "the key is a mapping or a sequence; use a scalar", 1, 3),
    ("?\n: b\n", "a key is missing before ':'; write it, or '' for an empty one", 1, 2),
    ("!Ref a: b\n", "the key has the tag '!Ref'; write tags before values only", 1, 1),
    ("a: *b\n", "unknown anchor '&b'; define it before the alias", 1, 4),
    ("a: &nam 1\nb: *name\n", "unknown anchor '&name'; define it before the alias, or did you mean '*nam'?", 2, 4),
    ("a: &x [1, *x]\n", "the alias '*x' refers to its own anchor; write the value instead", 1, 11),
    ("a: &x {<<: *x}\n", "the alias '*x' refers to its own anchor; write the value instead", 1, 12),
    ("a: &x [1]\n*x : 1\n", "the alias '*x' is a key but not a string; write the key", 2, 1),
    ("a: {<<: 1}\n", "the value of '<<' is not a mapping; write a mapping or a list of mappings", 1, 9),
    ("a: {<<: [{b: 1}, 2]}\n", "the value of '<<' is not a mapping; write a mapping or a list of mappings", 1, 18),
    ("a:\n\t- b\n", "the indentation contains a tab; indent with spaces", 2, 1),
    (
      "a: b: c\n",
      "mapping values are not allowed in this context; quote strings that contain ': ', and align the keys of a mapping",
      1, 5
    ),
  ])
  func `the message names the mistake`(_ text: String, _ message: String, _ line: Int, _ column: Int) {
    #expect(throws: DocumentError(message, at: Position(line: line, column: column))) { try yaml(text) }
  }

  @Test(arguments: [
    ("a: [1, 2\nb: 3\n", 2), ("a: \"x\n", 2), ("a: 'x\n", 2), ("a: 1\n b: 2\n", 2), ("a: @x\n", 1), ("- a\nb: c\n", 2),
    ("a: {b: 1\n", 2), ("a: %x\n", 1), ("a: x\u{1}y\n", 1), ("a: 1\nb\n", 2), ("a: &x !Ref &y b\n", 1),
    ("a: \"\\q\"\n", 1),
    ("%FOO\n", 2), ("a: !x!y z\n", 1), ("]", 1), ("a: |\n  b\n \tc\n", 3),
  ])
  func `libyaml's errors have a place and a remedy`(_ text: String, _ line: Int) throws {
    let error = try #require(throws: DocumentError.self) { try yaml(text) }
    #expect(abs(Int(error.position.line) - line) <= 1, "\(error)")
    #expect(error.position.column >= 1)
    #expect(error.message.contains("; "), "\(error)")
  }

  @Test func `bytes that are no UTF-8 are an error with their place`() throws {
    let error = try #require(throws: DocumentError.self) { try YAML.read(Array("a: 1\nb: é".utf8) + [0xFF, 0x0A]) }
    #expect(error.position == Position(line: 2, column: 5))
  }

  @Test func `five hundred levels are read, one more is an error`() throws {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(throws: Never.self) { try yaml(nested(500)) }
    #expect(throws: DocumentError.tooDeep) { try yaml(nested(501)) }
    #expect(throws: DocumentError.self) { try yaml(String(repeating: "[", count: 20_000)) }
    #expect(throws: DocumentError.self) { try yaml(String(repeating: "- ", count: 20_000)) }
  }

  @Test func `aliases nest no deeper than what is written out`() throws {
    let levels = String(repeating: "[", count: 300)
    let text = "a: &a \(levels)1\(String(repeating: "]", count: 300))\nb: "
    #expect(throws: Never.self) { try yaml(text + "[*a]") }
    #expect(throws: DocumentError.self) { try yaml(text + "\(levels)*a\(String(repeating: "]", count: 300))") }
    // Step by step, through anchors that hold aliases.
    var steps = "a0: &a0 [1]\n"
    for step in 1..<600 { steps += "a\(step): &a\(step) [*a\(step - 1)]\n" }
    #expect(throws: DocumentError.self) { try yaml(steps) }
  }

  @Test func `a bomb of aliases is an error before it goes off`() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for step in 1..<12 {
      let aliases = repeatElement("*a\(step - 1)", count: 9).joined(separator: ", ")
      text += "a\(step): &a\(step) [\(aliases)]\n"
    }
    let error = try #require(throws: DocumentError.self) { try yaml(text) }
    #expect(error.message.contains("aliases expand the document"))
    var merges = "a0: &a0 {k: [x, x, x, x, x, x, x, x]}\n"
    for step in 1..<40 {
      merges += "a\(step): &a\(step) {<<: *a\(step - 1), l\(step): [*a\(step - 1), *a\(step - 1)]}\n"
    }
    #expect(throws: DocumentError.self) { try yaml(merges) }
  }

  @Test func `whatever is cut off or changed is read or is one error`() {
    let text = Array(
      """
      a: &x [1, -2.5e+3, "x\\u00e9\\n", 'it''s', !Ref B, *y]
      ? é
      : {<<: *x, b: !!str {}, "c": ~}
      d: |+
        text

      e: !Select
        - 0
        - >-
          folded
      # comment

      """.utf8)
    var random = SplitMix64(seed: 11)
    for end in text.indices { _ = try? YAML.read(Array(text[..<end]), tags: .cloudFormation) }
    for _ in 0..<20_000 {
      var changed = text
      for _ in 0..<3 {
        changed[Int.random(in: changed.indices, using: &random)] =
          Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random) : text[Int.random(in: text.indices, using: &random)]
      }
      do {
        let node = try YAML.read(changed, tags: .cloudFormation)
        let style = YAML.Style(tags: .cloudFormation)
        #expect(try YAML.read(YAML.write(node, style: style), tags: .cloudFormation) == node)
      } catch {
        #expect(error.position.line >= 1 && error.position.column >= 1, "\(error)")
      }
    }
  }
}

extension DocumentError {
  fileprivate static var tooDeep: DocumentError {
    DocumentError("the document is nested more than 500 levels deep; flatten it", at: Position(line: 1, column: 501))
  }
}
