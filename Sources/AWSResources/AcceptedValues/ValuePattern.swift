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
    var reader = Reader(rest: text.utf8)
    repeat { result.append(ValuePattern(&reader)) } while reader.take("|")
    return result
  }

  package init(_ text: String) {
    var reader = Reader(rest: text[...].utf8)
    self.init(&reader)
  }

  private init(_ reader: inout Reader) {
    let start = reader.rest
    while let byte = reader.rest.first, byte != UInt8(ascii: "|") {
      var piece = Piece(members: reader.characterClass())
      (piece.least, piece.most) = reader.repetition()
      pieces.append(piece)
    }
    text = String(Substring(start[..<reader.rest.startIndex]))
  }

  /// Whether the whole of a text matches.
  package func matches(_ text: String) -> Bool {
    let codes = text.unicodeScalars.map { UInt8($0.isASCII ? $0.value : 0x80) }
    // The places that the pieces so far can end at.
    var ends = [Bool](repeating: false, count: codes.count + 1)
    ends[0] = true
    var next = ends
    for piece in pieces {
      for place in next.indices { next[place] = false }
      for start in ends.indices where ends[start] {
        var count = 0
        if piece.least == 0 { next[start] = true }
        while start + count < codes.count, count < piece.most, piece.members.contains(codes[start + count]) {
          count += 1
          if count >= piece.least { next[start + count] = true }
        }
      }
      swap(&ends, &next)
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
  var rest: Substring.UTF8View

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
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
    while let next = rest.first, next != UInt8(ascii: "]") {
      let first = code()
      if rest.first == UInt8(ascii: "-"), let end = rest.dropFirst().first, end != UInt8(ascii: "]") {
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
    guard let byte = rest.popFirst() else { return 0 }
    guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else { return byte }
    switch escaped {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "x"):
      let digits = Substring(rest.prefix(2))
      rest = rest.dropFirst(2)
      return UInt8(digits, radix: 16) ?? 0
    default: return escaped
    }
  }

  /// `?`, `*`, `+`, `{3}`, `{3,}`, `{3,5}`; once if there is none.
  mutating func repetition() -> (least: Int, most: Int) {
    if take("?") { return (0, 1) }
    if take("*") { return (0, .max) }
    if take("+") { return (1, .max) }
    guard rest.first == UInt8(ascii: "{"), let end = rest.firstIndex(of: UInt8(ascii: "}")) else { return (1, 1) }
    let numbers = rest[..<end].dropFirst().split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    rest = rest[rest.index(after: end)...]
    let (least, most) = (numbers.first.flatMap { Int(Substring($0)) }, numbers.last.flatMap { Int(Substring($0)) })
    return numbers.count == 1 ? (least ?? 0, least ?? 0) : (least ?? 0, most ?? .max)
  }
}
