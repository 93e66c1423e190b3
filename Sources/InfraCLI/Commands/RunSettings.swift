import Configuration
import ResourceGraph
import Validation

/// What the settings file and the policy of a run say.
struct RunSettings {
  private let environment: String?
  private let assignments: [Assignment]
  private let configuration: ConfigurationFile?
  /// The rules to which no exception is permitted.
  let mandatory: MandatoryRules

  /// - Parameter environment: the environment to choose; `nil` for the only one.
  init(
    environment: String? = nil, assignments: [Assignment] = [], configuration: ConfigurationFile? = nil,
    policy: PolicyFile? = nil
  ) {
    self.environment = environment
    self.assignments = assignments
    self.configuration = configuration
    mandatory = MandatoryRules((policy?.mandatory ?? []) + (configuration?.mandatory ?? []))
  }

  /// The environment that was chosen.
  func chosenEnvironment() throws -> Environment {
    if let configuration { return try configuration.environment(environment, assignments) }
    if let environment, environment != "default" {
      throw CommandError("unknown environment '\(environment)': there is no \(ConfigurationFile.name) here")
    }
    return Environment(settings: Settings(assignments: assignments))
  }

  /// The environment that was chosen, or all of the settings file.
  func environments() throws -> [Environment] {
    guard environment == nil, let configuration else { return [try chosenEnvironment()] }
    return try configuration.allEnvironments(assignments)
  }

  /// Whether the settings file has environments that this run leaves out.
  var leavesOutEnvironments: Bool { environment != nil && (configuration?.environmentCount ?? 0) > 1 }

  /// The paths that are intended.
  var intents: [PathIntent] { configuration?.intents ?? [] }

  /// What alone lets requests from the internet in.
  var ingress: Stated<Ingress>? { configuration?.ingress }

  /// What systems are for that have no environment.
  var deploymentClass: Stated<DeploymentClass>? { configuration?.deploymentClass }

  /// The severities of rules for systems of a class.
  func judgements(of deploymentClass: Stated<DeploymentClass>?) -> RuleJudgements {
    RuleJudgements(severities: deploymentClass?.severityChanges ?? [], mandatory: mandatory)
  }

  /// What the settings file states about single rules: other severities, and exceptions.
  var judgements: RuleJudgements {
    RuleJudgements(
      severities: configuration?.severityChanges ?? [], allowances: configuration?.allowances ?? [],
      mandatory: mandatory)
  }
}
