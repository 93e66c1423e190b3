public import ResourceGraph

/// A place that stacks are made for: `production`, with the settings that it has there.
public struct Environment: Sendable {
  /// The name in `infra.yaml`; `default` where there is no such file, or it has no environments.
  public let name: String
  /// The AWS account's twelve digits.
  public let account: String?
  public let region: Region?
  /// The S3 bucket in which Terraform keeps the states of stacks that state no backend.
  package let stateBucket: String?
  /// Whether the names of stacks and resources in AWS begin with the environment's.
  public let namesIncludeEnvironment: Bool
  /// The application that the names of stacks and resources in AWS contain, so that several can share an account.
  package let application: String?
  /// What the environment is for, where the file says so.
  package let deploymentClass: Stated<DeploymentClass>?
  let settings: Settings

  /// - Parameter namesIncludeEnvironment: no name includes that of an environment that no file defines.
  package init(
    name: String = "default", account: String? = nil, region: Region? = nil, namesIncludeEnvironment: Bool = false,
    application: String? = nil, stateBucket: String? = nil,
    deploymentClass: Stated<DeploymentClass>? = nil, settings: Settings = Settings()
  ) {
    self.name = name
    self.account = account
    self.region = region
    self.namesIncludeEnvironment = namesIncludeEnvironment
    self.application = application
    self.stateBucket = stateBucket
    self.deploymentClass = deploymentClass
    self.settings = settings
  }

  /// What the names of stacks and resources in AWS begin with: `production`, `production-claims`; `nil` where they begin
  /// with the stack's own.
  package var namePrefix: String? {
    let parts = [namesIncludeEnvironment ? name : nil, application].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "-")
  }

  /// What the names of parameters that stacks of the application read of each other begin with: `production/claims`.
  package var parameterPath: String { [name, application].compactMap(\.self).joined(separator: "/") }

  /// The settings of `infra.yaml` and `--set`, as a type of the team's.
  ///
  /// Keys that the type lacks, keys that are missing and values of another type are reported together.
  public func settings<Value: Decodable>(as type: Value.Type) throws(Diagnostics) -> Value {
    try settings.decode(type)
  }
}
