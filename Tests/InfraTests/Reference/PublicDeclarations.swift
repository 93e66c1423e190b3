/// The public declarations of the language, as they stand in its sources: with their type, comment and signature.
struct PublicDeclarations {
  struct Declaration {
    /// The types around it, `Bucket` or `Bucket.Access`.
    let scope: String
    /// The type that the extension around it requires, `FIFOOrdering`.
    let constraint: String?
    /// The declaration in one line, without `public` and without its body.
    let text: String
    /// The lines of its comment.
    let comment: [String]

    /// The first paragraph of the comment.
    var summary: String { comment.prefix { !$0.isEmpty && !$0.hasPrefix("- ") }.joined(separator: " ") }

    /// What the comment says of a parameter.
    func comment(of parameter: String) -> String {
      let starts = ["- \(parameter): ", "- Parameter \(parameter): "]
      guard let first = comment.firstIndex(where: { line in starts.contains { line.hasPrefix($0) } }) else { return "" }
      let rest = comment[(first + 1)...].prefix { !$0.hasPrefix("- ") && !$0.isEmpty }
      let start = starts.first { comment[first].hasPrefix($0) } ?? ""
      return ([String(comment[first].dropFirst(start.count))] + rest).joined(separator: " ")
    }
  }

  private(set) var all: [Declaration] = []

  /// - Parameter sources: the texts of Swift files, as `swift format` writes them.
  init(_ sources: [String]) {
    for source in sources { read(source) }
  }

  func `in`(_ scope: String) -> [Declaration] { all.filter { $0.scope == scope } }

  private mutating func read(_ source: String) {
    var scopes: [(indentation: Int, name: String, constraint: String?, isPublic: Bool)] = []
    var comment: [String] = []
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let indentation = line.prefix { $0 == " " }.count
      let code = String(line.dropFirst(indentation))
      if code.hasPrefix("///") {
        comment.append(String(code.dropFirst(3)).trimmed)
        continue
      }
      defer { if !code.hasPrefix("@") { comment = [] } }
      guard !code.isEmpty else { continue }
      scopes.removeAll { $0.indentation >= indentation }
      let scope = scopes.map(\.name).joined(separator: ".")
      let isCase = code.hasPrefix("case ") && scopes.last?.isPublic == true && !code.hasSuffix(":")
      let isMember = indentation == 2 * scopes.count && (code.hasPrefix("public ") || isCase)
      if isMember, !comment.isEmpty || code.contains("func statements(") {
        let text = Self.signature(lines[index...].map { $0.trimmed })
        all.append(Declaration(scope: scope, constraint: scopes.last?.constraint, text: text, comment: comment))
      }
      if let match = code.firstMatch(of: #/^(public )?(struct|enum|extension|protocol) ([\w.]+)/#) {
        let constraint = code.firstMatch(of: #/ where \w+ == (\w+)/#).map { String($0.1) }
        scopes.append((indentation, String(match.3), constraint, match.1 != nil || match.2 == "extension"))
      }
    }
  }

  /// The declaration up to its body.
  private static func signature(_ lines: [String]) -> String {
    var text = ""
    var depth = 0
    for line in lines {
      text += text.isEmpty || text.hasSuffix("(") || line.hasPrefix(")") ? line : " \(line)"
      depth += line.count { "([".contains($0) } - line.count { ")]".contains($0) }
      if depth <= 0 { break }
    }
    let end = text.firstRange(of: " {")?.lowerBound ?? text.endIndex
    return String(text[..<end]).replacing("public ", with: "")
  }
}

extension StringProtocol {
  /// Without spaces at both ends.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

/// A parameter of an initialiser.
struct DeclaredParameter {
  let label: String
  let name: String
  let type: String
  let defaultValue: String?

  /// The parameters of a signature, but for those that give the place of a call.
  static func all(in signature: String) -> [DeclaredParameter] {
    guard let open = signature.firstIndex(of: "(") else { return [] }
    var parts: [String] = [""]
    var depth = 0
    for character in signature[signature.index(after: open)...] {
      if "([<".contains(character) { depth += 1 }
      // An arrow closes nothing.
      if ")]>".contains(character), !(character == ">" && parts[parts.count - 1].last == "-") { depth -= 1 }
      if depth < 0 { break }
      if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return parts.compactMap(DeclaredParameter.init)
  }

  private init?(_ text: String) {
    guard let colon = text.firstRange(of: ": ") else { return nil }
    let words = text[..<colon.lowerBound].split(separator: " ").filter { !$0.hasPrefix("@") }
    guard let first = words.first, let last = words.last, !["fileID", "line", "column"].contains(first) else {
      return nil
    }
    let rest = text[colon.upperBound...]
    let equals = rest.firstRange(of: " = ")
    label = String(first)
    name = String(last)
    type = String(rest[..<(equals?.lowerBound ?? rest.endIndex)])
    defaultValue = equals.map { String(rest[$0.upperBound...]) }
  }
}
