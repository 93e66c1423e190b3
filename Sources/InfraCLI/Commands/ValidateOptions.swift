import ResourceGraph

/// What `validate` can be asked for.
struct ValidateOptions: ArgumentGroup {
  var files: [String] = []
  var environment = EnvironmentOptions()
  var stacks: [String] = []
  var templates = TemplateOptions()
  var isStrict = false
  var reporting = ReportOptions()

  mutating func map(_ arguments: inout some ArgumentMapper) {
    arguments.positionals("FILE", &files, "templates, folders of them, or - for standard input (default: the stacks)")
    environment.map(&arguments)
    arguments.option("stack", "NAME", &stacks, "only this stack; may be repeated")
    templates.map(&arguments)
    arguments.flag("strict", &isStrict, "treat warnings as errors")
    reporting.map(&arguments)
  }

  static let details = """
    Reads CloudFormation (JSON, YAML), Terraform configuration (*.tf.json) and plans
    (terraform show -json). Of a folder, the templates in it and in its folders.
    In text, a finding begins with a line: file:line:column: error: message [rule-id]
    What only other values of the parameters bring about is 'possible'.

    \(ExitCode.explanation)
    """
}

extension ValidateOptions {
  /// An empty report of a run over stacks or templates.
  func report(of noun: String, _ files: Files) -> RunReport {
    RunReport(
      of: noun, isStrict: isStrict, countsPossible: templates.checksAllScenarios, sources: SourceLines(files))
  }

  /// Applies what the settings state about rules, and writes the report.
  func finish(_ report: RunReport, _ settings: RunSettings, in session: Session) throws -> ExitCode {
    var report = report
    report.apply(settings, today: reporting.day(session))
    return try reporting.write(report, in: session)
  }

  /// Checks the files that were named; what is about stacks has no meaning then.
  func validateFiles(in session: Session) throws -> ExitCode {
    var needless = environment
    // Templates have no environment, but what the settings and the policy state about rules and paths holds for them too.
    needless.file = nil
    needless.policy = nil
    if let option = needless.arguments.first { throw Self.meaningless(option) }
    if let stack = stacks.first { throw Self.meaningless("--stack=\(stack)") }
    return try TemplateValidation(files, self).run(in: session)
  }

  /// Refuses what is about template files, where the stacks are checked.
  func checkNoTemplateOptions() throws {
    if let option = templates.arguments.first {
      throw UsageError("'\(option)' is about template files; name them, or leave it out")
    }
  }

  static func meaningless(_ option: String) -> UsageError {
    UsageError("'\(option)' is about a package's stacks; leave it out, or the files")
  }
}
