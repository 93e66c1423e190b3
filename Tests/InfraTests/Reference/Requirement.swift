/// A sentence of an architecture document, with what answers it: a row of `Tests/Traceability`.
struct Requirement {
  enum Kind: String, CaseIterable {
    /// The sentence states a rule, which rules verify.
    case rule
    /// The sentence asks for something that can be written.
    case construct
    /// A template could show it, and no rule verifies it yet.
    case open
    /// No template shows it.
    case outside
  }

  /// The document's number, `002`.
  let document: String
  /// The words of the document, from one sentence or block of code; an ellipsis between spaces leaves some out.
  let quote: String
  let kind: Kind
  let answers: [RequirementAnswer]
  /// What the answers leave open, or why there are none.
  let note: String
  /// The parts of the quote between ellipses.
  private let parts: [String]

  private init(_ document: String, _ kind: Kind, _ row: [String]) {
    self.document = document
    self.kind = kind
    quote = row[0]
    answers = row[2].split(separator: ", ").map { RequirementAnswer($0) }
    note = row[3]
    parts = quote.split(separator: " … ").map { ArchitectureDocument.plain($0) }
  }

  /// Whether the words are in the sentence, in their order.
  func isStated(in sentence: String) -> Bool {
    var rest = sentence[...]
    for part in parts {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }

  // MARK: - The tables

  static let folder = "Tests/Traceability"
  static let documents = ["000", "001", "002", "003", "004"]

  struct MalformedRow: Error {
    let file: String
    let row: [String]
  }

  static func all() throws -> [Requirement] {
    try documents.flatMap { document in
      let file = "\(folder)/\(document).tsv"
      return try rows(of: file).map { row in
        guard row.count == 4, let kind = Kind(rawValue: row[1]) else { throw MalformedRow(file: file, row: row) }
        return Requirement(document, kind, row)
      }
    }
  }

  /// The files of the shared corpus in which a rule must find something, by the rule.
  static func corpusFiles() throws -> [String: [String]] {
    let file = "\(folder)/corpus.tsv"
    return try rows(of: file).reduce(into: [:]) { files, row in
      guard row.count == 2 else { throw MalformedRow(file: file, row: row) }
      for rule in row[1].split(separator: " ") { files[String(rule), default: []].append(row[0]) }
    }
  }

  /// The rows below the heads of a table whose columns are separated by tabs.
  private static func rows(of file: String) throws -> [[String]] {
    try ReferencePage.source(file).split(separator: "\n").dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }
}

/// What answers a sentence of an architecture document.
enum RequirementAnswer: Equatable {
  /// `database-is-not-public`.
  case rule(String)
  /// A construct, or one of its parameters or values: `Network`, `Network(nat:)`, `LoadBalancer.dnsName`.
  case construct(String, member: String?)
  /// A type of CloudFormation that a `Raw` resource has: `Raw(AWS::Budgets::Budget)`.
  case raw(String)
  /// A folder with an example: `Examples/Microservices`.
  case example(String)
  /// A section of a page: `docs/recipes.md#a-sidecar`.
  case page(String, anchor: String?)
  /// A program that does not compile: `CompileFailures/service-in-public-subnets`.
  case compileFailure(String)

  init(_ text: some StringProtocol) {
    let text = String(text)
    if text.hasPrefix("docs/") {
      let parts = text.split(separator: "#").map(String.init)
      self = .page(parts[0], anchor: parts.count > 1 ? parts[1] : nil)
    } else if text.hasPrefix("Examples/") {
      self = .example(text)
    } else if text.hasPrefix("CompileFailures/") {
      self = .compileFailure(String(text.dropFirst("CompileFailures/".count)))
    } else if let match = text.wholeMatch(of: /Raw\((.+)\)/) {
      self = .raw(String(match.1))
    } else if let match = text.wholeMatch(of: /([A-Z]\w*)(?:\((\w+):\)|\.(.+))?/) {
      self = .construct(String(match.1), member: (match.2 ?? match.3).map(String.init))
    } else {
      self = .rule(text)
    }
  }
}
