import Documents
import ResourceGraph
import Templates
import Validation

/// Holds template files against the rules.
struct TemplateValidation {
  private let paths: [String]
  private let options: ValidateOptions

  init(_ paths: [String], _ options: ValidateOptions) {
    self.paths = paths
    self.options = options
  }

  /// Checks what can be read, and reports what cannot: that is a failure of the whole.
  func run(in session: Session) throws -> ExitCode {
    let inputs = try options.templates.inputs(session.files)
    let reader = TemplateReader(session.files, inputs)
    var report = options.report(of: "template", session.files)
    let validator = Validator(today: options.reporting.day(session))
    var parameters: Set<String> = []
    for template in try TemplateFinder(session.files).templates(at: paths) {
      do {
        guard let scenarios = try reader.read(template), let first = scenarios.first else { continue }
        report.add(first, named: template.name)
        parameters.formUnion(first.parameters.map(\.name))
        report.add(first.notes)
        report.add(validator.check(scenarios: scenarios), of: report.sources.portable(template.name))
      } catch {
        report.fail(ErrorReport.diagnostics(of: error))
      }
    }
    let unknown = inputs.parameters.keys.filter { !parameters.contains($0) }.sorted()
    if report.failures.isEmpty {
      if report.inputs.isEmpty { throw CommandError("no templates in \(paths.joined(separator: ", "))") }
      if !unknown.isEmpty { report.fail([.error(Self.noSuchParameters(unknown, parameters))]) }
    }
    return try options.finish(report, in: session)
  }

  private static func noSuchParameters(_ names: [String], _ known: Set<String>) -> String {
    let texts = names.map { name in
      "'\(name)'" + (Suggestion.nearest(to: name, among: known.sorted()).map { " (did you mean '\($0)'?)" } ?? "")
    }
    return "no template has the parameter \(texts.joined(separator: ", "))"
  }
}
