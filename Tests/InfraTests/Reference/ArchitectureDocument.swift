/// The sentences of an architecture document in Markdown, and its blocks of code.
struct ArchitectureDocument {
  /// The sentences of paragraphs and list items, as ``plain(_:)`` writes them; without headings, the list of contents,
  /// pictures, and labels such as "Route configuration:".
  private(set) var sentences: [String] = []
  /// Code and diagrams, each in one line.
  private(set) var codeBlocks: [String] = []

  init(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(Self.trimmed)[...]
    if lines.first == "---" { lines = lines.dropFirst().drop { $0 != "---" }.dropFirst() }
    var paragraph: [Substring] = []
    var code: [Substring]?
    func endParagraph() {
      sentences += Self.sentences(of: Self.plain(paragraph.joined(separator: " "))).filter { !Self.isLabel($0) }
      paragraph = []
    }
    for line in lines {
      if line.hasPrefix("```") {
        endParagraph()
        if let block = code { codeBlocks.append(Self.plain(block.joined(separator: " "))) }
        code = code == nil ? [] : nil
      } else if code != nil {
        code?.append(line)
      } else if line.isEmpty || line == "---" || line.hasPrefix("#") || line.contains(Self.link) {
        endParagraph()
      } else if let item = line.wholeMatch(of: Self.item) {
        endParagraph()
        paragraph = [item.1]
      } else {
        paragraph.append(line)
      }
    }
    endParagraph()
  }

  /// The text without emphasis, links and frames, with plain quotation marks and single spaces.
  static func plain(_ text: some StringProtocol) -> String {
    let text = String(text).replacing(/!?\[([^\[\]]*)\]\([^()]*\)/) { $0.output.1 }.replacing("**", with: "")
    let characters = text.unicodeScalars.compactMap { scalar -> Character? in
      switch scalar {
      case "`": nil
      case "\u{2019}": "'"
      case "\u{201C}", "\u{201D}": "\""
      case "\u{2011}": "-"
      // Frames and arrows of diagrams.
      case "\u{2500}"..."\u{25FF}", "|", "\t", "\n": " "
      default: Character(scalar)
      }
    }
    return String(characters).split(separator: " ").joined(separator: " ")
  }

  // MARK: - Parts of a document

  private static func trimmed(_ line: Substring) -> Substring {
    let start = line.drop { $0.isWhitespace }
    return start.prefix(start.reversed().drop { $0.isWhitespace }.count)
  }

  /// A picture, the target of a link, or an item of the list of contents.
  private static var link: Regex<Substring> { /^(?:!\[|\[[^\]]+\]: |[-*] \[.*\]\(#.*\)$)/ }

  private static var item: Regex<(Substring, Substring)> { /(?:[-*•]|\d+\.|[a-z]\))\s+(?:\[ \] )?(.*)/ }

  private static func sentences(of text: String) -> [String] {
    var sentences: [[Substring]] = []
    for word in text.split(separator: " ") {
      if let last = sentences.last?.last, !ends(last) || !starts(word) {
        sentences[sentences.count - 1].append(word)
      } else {
        sentences.append([word])
      }
    }
    return sentences.map { $0.joined(separator: " ") }
  }

  private static func starts(_ word: Substring) -> Bool {
    word.first.map { $0.isUppercase || "(\"".contains($0) } ?? false
  }

  private static func ends(_ word: Substring) -> Bool {
    word.last.map { ".!?".contains($0) } ?? false && !["e.g.", "i.e."].contains(word.drop { $0 == "(" })
  }

  /// The head of a list in a few words asks for nothing by itself.
  private static func isLabel(_ sentence: String) -> Bool {
    sentence.hasSuffix(":") && sentence.split(separator: " ").count <= 5
  }
}
