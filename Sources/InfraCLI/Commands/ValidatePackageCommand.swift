/// Checks template files, or builds a team's package and has its app check the stacks.
struct ValidatePackageCommand: Command {
  let name = "validate"
  let summary = "Check a package's stacks, or template files, against the rules"
  let details = ValidateOptions.details

  private var package = PackageOptions()
  private var options = ValidateOptions()

  mutating func map(_ arguments: inout some ArgumentMapper) {
    options.map(&arguments)
    package.map(&arguments)
  }

  func run(in session: Session) throws -> ExitCode {
    try options.reporting.check()
    if options.files.isEmpty {
      try options.checkNoTemplateOptions()
      return try PackageApp(package, session).run(name, options, options.environment)
    }
    if let option = package.arguments.first { throw ValidateOptions.meaningless(option) }
    return try options.validateFiles(in: session)
  }
}
