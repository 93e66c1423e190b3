import ResourceGraph
import Validation

extension RunReport {
  /// The findings about one resource, the worst first.
  struct Group {
    var file: String?
    var findings: [Finding]
  }

  /// Questions that stay open for one reason.
  struct OpenQuestion {
    var findings: [Finding]

    var location: SourceLocation? { findings.first?.location }
    var rules: [String] { Set(findings.map(\.rule)).sorted() }

    /// `the template does not say which subnets parameter 'SubnetIds' names: 7 rules stay open for 2 resources`
    var text: String {
      guard let first = findings.first else { return "" }
      guard findings.count > 1 || !first.copies.isEmpty, let cause = first.cause?.text else {
        return rules.count > 1 ? "\(first.fullMessage): \(rules.count.counted("rule")) stay open" : first.fullMessage
      }
      let subjects = Set(findings.flatMap { [$0.subject] + $0.copies }).count
      let about = rules.count > 1 ? rules.count.counted("rule") : "a rule"
      return "\(cause): \(about) \(rules.count > 1 ? "stay" : "stays") open for \(subjects.counted("resource"))"
    }
  }

  /// What breaks rules or may break them, by file and resource: the file with the worst of it first, and in a file the
  /// resource with the worst.
  var groups: [Group] {
    let shown = findings.filter { level(of: $0) < .unknown }
    let files = Self.grouped(shown) { $0.location?.file }
    return files.sorted { isBefore($0.items, $1.items, $0.key ?? "\u{10FFFF}", $1.key ?? "\u{10FFFF}") }.flatMap {
      file in
      Self.grouped(file.items, by: \.subject)
        .sorted { isBefore($0.items, $1.items, $0.offset, $1.offset) }
        .map { Group(file: file.key, findings: worstFirst($0.items)) }
    }
  }

  /// What cannot be determined, each cause once.
  var openQuestions: [OpenQuestion] {
    let open = findings.filter { level(of: $0) == .unknown }
    return Self.grouped(open) { "\($0.location?.file ?? "")\n\($0.cause?.text ?? $0.message)" }
      .map { OpenQuestion(findings: $0.items) }
  }

  /// What an exception covers.
  var allowed: [Finding] { findings.filter { level(of: $0) == .allowed } }

  /// How many findings each rule has at each level, the worst level first.
  var countsByRule: [(level: Level, rule: String, count: Int)] {
    struct Key: Hashable {
      var level: Level
      var rule: String
    }
    var counts: [Key: Int] = [:]
    for finding in findings { counts[Key(level: level(of: finding), rule: finding.rule), default: 0] += 1 }
    return counts.map { ($0.key.level, $0.key.rule, $0.value) }.sorted {
      ($0.level, -$0.count, $0.rule) < ($1.level, -$1.count, $1.rule)
    }
  }

  private func worstFirst(_ findings: [Finding]) -> [Finding] {
    findings.enumerated().sorted { left, right in
      (level(of: left.element), left.offset) < (level(of: right.element), right.offset)
    }.map(\.element)
  }

  private func isBefore<Tie: Comparable>(_ left: [Finding], _ right: [Finding], _ first: Tie, _ second: Tie) -> Bool {
    let worst = { (findings: [Finding]) in findings.map { level(of: $0) }.min() ?? .allowed }
    return (worst(left), first) < (worst(right), second)
  }

  /// The findings with the same key, in the order of the first of each.
  private static func grouped<Key: Hashable>(
    _ findings: [Finding], by key: (Finding) -> Key
  ) -> [(key: Key, offset: Int, items: [Finding])] {
    var indices: [Key: Int] = [:]
    var groups: [(key: Key, offset: Int, items: [Finding])] = []
    for finding in findings {
      let key = key(finding)
      if let index = indices[key] {
        groups[index].items.append(finding)
      } else {
        indices[key] = groups.count
        groups.append((key, groups.count, [finding]))
      }
    }
    return groups
  }
}
