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
    let units = reader.units(try TemplateFinder(session.files).templates(at: paths)) {
      report.fail(ErrorReport.diagnostics(of: $0))
    }
    let parameters = Set(units.flatMap { $0.scenarios.first.map(TemplateFile.parameterNames) ?? [] })
    var ends: [IntentEnds] = []
    let systems = reader.systems(units).filter { !$0.scenarios.isEmpty }
    let scenarios = systems.map { system in
      system.scenarios.map { graph in
        var graph = graph
        graph.intents = settings.intents
        graph.ingress = settings.ingress
        return graph
      }
    }
    // A run of many templates has most of them in systems of their own.
    let reports = scenarios.concurrentMap { validator.check(scenarios: $0) }
    for (index, system) in systems.enumerated() {
      let first = scenarios[index][0]
      var found = reports[index]
      report.add(first, named: system.paths)
      report.add(first.notes)
      ends += found.intentEnds
      found.all += judgements.changeSeverities(of: &found.all, rules: report.rules)
      // The resources of several templates say which they belong to.
      report.add(found, of: system.paths.count == 1 ? report.sources.portable(system.paths[0]) : nil)
    }
    if report.failures.isEmpty, !report.inputs.isEmpty {
      report.fail(Reachability.mistakes(in: settings.intents, ends))
    }
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
