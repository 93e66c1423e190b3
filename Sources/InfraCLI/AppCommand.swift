/// The command line of a team's own executable.
package enum AppCommand {
  /// Runs the command that the arguments ask for, and gives the exit code.
  ///
  /// What the team's code prints meanwhile goes to the standard error, so that a report stays one.
  /// - Parameter arguments: what stands after the program's name.
  package static func run(arguments: [String], source: some StackSource) -> Int32 {
    program(source).run(arguments, in: .live(Terminal(output: .takingOverOutput()))).value
  }

  static func program(_ source: some StackSource) -> Program {
    Program(
      name: source.name, summary: "Turns the stacks of '\(source.name)' into templates, and checks them",
      commands: [
        SynthCommand(source: source), ValidateCommand(source: source), AskCommand<ReachOptions>(source: source),
        AskCommand<TraceOptions>(source: source),
        RulesCommand(source: source),
        ResourcesCommand(),
      ])
  }
}
