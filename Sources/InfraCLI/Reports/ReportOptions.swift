import ResourceGraph

/// How a run is reported.
struct ReportOptions: ArgumentGroup {
  var format: ReportFormat?
  var outputs: [ReportOutput] = []
  var isQuiet = false
  var isSummary = false

  mutating func map(_ arguments: inout some ArgumentMapper) {
    arguments.option("format", "FORMAT", &format, ReportFormat.choices.joined(separator: ", ") + " (default: text)")
    arguments.option("output", "FORMAT=FILE", &outputs, "write this form to a file too; may be repeated")
    arguments.flag("quiet", &isQuiet, "print only what makes the run fail, a line each")
    arguments.flag("summary", &isSummary, "print only the counts, by severity and rule")
  }
}

extension ReportOptions {
  /// Checks what no file is needed for.
  func check() throws(UsageError) {
    if isQuiet, isSummary { throw UsageError("'--quiet' and '--summary' exclude each other; leave out one") }
    let files = outputs.map { Path.normalized($0.file) }
    if let twice = files.first(where: { file in files.count { $0 == file } > 1 }) {
      throw UsageError("two outputs go to '\(twice)'; give each its own file")
    }
  }

  /// Writes a run to the console and to the files, and gives the exit code.
  func write(_ run: RunReport, in session: Session) throws -> ExitCode {
    var run = run
    run.arrange()
    for output in outputs {
      let text = output.format.writer().text(of: run)
      let folder = Path.parent(output.file)
      if !folder.isEmpty { try session.files.makeFolder(folder) }
      try session.files.write(Array(text.utf8), to: output.file)
    }
    let detail: TextReport.Detail = isQuiet ? .failing : isSummary ? .summary : .full
    let text = TextReport(style: session.console.style, detail: detail)
    session.console.write((format ?? .text).writer(text: text).text(of: run), to: .output)
    guard run.failures.isEmpty else {
      for failure in run.failures { ErrorReport.write(failure, to: session.console) }
      return .failure
    }
    return run.isFailing ? .findings : .success
  }
}
