import Documents
import ResourceGraph
import Validation

/// The text for people: each finding begins with a line that editors understand, `file:line:column: error: message [rule]`.
struct TextReport: ReportWriter {
  /// How much is told.
  enum Detail {
    case full
    /// The same without the counts.
    case findings
    /// What makes the run fail, a line each.
    case failing
    /// The counts.
    case summary
  }

  var style = Style(isStyled: false)
  var detail = Detail.full

  /// More findings than people count by themselves.
  private static let many = 10

  func text(of run: RunReport) -> String {
    var page = Page(run: run, style: style)
    switch detail {
    case .findings: page.writeAllFindings()
    case .full:
      page.writeAllFindings()
      if run.findings.count > Self.many { page.writeCounts() }
      page.writeSummary()
    case .failing: page.writeFailing()
    case .summary:
      page.writeCounts()
      page.writeSummary()
    }
    return page.text
  }
}

/// The text as far as it is written.
private struct Page {
  let run: RunReport
  let style: Style
  var text = ""
  /// The rules whose findings are about a secret in the template.
  private let rulesAboutSecrets: Set<String>
  /// The rules whose remedy stands above.
  private var explained: Set<String> = []
  /// Whether the last lines were more than one about one finding, so that a gap tells where the next one begins.
  private var needsGap = false

  init(run: RunReport, style: Style) {
    self.run = run
    self.style = style
    let descriptions = run.findings.isEmpty ? [] : run.rules.all.map { $0.description }
    rulesAboutSecrets = Set(descriptions.filter { $0.subject == .secrets }.map(\.id))
  }

  mutating func writeAllFindings() {
    writeFindings()
    writeNotes()
    writeOpenQuestions()
    writeAllowed()
  }

  private mutating func writeFindings() {
    for group in run.groups {
      startBlock()
      // Of several findings at one place, the first shows its line.
      var shown: Set<SourceLocation> = []
      for finding in group.findings {
        write(finding, withExcerpt: finding.location.map { shown.insert($0).inserted } ?? false)
      }
      needsGap = true
    }
  }

  private mutating func writeNotes() {
    guard !run.notes.isEmpty else { return }
    startBlock()
    for note in run.notes {
      line("\(place(note.location, "infra")): \(style.severity(note.severity)): \(TerminalText.safe(note.message))")
    }
    needsGap = true
  }

  private mutating func writeOpenQuestions() {
    let questions = run.openQuestions
    guard !questions.isEmpty else { return }
    startBlock()
    for question in questions {
      let place = place(question.location, question.findings.first?.stack ?? "")
      let rules = question.rules.map { "[\($0)]" }.joined(separator: " ")
      line("\(place): unknown: \(TerminalText.safe(question.text)) \(rules)")
    }
    needsGap = true
  }

  private mutating func writeAllowed() {
    let allowed = run.allowed
    guard !allowed.isEmpty else { return }
    startBlock()
    for finding in allowed {
      writeLine(of: finding)
      guard let suppression = finding.suppression else { continue }
      var reason = suppression.reason
      if case .otherTool(let rule) = suppression.source { reason += " (\(rule))" }
      if let until = suppression.until { reason += ", until \(until)" }
      line("    because: \(TerminalText.safe(reason))")
    }
    needsGap = true
  }

  /// The counts by severity and rule.
  mutating func writeCounts() {
    let counts = run.countsByRule
    guard let width = counts.map({ $0.rule.count }).max() else { return }
    startBlock()
    for (level, rule, count) in counts {
      let label = level.rawValue + String(repeating: " ", count: 8 - level.rawValue.count)
      line("\(label)  \(rule)\(String(repeating: " ", count: width - rule.count))  \(count)")
    }
    needsGap = true
  }

  mutating func writeSummary() {
    guard !run.inputs.isEmpty else { return }
    startBlock()
    if let notExamined = run.notExamined { line(TerminalText.safe(notExamined)) }
    line(run.summary)
  }

  mutating func writeFailing() {
    for group in run.groups {
      for finding in group.findings where run.fails(finding) { writeLine(of: finding) }
    }
  }

  // MARK: Parts

  private mutating func write(_ finding: Finding, withExcerpt hasExcerpt: Bool) {
    writeLine(of: finding)
    if hasExcerpt { writeExcerpt(of: finding) }
    for (depth, hop) in finding.proof.enumerated() {
      let place = hop.location.map { "  (\(TerminalText.safe($0.description)))" } ?? ""
      line("    \(depth == 0 ? "" : "→ ")\(TerminalText.safe(hop.name))\(place)")
    }
    if let reason = finding.severityReason {
      line("    \(finding.severity) because: \(TerminalText.safe(reason))")
    }
    if !explained.contains(finding.rule), let remedy = finding.remedy {
      explained.insert(finding.rule)
      line("    fix: \(remedy)")
    }
  }

  private mutating func writeLine(of finding: Finding) {
    let level = run.level(of: finding)
    let place = place(finding.location, finding.stack)
    line("\(place): \(style.level(level)): \(TerminalText.safe(finding.fullMessage)) \(finding.ruleLabel)")
  }

  /// The line of the template, with a caret below the place.
  private mutating func writeExcerpt(of finding: Finding) {
    guard rulesAboutSecrets.isDisjoint(with: finding.rules), let location = finding.location,
      let line = run.sources.line(at: location)
    else { return }
    let excerpt = Excerpt(line.text, column: line.column)
    let number = "\(location.position.line)"
    self.line("    \(style.faint("\(number) |")) \(excerpt.text)")
    let gap = String(repeating: " ", count: number.count)
    self.line("    \(style.faint("\(gap) |")) \(String(repeating: " ", count: excerpt.offset))\(style.caret("^"))")
  }

  private func place(_ location: SourceLocation?, _ fallback: String) -> String {
    TerminalText.safe(location?.description ?? fallback)
  }

  private mutating func startBlock() {
    if needsGap { line("") }
    needsGap = false
  }

  private mutating func line(_ line: String) {
    text += line
    text += "\n"
  }
}

/// The part of a line around a column.
struct Excerpt {
  private static let width = 100
  private(set) var text: String
  /// How many characters are before the column.
  private(set) var offset: Int

  init(_ line: String, column: Int) {
    let characters = line.unicodeScalars.map { $0 == "\t" ? " " : $0 }
    let column = min(max(column - 1, 0), characters.count)
    let indentation = characters.prefix { $0 == " " }.count
    // A long line is cut so that something stands on both sides of the place.
    let isLong = characters.count - indentation > Self.width
    let start = isLong ? max(min(indentation, column), column - Self.width / 2) : min(indentation, column)
    let end = min(characters.count, start + Self.width)
    let isCut = start > indentation
    var part = String.UnicodeScalarView()
    part.append(contentsOf: characters[start..<end])
    text = TerminalText.safe((isCut ? "…" : "") + String(part) + (end < characters.count ? "…" : ""))
    offset = column - start + (isCut ? 1 : 0)
  }
}

/// Text from templates, made safe for terminals and logs.
enum TerminalText {
  /// The text on one line and without control characters, which could move the cursor or begin a command of a log.
  static func safe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { safe.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
    return String(safe)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    // Almost all are ASCII, of which no table has to be asked.
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    return switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    // Marks that change the direction of the text show a line otherwise than it is.
    case .format: (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    default: false
    }
  }
}
