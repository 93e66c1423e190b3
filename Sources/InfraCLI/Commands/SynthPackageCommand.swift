/// Builds a team's package and has its app write the stacks.
struct SynthPackageCommand: Command {
  let name = "synth"
  let summary = "Build a package and write its stacks as templates"
  let details = SynthOptions.details

  private var package = PackageOptions()
  private var options = SynthOptions()

  mutating func map(_ arguments: inout some ArgumentMapper) {
    package.map(&arguments)
    options.map(&arguments)
  }

  func run(in session: Session) throws -> ExitCode {
    try PackageApp(package, session).run(name, options, options.environment)
  }
}
