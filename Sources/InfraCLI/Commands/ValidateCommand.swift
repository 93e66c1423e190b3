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
    guard options.files.isEmpty else { return try options.validateFiles(in: session) }
    try options.checkNoTemplateOptions()
    let loader = StackLoader(options: options.environment, names: options.stacks)
    let loaded = try loader.load(from: source, session.files)
    let stacks = loaded.picked
    var report = ConsoleReport(isStrict: options.isStrict)
    let refused = SystemReview(stacks: loaded.all, picked: stacks).add(to: &report)
    // What `synth` would refuse is wrong here too.
    let written = stacks.concurrentMap { CloudFormation.write($0).diagnostics }.flatMap(\.self)
    report.add(written.filter { $0.severity < .error })
    let errors = refused + written.filter { $0.severity == .error }
    report.write(to: session.console)
    guard errors.isEmpty else { throw Diagnostics(errors) }
    session.console.print(report.summary(of: stacks.count, "stack"))
    return report.isFailing ? .findings : .success
  }
}
