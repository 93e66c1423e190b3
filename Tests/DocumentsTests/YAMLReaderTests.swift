import Documents
import Testing

/// Reads a text of a test, with CloudFormation's tags.
func yaml(_ text: String) throws(DocumentError) -> Node {
  try YAML.read(Array(text.utf8), tags: .cloudFormation)
}

@Suite struct YAMLReaderTests {
  @Test(
    arguments: [
      ("", .null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null), ("nUll", "nUll"),
      ("true", true), ("Yes", true), ("ON", true), ("false", false), ("no", false), ("Off", false),
      ("y", "y"), ("N", "N"), ("yEs", "yEs"),
      ("0", 0), ("443", 443), ("-1", -1), ("+5", 5), ("-0", 0), ("0x1F", 31), ("-0x10", -16), ("0x", "0x"),
      ("0x+1", "0x+1"),
      ("0644", "0644"), ("012345678901", "012345678901"), ("123456789012", 123_456_789_012), ("1_000", "1_000"),
      ("0o7", "0o7"), ("0b1", "0b1"), ("9223372036854775808", .number("9223372036854775808")),
      ("0xFFFFFFFFFFFFFFFFF", "0xFFFFFFFFFFFFFFFFF"),
      ("0.5", .number("0.5")), ("-1.50", .number("-1.50")), (".5", .number("0.5")), ("5.", .number("5.0")),
      ("+.5", .number("0.5")), ("-.5", .number("-0.5")), ("01.5", .number("1.5")), ("1.5e+3", .number("1.5e+3")),
      ("1e3", .number("1e3")), ("+1e3", "+1e3"), ("00e3", "00e3"), (".", "."), ("-", "-"), ("1.2.3", "1.2.3"),
      ("1.e3", .number("1.0e3")),
      (".inf", ".inf"), ("-.INF", "-.INF"), (".nan", ".nan"), ("1_0.5", "1_0.5"),
      ("2010-09-09", "2010-09-09"), ("12:30:45", "12:30:45"), ("10.0.0.0/16", "10.0.0.0/16"), ("=", "="),
    ] as [(String, Node)])
  func `a plain scalar means what YAML 1.1 says, unless readers disagree`(_ text: String, _ expected: Node) throws {
    // A lone '-' is a sequence unless it stands between brackets' commas, where it is an error.
    if text != "-" { #expect(try yaml("Key: \(text)\n") == ["Key": expected]) }
    #expect(try yaml("Key: '\(text)'\n") == ["Key": .string(text)])
    #expect(try yaml("Key: \"\(text)\"\n") == ["Key": .string(text)])
    #expect(try yaml("Key: ! '\(text)'\n") == ["Key": .string(text)])
  }

  @Test func `block scalars are strings`() throws {
    #expect(
      try yaml("a: |\n  1\n  2\nb: >-\n  1\n  2\nc: |+\n  true\n\n") == ["a": "1\n2\n", "b": "1 2", "c": "true\n\n"])
  }

  @Test func `keys are their text, whatever they would mean as values`() throws {
    #expect(
      try yaml("443: a\nyes: b\nnull: c\n1.50: d\n'': e\n? x y\n: f\n") == [
        "443": "a", "yes": "b", "null": "c", "1.50": "d", "": "e", "x y": "f",
      ])
  }

  @Test func `a document without content is null`() throws {
    for text in ["", "\n", "# comment\n", "---\n", "---\n...\n", "\u{FEFF}", "%YAML 1.1\n---\n"] {
      #expect(try yaml(text) == .null, "\(text)")
    }
  }

  @Test func `members stand where their keys stand, and elements where they start`() throws {
    let node = try yaml("# c\né: 日本\nb:\n  - x\n  - !Sub y\n  - c: {d: 1}\n  - !If [A, 1]\n")
    #expect(node.position == Position(line: 2, column: 1))
    #expect(node["é"]?.position == Position(line: 2, column: 1))
    #expect(node["b"]?.position == Position(line: 3, column: 1))
    #expect(node[["b", "0"]]?.position == Position(line: 4, column: 5))
    #expect(node[["b", "1"]]?.position == Position(line: 5, column: 5))
    #expect(node[["b", "2", "c"]]?.position == Position(line: 6, column: 5))
    #expect(node[["b", "2", "c", "d"]]?.position == Position(line: 6, column: 9))
    #expect(node[["b", "3"]]?.position == Position(line: 7, column: 5))
    #expect(node[["b", "3", "Fn::If", "1"]]?.position == Position(line: 7, column: 13))
  }

  @Test func `short forms are the objects that they stand for`() throws {
    #expect(try yaml("!Ref X") == ["Ref": "X"])
    #expect(try yaml("!Ref 12") == ["Ref": "12"])
    #expect(try yaml("!GetAtt A.B.C") == ["Fn::GetAtt": ["A", "B.C"]])
    #expect(try yaml("!GetAtt A") == ["Fn::GetAtt": "A"])
    #expect(try yaml("!GetAtt [A, !Ref B]") == ["Fn::GetAtt": ["A", ["Ref": "B"]]])
    #expect(try yaml("!GetAZs") == ["Fn::GetAZs": ""])
    #expect(try yaml("!Sub\n- ${A}\n- A: 1\n") == ["Fn::Sub": ["${A}", ["A": 1]]])
    #expect(try yaml("!Transform {Name: AWS::Include}") == ["Fn::Transform": ["Name": "AWS::Include"]])
    #expect(try yaml("Fn::Base64: !Sub |\n  x\n") == ["Fn::Base64": ["Fn::Sub": "x\n"]])
    #expect(try yaml("!Select [0, !GetAZs '']") == ["Fn::Select": [0, ["Fn::GetAZs": ""]]])
  }

  @Test func `YAML's own tags are honoured`() throws {
    #expect(
      try yaml("[!!str 1, !!int '2', !!float 3, !!bool 'yes', !!null '', !!binary aGk=, !!float 1e3]") == [
        "1", 2, .number("3.0"), true, .null, "aGk=", .number("1e3"),
      ])
    #expect(try yaml("!!map {a: !!seq [1]}") == ["a": [1]])
    #expect(try yaml("%TAG !c! !\n---\n!c!Ref X") == ["Ref": "X"])
  }

  @Test func `anchors, aliases and merge keys are expanded`() throws {
    #expect(
      try yaml("a: &x {b: 1}\nc: *x\nd: [*x, &y 2, *y]\n") == ["a": ["b": 1], "c": ["b": 1], "d": [["b": 1], 2, 2]])
    #expect(try yaml("a: &x !Ref V\nb: *x\n") == ["a": ["Ref": "V"], "b": ["Ref": "V"]])
    #expect(try yaml("a: &x 1\nb: &x 2\nc: *x\n") == ["a": 1, "b": 2, "c": 2])
    #expect(try yaml("&k a: 1\nb: *k\n") == ["a": 1, "b": "a"])
    #expect(try yaml("a: &k x\n*k : 1\n") == ["a": "x", "x": 1])
    #expect(try yaml("a: &x {p: 1, q: 2}\nb: {q: 3, <<: *x, r: 4}\n")["b"] == ["p": 1, "q": 3, "r": 4])
    #expect(try yaml("a: &x {p: 1}\nb: &y {p: 2, q: 3}\nc: {<<: [*x, *y], r: 4}\n")["c"] == ["p": 1, "q": 3, "r": 4])
    #expect(try yaml("a: &x {p: 1}\nb: &y {<<: *x, q: 2}\nc: {<<: *y}\n")["c"] == ["p": 1, "q": 2])
    #expect(try yaml("'<<': 1\n") == ["<<": 1])
  }

  @Test func `merged members are at the position of the merge key`() throws {
    let node = try yaml("a: &x {p: 1, q: 2}\nb: {s: 0, <<: *x, r: 4}\n")
    #expect(node["b"]?.object.map { $0.map(\.key) } == ["s", "p", "q", "r"])
    #expect(node["b"]?.object?["p"]?.position.line == 1)
  }

  @Test func `a member that is an alias has the position of its key`() throws {
    #expect(try yaml("a: &x 1\nb: *x\n")["b"]?.position == Position(line: 2, column: 1))
  }

  @Test func `UTF-16 is read as well`() throws {
    let text = "a: é🙂\n".utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    #expect(try YAML.read([0xFF, 0xFE] + text) == ["a": "é🙂"])
  }

  @Test func `long texts, Windows line ends and comments are read`() throws {
    #expect(try yaml("a: 1 # x\r\nb:\r\n  - c\r\n") == ["a": 1, "b": ["c"]])
    let long = String(repeating: "x y ", count: 50_000)
    #expect(try yaml("a: '\(long)'\n") == ["a": .string(long)])
  }
}
