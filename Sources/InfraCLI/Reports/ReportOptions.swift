import ResourceGraph

/// How a run is reported.
struct ReportOptions: ArgumentGroup {
  var format: ReportFormat?
  var outputs: [ReportOutput] = []
  var isQuiet = false
  var isSummary = false
  var today: Day?
  var baseline: String?
  var newBaseline: String?

  mutating func map(_ arguments: inout some ArgumentMapper) {
    arguments.option("format", "FORMAT", &format, ReportFormat.choices.joined(separator: ", ") + " (default: text)")
    arguments.option("output", "FORMAT=FILE", &outputs, "write this form to a file too; may be repeated")
    arguments.flag("quiet", &isQuiet, "print only what makes the run fail, a line each")
    arguments.flag("summary", &isSummary, "print only the counts, by severity and rule")
    arguments.option("baseline", "FILE", &baseline, "let only findings that are not in this file fail the run")
    arguments.option(
      "write-baseline", "FILE", &newBaseline, "write what is found to this file; one that is there only shrinks")
    arguments.option("today", "DATE", &today, "hold exceptions with an end against this day (default: the clock's)")
  }
}

extension ReportOptions {
  /// Checks what no file is needed for.
  func check() throws(UsageError) {
    if isQuiet, isSummary { throw UsageError("'--quiet' and '--summary' exclude each other; leave out one") }
    if baseline != nil, newBaseline != nil {
      throw UsageError("'--write-baseline' compares with its file too; leave out '--baseline'")
    }
    let files = outputs.map { Path.normalized($0.file) }
    if let twice = files.first(where: { file in files.count { $0 == file } > 1 }) {
      throw UsageError("two outputs go to '\(twice)'; give each its own file")
    }
  }

  /// The day against which exceptions with an end are held.
  func day(_ session: Session) -> Day? { today ?? session.today() }

  /// Compares a run with the baseline, and writes a new one where that is asked for.
  private func compare(_ run: inout RunReport, _ files: Files) throws {
    guard let file = baseline ?? newBaseline else { return }
    let isThere = files.kind(of: file) != nil
    var known = newBaseline != nil && !isThere ? run.baseline : try Baseline(files.read(file), file: file)
    if newBaseline != nil, run.failures.isEmpty {
      known = known.kept(in: run.baseline)
      let folder = Path.parent(file)
      if !folder.isEmpty { try files.makeFolder(folder) }
      try files.write(Array(known.text.utf8), to: file)
    }
    run.apply(known, from: file)
    run.arrange()
  }

  /// Writes a run to the console and to the files, and gives the exit code.
  func write(_ run: RunReport, in session: Session) throws -> ExitCode {
    var run = run
    run.arrange()
    try compare(&run, session.files)
    run.tellFactsOnce()
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
