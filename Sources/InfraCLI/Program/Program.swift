import ResourceGraph

/// An executable with commands: `infra`, or a team's own.
struct Program: Sendable {
  var name: String
  var summary: String
  var commands: [any Command]

  /// Runs the command that the arguments (without the program's own name) ask for.
  func run(_ arguments: [String], in session: Session) -> ExitCode {
    defer { session.console.flush() }
    guard let first = arguments.first else {
      session.console.write(HelpText.of(self), to: .errors)
      return .failure
    }
    switch first {
    case "--help", "-h", "help": return help(Array(arguments.dropFirst()), session)
    case "--version":
      session.console.print("infra \(Version.current)")
      return .success
    default: break
    }
    guard let command = command(first) else {
      let known = first.hasPrefix("-") ? ["--help", "--version"] : commands.map(\.name) + ["help"]
      let error =
        first.hasPrefix("-")
        ? UsageError.unknownOption(first, known: known) : UsageError.unknownCommand(first, known: known)
      return report(error, helpOf: nil, session)
    }
    return run(command, arguments.dropFirst(), session)
  }

  private func run(_ command: any Command, _ arguments: ArraySlice<String>, _ session: Session) -> ExitCode {
    var command = command
    do {
      let tokens = try ArgumentTokens(arguments, command.argumentDescriptions)
      if tokens.asksForHelp {
        session.console.write(HelpText.of(command, program: name), to: .output)
        return .success
      }
      try command.read(tokens)
      return try command.run(in: session)
    } catch let error as UsageError {
      return report(error, helpOf: command, session)
    } catch {
      ErrorReport.write(error, to: session.console)
      return .failure
    }
  }

  private func help(_ arguments: [String], _ session: Session) -> ExitCode {
    guard let name = arguments.first else {
      session.console.write(HelpText.of(self), to: .output)
      return .success
    }
    guard let command = command(name) else {
      return report(.unknownCommand(name, known: commands.map(\.name)), helpOf: nil, session)
    }
    session.console.write(HelpText.of(command, program: self.name), to: .output)
    return .success
  }

  private func command(_ name: String) -> (any Command)? {
    commands.first { $0.name == name }
  }

  private func report(_ error: UsageError, helpOf command: (any Command)?, _ session: Session) -> ExitCode {
    ErrorReport.write(CommandError(error.message), to: session.console)
    let subject = command.map { "\(name) \($0.name)" } ?? name
    session.console.complain("see '\(subject) --help'")
    return .failure
  }
}
