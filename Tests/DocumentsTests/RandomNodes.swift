import Documents
import TestSupport

/// Documents of nasty strings, keys and nestings.
struct RandomNodes {
  private var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  /// Texts that some reader of YAML takes for something else, or that need care between quotes.
  static let texts = [
    "", " ", "~", "null", "Null", "NULL", "nUlL", "true", "True", "FALSE", "yes", "No", "ON", "off", "oFF", "y", "N",
    "0", "-1", "+1", "0644", "0o7", "0x1F", "0b101", "012345678901", "1_000", "1e3", "1E+3", "1.5", ".5", "5.", "-.5",
    "+.5", ".inf", "-.INF", ".NaN", "+.inf", "nan", "inf", "2010-09-09", "2001-12-14t21:59:43.10-05:00", "12:30:45",
    "190:20:30", "1,000", "=", "<<", "-", "--", "---", "--- a", "...", "... a", "?", "? a", "?a", ":", ": a", ":a",
    "a:", "a: b", "a:b", "a #b", "a#b", "#a", "# a", "&a", "*a", "!a", "! a", "!!str a", "|", ">", "|-", ">a", "%a",
    "@a", "`a", "'", "''", "\"", "'a'", "\"a\"", "a'b", "a\"b", "\\", "\\n", "[", "]", "[a]", "{", "}", "{a}", ",",
    "a,b", "a, b", " a", "a ", "  ", "\t", "\ta", "a\t", "a\tb", "a\t#b", "\n", "\n\n", "a\n", "a\nb", "a\nb\n",
    "a\nb\n\n", "a\n\nb", "\na", " a\nb", "a\n b", "a \nb", "a\n b \n", "a\n\tb", "\ta\nb", "a\n \nb", "a\r\nb", "a\rb",
    "\r", "\u{0}", "a\u{0}b", "\u{1B}[0m", "\u{7F}", "\u{85}", "a\u{85}b", "\u{A0}", "a\u{2028}b", "\u{2029}",
    "\u{FEFF}", "\u{FEFF}a", "\u{FFFE}", "\u{FFFF}", "\u{FFFD}", "é", "e\u{301}", "日本語", "🙂", "a🙂: b", "\u{10FFFF}",
    "- a", "-a", "a -", "key: value\nother: [1, 2", "#!/bin/bash -xe\nyum update -y\n", "---\na: b\n", "a\n---\nb",
    "a\n...\nb", "10.0.0.0/16", "arn:aws:iam::123456789012:role/x", "${AWS::Region}", "AWS::Region", "A.B.C", ".A",
    "A.", "..", "t3.micro", "2 vCPU", "rate(5 minutes)", "*", "* * * * ? *", "cron(0 12 * * ? *)", "%{a}", "Ref",
    "Fn::Sub", "!Ref a", "{\"a\": 1}", "a\u{B}b", "\u{FEFF}a\nb", "x\n\u{2028}\ny", "a\n#b\n", "#a\nb", "a\n\n\n",
    "a\n\n\n\nb\n", "| a\nb", "- a\n- b\n", "a: |\n  b\n", "0.", "0e0", "00", "0x", "0xg", "+", "+a", "1:2", "1:a",
    "+12:30", "e1", ".e1", "1e", "1.e+5", "123456789012345678901234567890", "0o8", "-0", "-0.0", "=a", "~a", "null ",
    " null", "<<a", "a<<", "true\n", "\ntrue", "1\n", "\\u0041", "%YAML 1.1", "\u{E000}", "a\u{AD}", "\u{200B}",
  ]

  static let keys = ["Ref", "Fn::GetAtt", "Fn::Sub", "Fn::Select", "Fn::GetAZs", "Fn::If", "Fn::Base64", "Condition"]

  mutating func node(depth: Int = 0) -> Node {
    switch Int.random(in: 0..<(depth > 5 ? 12 : 20), using: &random) {
    case 0: .null
    case 1: .bool(Bool.random(using: &random))
    case 2: .integer(Int.random(in: -20...20, using: &random))
    case 3: .integer([Int.min, Int.max, 443].randomElement(using: &random) ?? 0)
    case 4:
      .number(
        ["0.5", "-0.0", "1e3", "1E-7", "1.5e+3", "123456789012345678901234567890"].randomElement(using: &random) ?? "")
    case 5..<12: .string(text())
    case 12..<14: .array((0..<Int.random(in: 0...4, using: &random)).map { _ in node(depth: depth + 1) })
    case 14..<17: .object(object(depth: depth))
    default:
      // What has a short form, rightly or almost.
      [Self.keys.randomElement(using: &random) ?? "Ref": node(depth: depth + 1)]
    }
  }

  private mutating func object(depth: Int) -> Object {
    var object = Object()
    for _ in 0..<Int.random(in: 0...4, using: &random) { object[text()] = node(depth: depth + 1) }
    return object
  }

  /// One of the texts, two of them joined, or a long one.
  mutating func text() -> String {
    let text = Self.texts.randomElement(using: &random) ?? ""
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<12: return text
    case 12..<17: return text + (Self.texts.randomElement(using: &random) ?? "")
    case 17: return Self.keys.randomElement(using: &random) ?? ""
    case 18: return String(repeating: text, count: 400)
    default:
      let alphabet = Array(" \t\n\r:#-?,[]{}&*!|>'\"%@`~=<.+0123ex_aé🙂\u{85}\u{2028}\u{FEFF}\\")
      return String(
        (0..<Int.random(in: 1...8, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "a" })
    }
  }
}
