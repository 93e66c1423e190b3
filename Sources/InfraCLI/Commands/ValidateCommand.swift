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
    guard options.files.isEmpty else {
      if let option = sources.arguments.first { throw ValidateOptions.meaningless(option) }
      return try options.validateFiles(in: session)
    }
    try options.checkNoTemplateOptions()
    let loader = StackLoader(options: options.environment, sources: sources, names: options.stacks)
    let (loaded, mistakes) = try loader.loadAll(from: source, session.files)
    var report = ConsoleReport(isStrict: options.isStrict)
    var results: [(environment: String, results: [SystemReview.Result])] = []
    var written: [(environment: String, items: [Diagnostic])] = []
    for one in loaded {
      for stack in one.picked { report.count(stack) }
      let review = SystemReview(stacks: one.all, picked: one.picked)
      results.append((one.environment.name, review.results))
      // What `synth` would refuse is wrong here too.
      let diagnostics = one.picked.concurrentMap { CloudFormation.write($0).diagnostics }.flatMap(\.self)
      written.append((one.environment.name, review.refused + diagnostics))
    }
    for result in SystemReview.Result.united(results) { report.add(result.report, of: result.name) }
    let united = EnvironmentUnion(written).items.map { diagnostic, place in
      Diagnostic(diagnostic.severity, diagnostic.message + place, at: diagnostic.location)
    }
    report.add(united.filter { $0.severity < .error })
    let errors = mistakes + united.filter { $0.severity == .error }
    report.write(to: session.console)
    guard errors.isEmpty else { throw Diagnostics(errors) }
    let environments = loaded.count == 1 ? "" : "\(loaded.count) environments, "
    session.console.print(environments + report.summary(of: loaded.reduce(0) { $0 + $1.picked.count }, "stack"))
    return report.isFailing ? .findings : .success
  }
}
