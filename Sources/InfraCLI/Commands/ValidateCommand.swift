import ResourceGraph
import Validation

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
    let loader = StackLoader(options: options.environment, names: options.stacks)
    let stacks = try loader.load(from: source, session.files).stacks
    var report = ConsoleReport(isStrict: options.isStrict)
    for stack in stacks { report.add(Validator().check(stack), of: stack) }
    report.write(to: session.console)
    session.console.print(report.summary(of: stacks.count, "stack"))
    return report.isFailing ? .findings : .success
  }
}
