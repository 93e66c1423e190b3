import ResourceGraph
import Validation

/// Holds template files against the rules.
struct TemplateValidation {
  private let paths: [String]
  private let isStrict: Bool

  init(_ paths: [String], isStrict: Bool) {
    self.paths = paths
    self.isStrict = isStrict
  }

  /// Checks what can be read, and reports what cannot: that is a failure of the whole.
  func run(in session: Session) throws -> ExitCode {
    let reader = TemplateReader(session.files)
    let console = session.console
    var report = ConsoleReport(isStrict: isStrict)
    var count = 0
    var isComplete = true
    for template in try TemplateFinder(session.files).templates(at: paths) {
      do {
        guard let graph = try reader.read(template) else { continue }
        report.count(graph)
        report.add(Validator().check(graph), of: graph.name)
        count += 1
      } catch {
        isComplete = false
        ErrorReport.write(error, to: console)
      }
    }
    report.write(to: console)
    if count > 0 { console.print(report.summary(of: count, "template")) }
    guard isComplete else { return .failure }
    guard count > 0 else { throw CommandError("no templates in \(paths.joined(separator: ", "))") }
    return report.isFailing ? .findings : .success
  }
}
