import Testing

/// Differences that are right, by type and path, each with the reason; one that does not occur any more is a failure.
struct Exclusions {
  private let reasons: [String: String]
  private var used: Set<String> = []
  private(set) var unexpected: [String] = []

  init(_ reasons: [String: String]) { self.reasons = reasons }

  /// Takes a difference in a type at a path: `AWS::SNS::Topic` at `Subscription[0].Protocol`.
  mutating func add(_ type: String, _ difference: String) {
    let path = difference.prefix { $0 != ":" }.replacing(/\[\d+\]/, with: "")
    var key = "\(type) \(path)"
    while reasons[key] == nil, let dot = key.lastIndex(of: ".") { key = String(key[..<dot]) }
    if reasons[key] == nil {
      if unexpected.count < 400 { unexpected.append("\(type): \(difference)") }
    } else {
      used.insert(key)
    }
  }

  func check(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(unexpected == [], sourceLocation: sourceLocation)
    let unused = reasons.keys.filter { !used.contains($0) }.sorted()
    #expect(unused == [], "these exclusions are not needed", sourceLocation: sourceLocation)
  }
}
