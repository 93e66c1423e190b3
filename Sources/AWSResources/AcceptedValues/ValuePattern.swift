/// A pattern of characters and classes of characters, each with a repetition: `arn:aws[a-z-]*:.+`.
///
/// A value matches as a whole. This is all of regular expressions that the tables need.
package struct ValuePattern {
  private struct Piece {
    var members: CharacterClass
    var least = 1
    var most = 1
  }

  /// The pattern as messages show it.
  let text: String
  private var pieces: [Piece] = []

  /// The patterns between `|`.
  static func alternatives(_ text: Substring) -> [ValuePattern] {
    var result: [ValuePattern] = []
    var reader = Reader(rest: text)
    repeat { result.append(ValuePattern(&reader)) } while reader.take("|")
    return result
  }

  package init(_ text: String) {
    var reader = Reader(rest: text[...])
    self.init(&reader)
  }

  private init(_ reader: inout Reader) {
    let start = reader.rest
    while let character = reader.rest.first, character != "|" {
      var piece = Piece(members: reader.characterClass())
      (piece.least, piece.most) = reader.repetition()
      pieces.append(piece)
    }
    text = String(start[..<reader.rest.startIndex])
  }

  /// Whether the whole of a text matches.
  package func matches(_ text: String) -> Bool {
    let codes = text.unicodeScalars.map { UInt8($0.isASCII ? $0.value : 0x80) }
    // The places that the pieces so far can end at.
    var ends = [Bool](repeating: false, count: codes.count + 1)
    ends[0] = true
    for piece in pieces {
      var next = [Bool](repeating: false, count: codes.count + 1)
      for start in ends.indices where ends[start] {
        var count = 0
        if piece.least == 0 { next[start] = true }
        while start + count < codes.count, count < piece.most, piece.members.contains(codes[start + count]) {
          count += 1
          if count >= piece.least { next[start + count] = true }
        }
      }
      ends = next
    }
    return ends[codes.count]
  }
}

/// A set of ASCII characters, with all others or without.
private struct CharacterClass {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var hasOthers = false

  static var any: CharacterClass {
    var result = CharacterClass()
    result.invert()
    return result
  }

  mutating func insert(_ code: UInt8) {
    if code < 64 { low |= 1 << UInt64(code) } else if code < 128 { high |= 1 << UInt64(code - 64) }
  }

  mutating func invert() {
    low = ~low
    high = ~high
    hasOthers.toggle()
  }

  func contains(_ code: UInt8) -> Bool {
    code < 64 ? low >> UInt64(code) & 1 == 1 : code < 128 ? high >> UInt64(code - 64) & 1 == 1 : hasOthers
  }
}

/// Reads the text of a pattern; what is malformed is taken as it stands.
private struct Reader {
  var rest: Substring

  mutating func take(_ character: Character) -> Bool {
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  /// A character, a class in brackets, or `.` for any.
  mutating func characterClass() -> CharacterClass {
    if take(".") { return .any }
    var members = CharacterClass()
    guard take("[") else {
      members.insert(code())
      return members
    }
    let isInverted = take("^")
    while let next = rest.first, next != "]" {
      let first = code()
      if rest.first == "-", rest.dropFirst().first != "]", rest.count > 1 {
        rest.removeFirst()
        let last = code()
        if first <= last { for code in first...last { members.insert(code) } }
      } else {
        members.insert(first)
      }
    }
    _ = take("]")
    if isInverted { members.invert() }
    return members
  }

  /// A character, which may be escaped: `\.`, `\n`, `\x1f`.
  private mutating func code() -> UInt8 {
    guard let character = rest.popFirst() else { return 0 }
    guard character == "\\", let escaped = rest.popFirst() else { return character.asciiValue ?? 0x80 }
    switch escaped {
    case "n": return 0x0A
    case "r": return 0x0D
    case "t": return 0x09
    case "x":
      let digits = rest.prefix(2)
      rest = rest.dropFirst(2)
      return UInt8(digits, radix: 16) ?? 0
    default: return escaped.asciiValue ?? 0x80
    }
  }

  /// `?`, `*`, `+`, `{3}`, `{3,}`, `{3,5}`; once if there is none.
  mutating func repetition() -> (least: Int, most: Int) {
    if take("?") { return (0, 1) }
    if take("*") { return (0, .max) }
    if take("+") { return (1, .max) }
    guard rest.first == "{", let end = rest.firstIndex(of: "}") else { return (1, 1) }
    let numbers = rest[..<end].dropFirst().split(separator: ",", omittingEmptySubsequences: false)
    rest = rest[rest.index(after: end)...]
    let least = numbers.first.flatMap { Int($0) } ?? 0
    return numbers.count == 1 ? (least, least) : (least, numbers.last.flatMap { Int($0) } ?? .max)
  }
}
