import Documents
import ResourceGraph
import Validation

/// The findings as workflow commands of GitHub Actions, which become annotations at their lines
/// (https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions).
///
/// GitHub shows ten annotations of each kind in a step, and drops the others: where there are more, the tenth counts them,
/// and they stand in the log as plain lines. The worst come first.
struct GitHubReport: ReportWriter {
  private static let limit = 10

  func text(of run: RunReport) -> String {
    var annotations: [WorkflowCommand.Kind: [Annotation]] = [:]
    for failure in run.failures { annotations[.error, default: []].append(Annotation(failure, run)) }
    var others: [String] = []
    for finding in run.groups.flatMap(\.findings) {
      let annotation = Annotation(finding, run)
      annotations[annotation.kind, default: []].append(annotation)
    }
    for note in run.notes {
      let annotation = Annotation(note, run)
      annotations[annotation.kind, default: []].append(annotation)
    }
    var text = ""
    for kind in WorkflowCommand.Kind.allCases {
      let all = annotations[kind] ?? []
      let shown = all.count > Self.limit ? all.prefix(Self.limit - 1) : all[...]
      for annotation in shown { text += annotation.command.text }
      guard shown.count < all.count else { continue }
      let rest = all.count - shown.count
      text += WorkflowCommand(kind: kind, properties: [], message: "\(rest) more of this kind stand in the log").text
      others += all.dropFirst(shown.count).map(\.plain)
    }
    for question in run.openQuestions {
      others.append(
        "\(place(question.location, run)): unknown: \(question.text) [\(question.rules.joined(separator: "] ["))]")
    }
    for finding in run.allowed {
      let reason = finding.suppression?.reason ?? ""
      others.append(
        "\(place(finding.location, run)): allowed: \(finding.fullMessage) [\(finding.rule)], because: \(reason)")
    }
    for line in others { text += "\(TerminalText.safe(line))\n" }
    return text + (run.inputs.isEmpty ? "" : "\(run.summary)\n")
  }

  private func place(_ location: SourceLocation?, _ run: RunReport) -> String { Annotation.place(location, run) }
}

/// One annotation, and the same as a line of a log.
private struct Annotation {
  var kind: WorkflowCommand.Kind
  var command: WorkflowCommand
  var plain: String

  init(_ finding: Finding, _ run: RunReport) {
    let kind = Self.kind(of: finding, run)
    let level = run.level(of: finding)
    var message = finding.fullMessage
    if level == .possible { message = "possible: \(message)" }
    if let also = finding.alsoText { message += "\n\(also)" }
    if let remedy = finding.remedy { message += "\nfix: \(remedy)" }
    self.kind = kind
    command = WorkflowCommand(
      kind: kind, properties: Self.properties(finding.location, finding.rule, run), message: message)
    plain = "\(Self.place(finding.location, run)): \(level.rawValue): \(finding.fullMessage) \(finding.ruleLabel)"
  }

  init(_ diagnostic: Diagnostic, _ run: RunReport) {
    kind = WorkflowCommand.Kind(diagnostic.severity)
    command = WorkflowCommand(
      kind: kind, properties: Self.properties(diagnostic.location, "infra", run), message: diagnostic.message)
    plain = "\(Self.place(diagnostic.location, run)): \(diagnostic.severity): \(diagnostic.message)"
  }

  /// What does not make the run fail is no error there either.
  private static func kind(of finding: Finding, _ run: RunReport) -> WorkflowCommand.Kind {
    if run.fails(finding) { return .error }
    return finding.outcome == .possible ? .notice : WorkflowCommand.Kind(finding.severity)
  }

  private static func properties(_ location: SourceLocation?, _ title: String, _ run: RunReport) -> [(String, String)] {
    guard let location else { return [("title", title)] }
    var properties = [("file", run.sources.portable(location.file))]
    if location.position != .none {
      properties += [("line", "\(location.position.line)"), ("col", "\(location.position.column)")]
    }
    return properties + [("title", title)]
  }

  static func place(_ location: SourceLocation?, _ run: RunReport) -> String {
    guard let location else { return "infra" }
    return SourceLocation(file: run.sources.portable(location.file), position: location.position).description
  }
}

/// A workflow command: `::error file=a.yaml,line=3,col=5,title=database-is-encrypted::message`.
private struct WorkflowCommand {
  enum Kind: String, CaseIterable {
    case error, warning, notice

    init(_ severity: Diagnostic.Severity) {
      self =
        switch severity {
        case .error: .error
        case .warning: .warning
        case .note: .notice
        }
    }
  }

  var kind: Kind
  var properties: [(String, String)]
  var message: String

  var text: String {
    let list = properties.map { "\($0.0)=\(Self.escaped($0.1, also: [":": "%3A", ",": "%2C"]))" }.joined(separator: ",")
    return "::\(kind.rawValue)\(list.isEmpty ? "" : " \(list)")::\(Self.escaped(message, also: [:]))\n"
  }

  private static func escaped(_ text: String, also more: [Unicode.Scalar: String]) -> String {
    let table: [Unicode.Scalar: String] = ["%": "%25", "\r": "%0D", "\n": "%0A"].merging(more) { first, _ in first }
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let code = table[scalar] { escaped += code.unicodeScalars } else { escaped.append(scalar) }
    }
    return String(escaped)
  }
}
