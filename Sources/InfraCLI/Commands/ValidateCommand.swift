import Configuration
import ResourceGraph
import Templates

/// Holds a team's stacks, or anybody's templates, against the rules.
struct ValidateCommand: Command {
  let name = "validate"
  let summary = "Check the stacks, or template files, against the rules"
  let details = ValidateOptions.details

  private let source: any StackSource
  private var options = ValidateOptions()
  private var sources = SourceOptions()

  init(source: any StackSource) {
    self.source = source
  }

  mutating func map(_ arguments: inout some ArgumentMapper) {
    options.map(&arguments)
    sources.map(&arguments)
  }

  func run(in session: Session) throws -> ExitCode {
    try options.reporting.check()
    guard options.files.isEmpty else {
      if let option = sources.arguments.first { throw ValidateOptions.meaningless(option) }
      return try options.validateFiles(in: session)
    }
    try options.checkNoTemplateOptions()
    var report = options.report(of: "stack", session.files)
    var settings = RunSettings()
    do {
      settings = try options.environment.read(session.files)
      try add(to: &report, settings, session)
    } catch let error as Diagnostics {
      report.fail(error.sorted)
    } catch let error as Diagnostic {
      report.fail([error])
    }
    return try options.finish(report, settings, in: session)
  }

  private func add(to report: inout RunReport, _ settings: RunSettings, _ session: Session) throws {
    let loader = StackLoader(settings: settings, sources: sources, names: options.stacks)
    report.rules = try loader.rules(of: source, session.files)
    let (loaded, mistakes) = try loader.loadAll(from: source, session.files)
    var results: [(environment: String, results: [SystemReview.Result])] = []
    var written: [(environment: String, items: [Diagnostic])] = []
    for one in loaded {
      let environment = loaded.count == 1 ? "" : "\(one.environment.name)/"
      for stack in one.picked { report.add(stack, named: ["\(environment)\(stack.name)"]) }
      let review = SystemReview(of: one, report.rules, settings, today: options.reporting.day(session))
      results.append((one.environment.name, review.results))
      // What `synth` would refuse is wrong here too.
      let diagnostics = one.picked.concurrentMap { CloudFormation.write($0).diagnostics }.flatMap(\.self)
      written.append((one.environment.name, review.refused + diagnostics))
    }
    for result in SystemReview.Result.united(results) { report.add(result.report) }
    let united = EnvironmentUnion(written).items.map { diagnostic, place in
      Diagnostic(diagnostic.severity, diagnostic.message + place, at: diagnostic.location)
    }
    report.add(united.filter { $0.severity < .error })
    report.fail(Diagnostics(mistakes + united.filter { $0.severity == .error }).sorted)
  }
}
