import AWSResources
import ResourceGraph

/// Tells whether one thing reaches another in a team's stacks, or in anybody's templates.
struct ReachCommand: Command {
  let name = "reach"
  let summary = "Tell whether one thing reaches another, hop by hop"
  let details = ReachOptions.details

  private let source: any StackSource
  private var options = ReachOptions()
  private var sources = SourceOptions()

  init(source: any StackSource) {
    self.source = source
  }

  mutating func map(_ arguments: inout some ArgumentMapper) {
    options.map(&arguments)
    sources.map(&arguments)
  }

  func run(in session: Session) throws -> ExitCode {
    try options.check()
    guard options.files.isEmpty else { return try options.reachInFiles(session) }
    let questions = try AskedGraph.all(of: source, options.environment, sources, session)
    return try options.answer(questions, session)
  }
}

/// Reads template files, or builds a team's package and asks its app.
struct ReachPackageCommand: Command {
  let name = "reach"
  let summary = "Tell whether one thing reaches another, hop by hop"
  let details = ReachOptions.details

  private var package = PackageOptions()
  private var options = ReachOptions()

  mutating func map(_ arguments: inout some ArgumentMapper) {
    options.map(&arguments)
    package.map(&arguments)
  }

  func run(in session: Session) throws -> ExitCode {
    try options.check()
    if options.files.isEmpty { return try PackageApp(package, session).run(name, options, options.environment) }
    if let option = package.arguments.first { throw ValidateOptions.meaningless(option) }
    return try options.reachInFiles(session)
  }
}
