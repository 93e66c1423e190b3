import Documents
import ResourceGraph
import Validation

/// The findings as a comment of a pull request.
///
/// It ends before the 65,536 characters that GitHub accepts of a comment, and then says how much is missing.
struct MarkdownReport: ReportWriter {
  private static let limit = 60_000

  func text(of run: RunReport) -> String {
    var text = "### infra: \(verdict(of: run))\n\n\(MarkdownText.safe(run.summary))\n"
    var left = 0
    let findings = run.groups.flatMap(\.findings)
    add(
      run.failures.map { "- **\($0.severity)** \(place($0.location, run))\(MarkdownText.safe($0.message))" }, &text,
      &left)
    add(rows(of: findings, run), under: "| | where | what | rule |\n| --- | --- | --- | --- |", &text, &left)
    let open = run.openQuestions.map { question in
      "- \(place(question.location, run))\(MarkdownText.safe(question.text)) (\(question.rules.map { "`\($0)`" }.joined(separator: ", ")))"
    }
    addDetails("\(run.count(.unknown)) unknown before deployment", open, &text, &left)
    let allowed = run.allowed.map { finding in
      "- \(place(finding.location, run))\(MarkdownText.safe(finding.fullMessage)) (`\(finding.rule)`), because: "
        + MarkdownText.safe(finding.suppression?.reason ?? "")
    }
    addDetails("\(run.count(.allowed)) allowed", allowed, &text, &left)
    if left > 0 { text += "\n\(left.counted("line")) more in the log.\n" }
    return text
  }

  private func verdict(of run: RunReport) -> String {
    if !run.failures.isEmpty { return "\(run.failures.count.counted("input")) cannot be checked" }
    if run.isFailing { return "\(run.failingCount.counted("finding")) to deal with" }
    return run.findings.isEmpty && run.notes.isEmpty ? "no findings" : "nothing that fails"
  }

  private func rows(of findings: [Finding], _ run: RunReport) -> [String] {
    findings.map { finding in
      let way =
        finding.proof.isEmpty ? "" : "<br>" + finding.proof.map { MarkdownText.safe($0.name) }.joined(separator: " → ")
      let what = MarkdownText.safe(finding.fullMessage) + way
      let rules =
        "`\(finding.rule)`" + (finding.otherRules.isEmpty ? "" : "<br>also: ")
        + finding.otherRules.map { "`\($0)`" }.joined(separator: ", ")
      return "| \(run.level(of: finding)) | \(place(finding.location, run)) | \(what) | \(rules) |"
    } + run.notes.map { "| \($0.severity) | \(place($0.location, run)) | \(MarkdownText.safe($0.message)) | |" }
  }

  private func add(_ lines: [String], under heading: String? = nil, _ text: inout String, _ left: inout Int) {
    guard !lines.isEmpty else { return }
    text += "\n" + (heading.map { "\($0)\n" } ?? "")
    for (index, line) in lines.enumerated() {
      guard text.utf16.count + line.utf16.count < Self.limit else {
        left += lines.count - index
        return
      }
      text += line + "\n"
    }
  }

  private func addDetails(_ summary: String, _ lines: [String], _ text: inout String, _ left: inout Int) {
    guard !lines.isEmpty else { return }
    text += "\n<details><summary>\(summary)</summary>\n"
    add(lines, &text, &left)
    text += "\n</details>\n"
  }

  private func place(_ location: SourceLocation?, _ run: RunReport) -> String {
    guard let location else { return "" }
    let file = run.sources.portable(location.file)
    let line = location.position == .none ? "" : ":\(location.position.line)"
    return "`\(MarkdownText.code(file))\(line)` "
  }
}

/// Text from templates, which Markdown must not read as its own.
private enum MarkdownText {
  static func safe(_ text: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in TerminalText.safe(text).unicodeScalars {
      switch scalar {
      case "<": safe += "&lt;".unicodeScalars
      case ">": safe += "&gt;".unicodeScalars
      case "&": safe += "&amp;".unicodeScalars
      // A name after '@' would notify somebody, '#' with a number would link to an issue.
      case "@": safe += "&#64;".unicodeScalars
      case "#": safe += "&#35;".unicodeScalars
      case "\\", "`", "*", "_", "[", "]", "|", "~", "!":
        safe.append("\\")
        safe.append(scalar)
      default: safe.append(scalar)
      }
    }
    return String(safe)
  }

  /// Text between backticks in a table.
  static func code(_ text: String) -> String {
    TerminalText.safe(text).replacing("`", with: "'").replacing("|", with: "\\|")
  }
}
