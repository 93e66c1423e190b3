/// Follows a request through a team's stacks, or anybody's templates.
struct TraceCommand: Command {
  let name = "trace"
  let summary = "Follow a request hop by hop, to what answers it"
  let details = TraceOptions.details

  private let source: any StackSource
  private var options = TraceOptions()
  private var sources = SourceOptions()

  init(source: any StackSource) {
    self.source = source
  }

  mutating func map(_ arguments: inout some ArgumentMapper) {
    options.map(&arguments)
    sources.map(&arguments)
  }

  func run(in session: Session) throws -> ExitCode {
    _ = try options.request()
    guard options.files.isEmpty else { return try options.traceInFiles(session) }
    return try options.answer(try AskedGraph.all(of: source, options.environment, sources, session), session)
  }
}

/// Reads template files, or builds a team's package and asks its app.
struct TracePackageCommand: Command {
  let name = "trace"
  let summary = "Follow a request hop by hop, to what answers it"
  let details = TraceOptions.details

  private var package = PackageOptions()
  private var options = TraceOptions()

  mutating func map(_ arguments: inout some ArgumentMapper) {
    options.map(&arguments)
    package.map(&arguments)
  }

  func run(in session: Session) throws -> ExitCode {
    _ = try options.request()
    if options.files.isEmpty { return try PackageApp(package, session).run(name, options, options.environment) }
    if let option = package.arguments.first { throw ValidateOptions.meaningless(option) }
    return try options.traceInFiles(session)
  }
}
