/// Names of which some are known in part, so that those that can be one name with another are found without comparing all.
struct NameIndex {
  /// The known beginnings and ends of the names, each sorted, with the numbers of the names.
  private var beginnings: [(text: String, number: Int)] = []
  private var ends: [(text: String, number: Int)] = []
  private var names: [NamePattern] = []
  private var isSorted = true

  /// Adds a name; names are numbered from 0.
  mutating func append(_ name: NamePattern) {
    beginnings.append((name.beginning, names.count))
    ends.append((name.end, names.count))
    names.append(name)
    isSorted = false
  }

  /// Sorts the names that were added, so that they are found.
  mutating func sort() {
    guard !isSorted else { return }
    beginnings.sort { ($0.text, $0.number) < ($1.text, $1.number) }
    ends.sort { ($0.text, $0.number) < ($1.text, $1.number) }
    isSorted = true
  }

  /// Visits the names that can be one name with another, until one is refused.
  func visit(matching name: NamePattern, _ isWanted: (Int) -> Bool) {
    let candidates = [(beginnings, name.beginning), (ends, name.end)].map { sorted, known in
      (sorted, Self.ranges(of: known, in: sorted))
    }
    // What one side does not tell apart, the other one may.
    let fewest = candidates.min { Self.count($0.1) < Self.count($1.1) }
    guard let (sorted, ranges) = fewest else { return }
    for place in ranges.joined() where names[sorted[place].number].matches(name) {
      guard isWanted(sorted[place].number) else { return }
    }
  }

  private static func count(_ ranges: [Range<Int>]) -> Int { ranges.reduce(0) { $0 + $1.count } }

  /// The places of the texts that say less than one, from nothing on, then of those that say as much or more.
  private static func ranges(of text: String, in sorted: [(text: String, number: Int)]) -> [Range<Int>] {
    text.indices.map { range(of: String(text[..<$0]), in: sorted, isWhole: true) }
      + [range(of: text, in: sorted, isWhole: false)]
  }

  /// The places of the texts that are equal to one, or begin with it.
  private static func range(
    of text: String, in sorted: [(text: String, number: Int)], isWhole: Bool
  ) -> Range<Int> {
    let first = place(in: sorted) { $0 < text }
    let last = place(in: sorted) { $0 < text || (isWhole ? $0 == text : $0.hasPrefix(text)) }
    return first..<max(first, last)
  }

  /// The first place whose text does not come before.
  private static func place(in sorted: [(text: String, number: Int)], _ isBefore: (String) -> Bool) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(sorted[middle].text) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension NamePattern {
  /// What comes before the first unknown part.
  fileprivate var beginning: String { String(text.prefix { $0 != "*" }) }

  /// What comes after the last unknown part, from its end.
  fileprivate var end: String { String(text.reversed().prefix { $0 != "*" }) }
}
