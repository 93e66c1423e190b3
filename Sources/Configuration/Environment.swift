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
  let settings: Settings

  /// - Parameter namesIncludeEnvironment: no name includes that of an environment that no file defines.
  package init(
    name: String = "default", account: String? = nil, region: Region? = nil, namesIncludeEnvironment: Bool = false,
    stateBucket: String? = nil, settings: Settings = Settings()
  ) {
    self.name = name
    self.account = account
    self.region = region
    self.namesIncludeEnvironment = namesIncludeEnvironment
    self.stateBucket = stateBucket
    self.settings = settings
  }

  /// What the names of stacks and resources in AWS begin with: `production`; `nil` where they do without.
  package var namePrefix: String? { namesIncludeEnvironment ? name : nil }

  /// The settings of `infra.yaml` and `--set`, as a type of the team's.
  ///
  /// Keys that the type lacks, keys that are missing and values of another type are reported together.
  public func settings<Value: Decodable>(as type: Value.Type) throws(Diagnostics) -> Value {
    try settings.decode(type)
  }
}
