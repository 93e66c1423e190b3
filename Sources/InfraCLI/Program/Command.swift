/// One thing that a program can do: a value that holds its own arguments.
protocol Command: ArgumentGroup, Sendable {
  /// What is typed: `synth`.
  var name: String { get }
  /// One line without a full stop that starts with a verb.
  var summary: String { get }
  /// What else the help says.
  var details: String { get }

  func run(in session: Session) throws -> ExitCode
}

extension Command {
  var details: String { "" }

  /// The descriptions of the arguments, in the order of the help text.
  var argumentDescriptions: [ArgumentDescription] {
    var copy = self
    var mapper = DescribingMapper()
    copy.map(&mapper)
    return mapper.descriptions
  }

  /// Sets the arguments from those of a command line.
  mutating func read(_ tokens: ArgumentTokens) throws(UsageError) {
    var mapper = ReadingMapper(tokens)
    map(&mapper)
    if let error = mapper.error { throw error }
  }
}
