import AWSResources
import ResourceGraph
import Validation

/// The lines about findings, sorted by place, and how many there are of each kind.
struct ConsoleReport {
  private struct Line {
    var location: SourceLocation?
    /// What stands in place of a location.
    var subject: String
    var kind: Kind
    var text: String
    var details: [String]
  }

  private enum Kind: Equatable {
    case found(Diagnostic.Severity)
    /// Found in a scenario that the defaults of the template are not.
    case possible(Diagnostic.Severity)
    case allowed
    case unknown
  }

  private let isStrict: Bool
  private let countsPossible: Bool
  private var lines: [Line] = []
  private var known: Set<Diagnostic> = []
  private var resources = 0
  /// The types that are not known here, and how many resources have them.
  private var unknownTypes: [String: Int] = [:]

  /// - Parameter countsPossible: whether what has to be assumed keeps the run from being fine, too.
  init(isStrict: Bool, countsPossible: Bool = false) {
    self.isStrict = isStrict
    self.countsPossible = countsPossible
  }

  /// Counts the resources of a stack or template that the report is about.
  mutating func count(_ graph: ResourceGraph) {
    resources += graph.entries.count
    for entry in graph.entries {
      guard case .raw(let raw) = entry.content, ResourceCatalog.aws.type(named: raw.type, in: raw.dialect) == nil else {
        continue
      }
      unknownTypes[raw.type, default: 0] += 1
    }
  }

  /// - Parameter subject: what stands in place of a location that a finding lacks.
  mutating func add(_ report: Report, of subject: String = "infra") {
    for finding in report.findings {
      let kind: Kind = finding.scenario == nil ? .found(finding.severity) : .possible(finding.severity)
      add(kind, finding, subject, finding.proof.map(\.name) + (finding.remedy.map { ["fix: \($0)"] } ?? []))
    }
    for allowed in report.allowed {
      add(.allowed, allowed, subject, ["because: \(allowed.suppression?.reason ?? "")"])
    }
    for unknown in report.unknowns {
      let text = "\(unknown.message) [\(unknown.rule)]"
      lines.append(Line(location: unknown.location, subject: subject, kind: .unknown, text: text, details: []))
    }
  }

  /// Adds what the dialects have to say; what both say stands there once.
  mutating func add(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics where known.insert(diagnostic).inserted {
      lines.append(
        Line(
          location: diagnostic.location, subject: "infra", kind: .found(diagnostic.severity),
          text: diagnostic.message, details: []))
    }
  }

  /// How many findings keep the run from being fine.
  var failingCount: Int {
    failingSeverities.reduce(0) { $0 + count(.found($1)) + (countsPossible ? count(.possible($1)) : 0) }
  }

  private var failingSeverities: [Diagnostic.Severity] { isStrict ? [.error, .warning] : [.error] }

  var isFailing: Bool { failingCount > 0 }

  /// Writes all lines, by place.
  func write(to console: any Console) {
    let sorted = lines.enumerated().sorted { left, right in
      switch (left.element.location, right.element.location) {
      case (let first?, let second?) where first != second: first < second
      case (nil, _?): false
      case (_?, nil): true
      default: left.offset < right.offset
      }
    }
    for (_, line) in sorted {
      let place = line.location.map(\.description) ?? line.subject
      console.print("\(place): \(label(line.kind, console.style)): \(line.text)")
      for detail in line.details { console.print("    \(detail)") }
    }
  }

  /// One line about the resources that rules do not look into: `not examined: 2 AWS::MediaLive::Channel`.
  var notExamined: String? {
    guard !unknownTypes.isEmpty else { return nil }
    let types = unknownTypes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    return "not examined, of types that the rules do not know: \(types.joined(separator: ", "))"
  }

  /// One line that counts everything: `2 stacks, 41 resources: 1 error, 2 warnings`.
  func summary(of count: Int, _ noun: String) -> String {
    let counts = [
      (self.count(.found(.error)), "error"), (self.count(.found(.warning)), "warning"),
      (self.count(.found(.note)), "note"),
    ]
    var parts = counts.filter { $0.0 > 0 }.map { Self.counted($0.0, $0.1) }
    let possible = Diagnostic.Severity.allCases.reduce(0) { $0 + self.count(.possible($1)) }
    if possible > 0 { parts.append("\(possible) possible") }
    if self.count(.allowed) > 0 { parts.append("\(self.count(.allowed)) allowed") }
    if self.count(.unknown) > 0 { parts.append("\(self.count(.unknown)) unknown") }
    let findings = parts.isEmpty ? "no findings" : parts.joined(separator: ", ")
    return "\(Self.counted(count, noun)), \(Self.counted(resources, "resource")): \(findings)"
  }

  /// `1 stack`, `2 stacks`.
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private mutating func add(_ kind: Kind, _ finding: Finding, _ subject: String, _ details: [String]) {
    lines.append(
      Line(
        location: finding.location, subject: subject, kind: kind,
        text: "\(finding.fullMessage) [\(finding.rule)]",
        details: details))
  }

  private func count(_ kind: Kind) -> Int {
    lines.count { $0.kind == kind }
  }

  private func label(_ kind: Kind, _ style: Style) -> String {
    switch kind {
    case .found(let severity): style.severity(severity)
    case .possible: "possible"
    case .allowed: "allowed"
    case .unknown: "unknown"
    }
  }
}
