/// An expression of metric math, and its series.
struct Formula {
  let text: String
  let terms: [Metric.Term]

  init(_ text: String, _ terms: [Metric.Term]) {
    self.text = text
    self.terms = terms
  }

  /// The words of the formula outside of quoted strings: names of series and of functions.
  var words: [Substring] {
    Self.pieces(of: text).filter(\.isWord).map(\.text)
  }

  /// The formula with other names for its series.
  func renaming(_ names: [String: String]) -> String {
    Self.pieces(of: text).map { piece in
      piece.isWord ? names[String(piece.text)] ?? String(piece.text) : String(piece.text)
    }.joined()
  }

  /// Whether CloudWatch accepts a text as the id of a series.
  static func isID(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first), text.utf8.count <= 255 else { return false }
    return text.utf8.allSatisfy(isWordByte)
  }

  var mistakes: [String] {
    var mistakes: [String] = []
    if terms.isEmpty {
      mistakes.append("the formula '\(text)' has no metrics; add the metrics that it uses")
    } else if terms.count > 10 {
      mistakes.append("the formula '\(text)' has \(terms.count) metrics; use at most 10")
    }
    var known: Set<String> = []
    for term in terms {
      if !Self.isID(term.id) {
        mistakes.append(
          "'\(term.id)' cannot name a metric in a formula; use a lower-case letter, then letters, digits or '_'"
        )
      } else if !known.insert(term.id).inserted {
        mistakes.append("the formula '\(text)' has two metrics named '\(term.id)'; rename one of them")
      } else if !words.contains(where: { $0 == term.id }) {
        mistakes.append("the formula '\(text)' does not use '\(term.id)'; remove the metric")
      }
      if term.metric.series == nil {
        mistakes.append("'\(term.id)' is a formula; use its metrics in one formula")
      } else {
        mistakes += term.metric.mistakes
      }
    }
    // Functions are in capital letters, so every other word is a series.
    for word in words where Self.isID(String(word)) && !known.contains(String(word)) {
      mistakes.append(
        "the formula '\(text)' uses '\(word)', which is not one of its metrics; add a metric of that name")
      known.insert(String(word))
    }
    return mistakes
  }

  // MARK: Words

  private struct Piece {
    let text: Substring
    let isWord: Bool
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let first = rest.utf8.first {
      let piece: Substring
      let isWord = isWordByte(first) && !isDigit(first)
      if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
        let end = rest.utf8.dropFirst().firstIndex(of: first).map { rest.utf8.index(after: $0) } ?? rest.endIndex
        piece = rest[..<end]
      } else if isWordByte(first) {
        piece = rest[..<(rest.utf8.firstIndex { !isWordByte($0) } ?? rest.endIndex)]
      } else {
        piece = rest.prefix(1)
      }
      pieces.append(Piece(text: piece, isWord: isWord))
      rest = rest[piece.endIndex...]
    }
    return pieces
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }
}
