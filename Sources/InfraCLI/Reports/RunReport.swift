import AWSResources
import Documents
import ResourceGraph
import Validation

/// Everything that a run of the rules has to say: what every format is written from.
struct RunReport {
  /// What a finding comes to in this run, the worst first.
  enum Level: String, Comparable, CaseIterable {
    case error, warning, possible, note, unknown, allowed, baseline

    static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  let isStrict: Bool
  let countsPossible: Bool
  /// The rules of the run.
  var rules: RuleBook
  /// The rules to which no exception is permitted.
  private var mandatory = MandatoryRules()
  /// What is checked: `stack`, `template`.
  let noun: String
  /// By place, then by resource and rule, as they were added.
  private(set) var findings: [Finding] = []
  /// What the dialects have to say, each once.
  private(set) var notes: [Diagnostic] = []
  /// Why something could not be checked, each once: several templates can call one module.
  private(set) var failures: [Diagnostic] = []
  /// The stacks by name, or the templates by path.
  private(set) var inputs: [String] = []
  private var knownInputs: Set<String> = []
  private(set) var resourceCount = 0
  /// The types that the rules do not look into, and how many resources have them.
  private(set) var unknownTypes: [String: Int] = [:]
  /// Whether the run is compared with an earlier one.
  private(set) var hasBaseline = false
  let sources: SourceLines
  private var known: Set<Diagnostic> = []
  private var knownFailures: Set<Diagnostic> = []
  /// The findings as they were added, each once: several systems can nest one template.
  private var told: Set<Finding> = []

  /// - Parameter countsPossible: whether what has to be assumed keeps the run from being fine, too.
  init(
    of noun: String, isStrict: Bool, countsPossible: Bool = false, rules: RuleBook = .common,
    sources: SourceLines = SourceLines()
  ) {
    self.noun = noun
    self.rules = rules
    self.isStrict = isStrict
    self.countsPossible = countsPossible
    self.sources = sources
  }
}

// MARK: - Adding

extension RunReport {
  /// Adds a stack or the templates that were checked.
  mutating func add(_ graph: ResourceGraph, named names: [String]) {
    // Several systems can nest one template.
    inputs += names.filter { knownInputs.insert($0).inserted }
    resourceCount += graph.entries.count
    for entry in graph.entries {
      guard case .raw(let raw) = entry.content, ResourceCatalog.aws.type(named: raw.type, in: raw.dialect) == nil,
        !ExaminedTypes.withoutStruct.contains(raw.type)
      else { continue }
      unknownTypes[raw.type, default: 0] += 1
    }
  }

  /// - Parameter template: the template that the findings are about; nil for stacks, which findings name themselves.
  mutating func add(_ report: Report, of template: String? = nil) {
    for var finding in report.all {
      if let template {
        finding.stack = template
        finding.fact?.stack = template
      }
      if told.insert(finding).inserted { findings.append(finding) }
    }
  }

  /// Adds what the dialects have to say; what both say stands there once.
  mutating func add(_ diagnostics: [Diagnostic]) {
    notes += diagnostics.filter { known.insert($0).inserted }
  }

  /// Applies what the settings state about rules.
  mutating func apply(_ settings: RunSettings, today: Day?) {
    mandatory = settings.mandatory
    settings.judgements.apply(to: &findings, rules: rules, today: today, path: sources.portable)
  }

  /// The list of what was found, for later runs; it has nothing that no exception is permitted to.
  var baseline: Baseline { Baseline(findings.filter { !mandatory.contains($0.rule) }) }

  /// Marks what is in the baseline of an earlier run, and notes how much of it is gone.
  ///
  /// The findings have to be arranged.
  mutating func apply(_ baseline: Baseline, from file: String) {
    hasBaseline = true
    var refused: [Finding] = []
    for index in findings.indices where findings[index].suppression == nil && findings[index].outcome != .undecided {
      guard baseline.contains(findings[index]) else { continue }
      guard !mandatory.contains(findings[index].rule) else {
        refused.append(findings[index])
        continue
      }
      findings[index].suppression = Suppression(.baseline, because: "it is in the baseline '\(sources.portable(file))'")
    }
    findings += mandatory.faults(of: refused, coveredBy: sources.portable(file))
    let gone = baseline.count - count(.baseline) - refused.count
    if gone > 0 {
      notes.append(
        .note(
          "\(gone.counted("finding")) of the baseline '\(file)' \(gone == 1 ? "is" : "are") gone; write it again with --write-baseline"
        ))
    }
  }

  /// Tells each fact once; exceptions and the baseline have to be applied.
  mutating func tellFactsOnce() { findings = findings.tellingFactsOnce().tellingCopiesOnce() }

  mutating func fail(_ diagnostics: [Diagnostic]) {
    failures += diagnostics.filter { knownFailures.insert($0).inserted }
  }

  /// Puts what was found into the order of its places, and tells apart what has the same evidence.
  mutating func arrange() {
    findings = findings.enumerated().sorted { left, right in
      SourceLocation.isBefore(left.element.location, right.element.location) ?? (left.offset < right.offset)
    }.map(\.element)
    notes = notes.enumerated().sorted { left, right in
      SourceLocation.isBefore(left.element.location, right.element.location) ?? (left.offset < right.offset)
    }.map(\.element)
    findings.numberRepetitions()
  }
}

extension SourceLocation {
  /// Whether a place comes before another; what has none comes last. Nil for the same place.
  fileprivate static func isBefore(_ left: SourceLocation?, _ right: SourceLocation?) -> Bool? {
    switch (left, right) {
    case (let first?, let second?): first == second ? nil : first < second
    case (nil, nil): nil
    case (nil, _?): false
    case (_?, nil): true
    }
  }
}

// MARK: - What it comes to

extension RunReport {
  func level(of finding: Finding) -> Level {
    if let suppression = finding.suppression { return suppression.source == .baseline ? .baseline : .allowed }
    switch (finding.outcome, finding.severity) {
    case (.undecided, _): return .unknown
    case (.possible, _): return .possible
    case (.broken, .error): return .error
    case (.broken, .warning): return .warning
    case (.broken, .note): return .note
    }
  }

  /// Whether a finding keeps the run from being fine.
  func fails(_ finding: Finding) -> Bool {
    switch level(of: finding) {
    case .error: true
    case .warning: isStrict
    case .possible: countsPossible && (finding.severity == .error || isStrict && finding.severity == .warning)
    case .note, .unknown, .allowed, .baseline: false
    }
  }

  var failingCount: Int { findings.count(where: fails) + (isStrict ? notes.count { $0.severity == .warning } : 0) }
  var isFailing: Bool { failingCount > 0 }

  func count(_ level: Level) -> Int {
    let severity: Diagnostic.Severity? =
      switch level {
      case .error: .error
      case .warning: .warning
      case .note: .note
      case .possible, .unknown, .allowed, .baseline: nil
      }
    return findings.count { self.level(of: $0) == level } + notes.count { $0.severity == severity }
  }

  /// One line that counts everything: `2 stacks, 41 resources: 1 error, 2 warnings`.
  var summary: String {
    let plain = [Level.error, .warning, .note].filter { count($0) > 0 }.map { count($0).counted($0.rawValue) }
    let others = [Level.possible, .allowed, .unknown].filter { count($0) > 0 }.map { "\(count($0)) \($0.rawValue)" }
    let known = count(.baseline) > 0 ? ["\(count(.baseline)) in the baseline"] : []
    let parts = plain + others + known
    let found = parts.isEmpty ? "no findings" : parts.joined(separator: ", ")
    return "\(inputs.count.counted(noun)), \(resourceCount.counted("resource")): \(found)"
  }

  /// One line about the resources that rules do not look into: `not examined: 2 AWS::MediaLive::Channel`.
  var notExamined: String? {
    guard !unknownTypes.isEmpty else { return nil }
    let types = unknownTypes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    return "not examined, of types that the rules do not know: \(types.joined(separator: ", "))"
  }
}

extension Int {
  /// `1 stack`, `2 stacks`.
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
