import ResourceGraph
import Templates

/// Holds a team's stacks, or anybody's templates, against the rules.
struct ValidateCommand: Command {
  let name = "validate"
  let summary = "Check the stacks, or template files, against the rules"
  let details = ValidateOptions.details

  private let source: any StackSource
  private var options = ValidateOptions()

  init(source: any StackSource) {
    self.source = source
  }

  mutating func map(_ arguments: inout some ArgumentMapper) {
    options.map(&arguments)
  }

  func run(in session: Session) throws -> ExitCode {
    try options.reporting.check()
    guard options.files.isEmpty else { return try options.validateFiles(in: session) }
    try options.checkNoTemplateOptions()
    var report = options.report(of: "stack", session.files)
    do {
      try add(to: &report, session)
    } catch let error as Diagnostics {
      report.fail(error.sorted)
    } catch let error as Diagnostic {
      report.fail([error])
    }
    return try options.finish(report, in: session)
  }

  private func add(to report: inout RunReport, _ session: Session) throws {
    let loader = StackLoader(options: options.environment, names: options.stacks)
    let loaded = try loader.load(from: source, session.files)
    let refused = SystemReview(stacks: loaded.all, picked: loaded.picked, today: options.reporting.day(session)).add(
      to: &report)
    // What `synth` would refuse is wrong here too.
    let written = loaded.picked.concurrentMap { CloudFormation.write($0).diagnostics }.flatMap(\.self)
    report.add(written.filter { $0.severity < .error })
    report.fail(Diagnostics(refused + written.filter { $0.severity == .error }).sorted)
  }
}
