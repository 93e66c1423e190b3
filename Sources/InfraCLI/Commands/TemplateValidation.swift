import ResourceGraph
import Validation

/// Holds template files against the rules.
struct TemplateValidation {
  private let paths: [String]
  private let options: TemplateOptions
  private let isStrict: Bool

  init(_ paths: [String], _ options: TemplateOptions, isStrict: Bool) {
    self.paths = paths
    self.options = options
    self.isStrict = isStrict
  }

  /// Checks what can be read, and reports what cannot: that is a failure of the whole.
  func run(in session: Session) throws -> ExitCode {
    let reader = TemplateReader(session.files, try options.inputs(session.files))
    let console = session.console
    var report = ConsoleReport(isStrict: isStrict, countsPossible: options.checksAllScenarios)
    var count = 0
    var isComplete = true
    for template in try TemplateFinder(session.files).templates(at: paths) {
      do {
        guard let scenarios = try reader.read(template), let first = scenarios.first else { continue }
        report.count(first)
        report.add(first.notes)
        report.add(Validator().check(scenarios: scenarios), of: first.name)
        count += 1
      } catch {
        isComplete = false
        ErrorReport.write(error, to: console)
      }
    }
    report.write(to: console)
    if count > 0 {
      if let line = report.notExamined { console.print(line) }
      console.print(report.summary(of: count, "template"))
    }
    guard isComplete else { return .failure }
    guard count > 0 else { throw CommandError("no templates in \(paths.joined(separator: ", "))") }
    return report.isFailing ? .findings : .success
  }
}
