/// A form in which a run is written. Each is one type in a file of its own.
protocol ReportWriter {
  /// The whole text, with a line break at its end; the same on every machine.
  func text(of run: RunReport) -> String
}

/// The forms by the names that `--format` and `--output` take.
enum ReportFormat: String, CaseIterable, ArgumentValue {
  case text, json, sarif, junit, github, gitlab, markdown

  /// - Parameter text: how the text for people is written.
  func writer(text: TextReport = TextReport()) -> any ReportWriter {
    switch self {
    case .text: text
    case .json: JSONReport()
    case .sarif: SARIFReport()
    case .junit: JUnitReport()
    case .github: GitHubReport()
    case .gitlab: GitLabReport()
    case .markdown: MarkdownReport()
    }
  }
}

/// A form and the file that it goes to: `sarif=infra.sarif`.
struct ReportOutput: Hashable, ArgumentValue {
  static let expectation = "FORMAT=FILE, where FORMAT is \(ReportFormat.expectation)"

  var format: ReportFormat
  var file: String

  init?(argument: String) {
    guard let equals = argument.firstIndex(of: "="), let format = ReportFormat(rawValue: String(argument[..<equals]))
    else { return nil }
    let file = String(argument[argument.index(after: equals)...])
    guard !file.isEmpty else { return nil }
    self.format = format
    self.file = file
  }

  var argument: String { "\(format.rawValue)=\(file)" }
}
