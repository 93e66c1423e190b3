/// The command line of `infra`, which finds a team's package, builds it and runs its app.
public enum ToolCommand {
  /// Runs the command that the arguments ask for, and gives the exit code.
  /// - Parameter arguments: what stands after the program's name.
  public static func run(arguments: [String]) -> Int32 {
    program.run(arguments, in: .live()).value
  }

  static var program: Program {
    Program(
      name: "infra", summary: "Turns Swift stacks into CloudFormation and Terraform, and checks templates",
      commands: [
        SynthPackageCommand(), ValidatePackageCommand(), AskPackageCommand<ReachOptions>(),
        AskPackageCommand<TraceOptions>(), InitCommand(),
        RulesPackageCommand(), ResourcesCommand(),
      ])
  }
}
