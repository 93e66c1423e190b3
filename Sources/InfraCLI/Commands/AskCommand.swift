/// What can be asked of a team's stacks, or of anybody's templates: whether one thing reaches another, where a request goes.
protocol GraphQuestion: ArgumentGroup, Sendable {
  /// What is typed: `reach`.
  static var name: String { get }
  /// One line without a full stop that starts with a verb.
  static var summary: String { get }
  /// What else the help says.
  static var details: String { get }

  /// The templates that are asked; none for the stacks.
  var files: [String] { get }
  var environment: EnvironmentOptions { get }
  var templates: TemplateOptions { get }

  init()

  /// Checks what no file is needed for.
  func check() throws
  /// Answers from all graphs that know what the question names.
  func answer(_ graphs: [AskedGraph], _ session: Session) throws -> ExitCode
}

extension GraphQuestion {
  /// Answers from template files.
  fileprivate func answerFromFiles(_ session: Session) throws -> ExitCode {
    try answer(try AskedGraph.all(in: files, environment, templates, session), session)
  }
}

/// Asks a team's stacks, or anybody's templates.
struct AskCommand<Question: GraphQuestion>: Command {
  var name: String { Question.name }
  var summary: String { Question.summary }
  var details: String { Question.details }

  private let source: any StackSource
  private var question = Question()
  private var sources = SourceOptions()

  init(source: any StackSource) {
    self.source = source
  }

  mutating func map(_ arguments: inout some ArgumentMapper) {
    question.map(&arguments)
    sources.map(&arguments)
  }

  func run(in session: Session) throws -> ExitCode {
    try question.check()
    guard question.files.isEmpty else { return try question.answerFromFiles(session) }
    return try question.answer(try AskedGraph.all(of: source, question.environment, sources, session), session)
  }
}

/// Reads template files, or builds a team's package and asks its app.
struct AskPackageCommand<Question: GraphQuestion>: Command {
  var name: String { Question.name }
  var summary: String { Question.summary }
  var details: String { Question.details }

  private var package = PackageOptions()
  private var question = Question()

  mutating func map(_ arguments: inout some ArgumentMapper) {
    question.map(&arguments)
    package.map(&arguments)
  }

  func run(in session: Session) throws -> ExitCode {
    try question.check()
    if question.files.isEmpty { return try PackageApp(package, session).run(name, question, question.environment) }
    if let option = package.arguments.first { throw ValidateOptions.meaningless(option) }
    return try question.answerFromFiles(session)
  }
}
