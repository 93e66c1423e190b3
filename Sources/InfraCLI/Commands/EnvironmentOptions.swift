import Configuration
import ResourceGraph
import Validation

/// The options that choose an environment and its settings.
struct EnvironmentOptions: ArgumentGroup {
  var environment: String?
  var assignments: [Assignment] = []
  var file: String?

  mutating func map(_ arguments: inout some ArgumentMapper) {
    arguments.option(
      "environment", "NAME", &environment, "the environment of infra.yaml (default: the only one; 'validate': all)")
    arguments.option("set", "KEY=VALUE", &assignments, "override one setting; dots lead into groups")
    arguments.option("config", "FILE", &file, "the settings file (default: infra.yaml; empty: none)")
  }

  /// Reads the settings file, where there is one, and chooses the environment.
  func load(_ files: Files) throws -> Environment {
    if let configuration = try configuration(files) { return try configuration.environment(environment, assignments) }
    if let environment, environment != "default" {
      throw CommandError("unknown environment '\(environment)': there is no \(ConfigurationFile.name) here")
    }
    return Environment(settings: Settings(assignments: assignments))
  }

  /// The chosen environment, or all of the settings file.
  func loadAll(_ files: Files) throws -> [Environment] {
    guard environment == nil, let configuration = try configuration(files) else { return [try load(files)] }
    return try configuration.allEnvironments(assignments)
  }

  /// The paths that the settings file states as intended.
  func intents(_ files: Files) throws -> [PathIntent] { try configuration(files)?.intents ?? [] }

  /// What the settings file states about rules: other severities, and exceptions.
  func judgements(_ files: Files) throws -> RuleJudgements {
    let configuration = try configuration(files)
    return RuleJudgements(
      severities: configuration?.severityChanges ?? [], allowances: configuration?.allowances ?? [])
  }

  private func configuration(_ files: Files) throws -> ConfigurationFile? {
    guard let file = file ?? Self.findFile(files), !file.isEmpty else { return nil }
    return try ConfigurationFile(files.read(file), file: file)
  }

  /// The settings file of the current folder, or of the package that it is in.
  private static func findFile(_ files: Files) -> String? {
    var folder = ""
    while true {
      let candidate = Path.join(folder, ConfigurationFile.name)
      if files.kind(of: candidate) == .file { return candidate }
      if files.kind(of: Path.join(folder, "Package.swift")) != nil { return nil }
      guard Path.normalized(files.absolute(folder)) != "/" else { return nil }
      folder = Path.join(folder, "..")
    }
  }
}
