import Configuration
import ResourceGraph

/// The options that choose an environment, its settings and the policy.
struct EnvironmentOptions: ArgumentGroup {
  var environment: String?
  var assignments: [Assignment] = []
  var file: String?
  var policy: String?
  /// Whether the command has exceptions that a policy can forbid.
  private let takesPolicy: Bool

  init(takesPolicy: Bool = true) {
    self.takesPolicy = takesPolicy
  }

  mutating func map(_ arguments: inout some ArgumentMapper) {
    arguments.option(
      "environment", "NAME", &environment, "the environment of infra.yaml (default: the only one; 'validate': all)")
    arguments.option("set", "KEY=VALUE", &assignments, "override one setting; dots lead into groups")
    arguments.option("config", "FILE", &file, "the settings file (default: infra.yaml; empty: none)")
    guard takesPolicy else { return }
    arguments.option("policy", "FILE", &policy, "rules to which no exception is permitted, whatever the package says")
  }

  /// Reads the settings file, where there is one, and the policy: once for a run.
  func read(_ files: Files) throws -> RunSettings {
    var mistakes: [Diagnostic] = []
    var configuration: ConfigurationFile?
    var rules: PolicyFile?
    do {
      if let file = file ?? Self.findFile(files), !file.isEmpty {
        configuration = try ConfigurationFile(files.read(file), file: file)
      }
    } catch let error as Diagnostics {
      mistakes += error.all
    }
    do {
      if let policy { rules = try PolicyFile(files.read(policy), file: policy) }
    } catch let error as Diagnostics {
      mistakes += error.all
    }
    guard mistakes.isEmpty else { throw Diagnostics(mistakes) }
    return RunSettings(
      environment: environment, assignments: assignments, configuration: configuration, policy: rules)
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
