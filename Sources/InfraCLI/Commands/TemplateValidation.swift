import Documents
import ResourceGraph
import Templates
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
    let inputs = try options.inputs(session.files)
    let reader = TemplateReader(session.files, inputs)
    let console = session.console
    var report = ConsoleReport(isStrict: isStrict, countsPossible: options.checksAllScenarios)
    var units: [TemplateUnit] = []
    var isComplete = true
    var parameters: Set<String> = []
    for template in try TemplateFinder(session.files).templates(at: paths) {
      do {
        guard let unit = try reader.read(template), let first = unit.scenarios.first else { continue }
        parameters.formUnion(TemplateFile.parameterNames(of: first))
        units.append(unit)
      } catch {
        isComplete = false
        ErrorReport.write(error, to: console)
      }
    }
    let count = units.count
    for system in reader.systems(units) {
      guard let first = system.scenarios.first else { continue }
      report.count(first)
      report.add(first.notes)
      report.add(Validator().check(scenarios: system.scenarios), of: first.name)
    }
    report.write(to: console)
    if count > 0 {
      if let line = report.notExamined { console.print(line) }
      console.print(report.summary(of: count, "template"))
    }
    guard isComplete else { return .failure }
    let unknown = inputs.parameters.keys.filter { !parameters.contains($0) }.sorted()
    if count > 0, !unknown.isEmpty { throw CommandError(Self.noSuchParameters(unknown, parameters)) }
    guard count > 0 else { throw CommandError("no templates in \(paths.joined(separator: ", "))") }
    return report.isFailing ? .findings : .success
  }

  private static func noSuchParameters(_ names: [String], _ known: Set<String>) -> String {
    let texts = names.map { name in
      "'\(name)'" + (Suggestion.nearest(to: name, among: known.sorted()).map { " (did you mean '\($0)'?)" } ?? "")
    }
    return "no template has the parameter \(texts.joined(separator: ", "))"
  }
}
