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
    var settings = RunSettings()
    var mistakes: [Diagnostic] = []
    do {
      settings = try options.environment.read(session.files)
    } catch let error as Diagnostics {
      mistakes = error.sorted
    }
    let validator = Validator(mandatory: settings.mandatory, today: options.reporting.day(session))
    let judgements = settings.judgements(of: settings.deploymentClass)
    var units: [TemplateUnit] = []
    var parameters: Set<String> = []
    for template in try TemplateFinder(session.files).templates(at: paths) {
      do {
        guard let unit = try reader.read(template), let first = unit.scenarios.first else { continue }
        parameters.formUnion(TemplateFile.parameterNames(of: first))
        units.append(unit)
      } catch {
        report.fail(ErrorReport.diagnostics(of: error))
      }
    }
    let intents = settings.intents
    var graphs: [ResourceGraph] = []
    for system in reader.systems(units) {
      let scenarios = system.scenarios.map { graph in
        var graph = graph
        graph.intents = intents
        graph.ingress = settings.ingress
        return graph
      }
      guard let first = scenarios.first else { continue }
      if !intents.isEmpty { graphs += scenarios }
      report.add(first, named: system.paths)
      report.add(first.notes)
      var found = validator.check(scenarios: scenarios)
      found.all += judgements.changeSeverities(of: &found.all, rules: report.rules)
      // The resources of several templates say which they belong to.
      report.add(found, of: system.paths.count == 1 ? report.sources.portable(system.paths[0]) : nil)
    }
    if report.failures.isEmpty, !report.inputs.isEmpty { report.fail(Reachability.mistakes(in: intents, graphs)) }
    let unknown = inputs.parameters.keys.filter { !parameters.contains($0) }.sorted()
    if report.failures.isEmpty {
      if report.inputs.isEmpty { throw CommandError("no templates in \(paths.joined(separator: ", "))") }
      if !unknown.isEmpty { report.fail([.error(Self.noSuchParameters(unknown, parameters))]) }
    }
    report.fail(mistakes)
    return try options.finish(report, settings, in: session)
  }

  private static func noSuchParameters(_ names: [String], _ known: Set<String>) -> String {
    let texts = names.map { name in
      "'\(name)'" + (Suggestion.nearest(to: name, among: known.sorted()).map { " (did you mean '\($0)'?)" } ?? "")
    }
    return "no template has the parameter \(texts.joined(separator: ", "))"
  }
}
