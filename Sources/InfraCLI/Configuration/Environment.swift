public import ResourceGraph

/// A place that stacks are made for: `production`, with the settings that it has there.
public struct Environment: Sendable {
  /// The name in `infra.yaml`; `default` where there is no such file.
  public let name: String
  /// The AWS account's twelve digits.
  public let account: String?
  /// The AWS region: `eu-west-1`.
  public let region: String?
  let settings: Settings

  init(name: String, account: String? = nil, region: String? = nil, settings: Settings = Settings()) {
    self.name = name
    self.account = account
    self.region = region
    self.settings = settings
  }

  /// The settings of `infra.yaml` and `--set`, as a type of the team's.
  ///
  /// Keys that the type lacks, keys that are missing and values of another type are reported together.
  public func settings<Value: Decodable>(as type: Value.Type) throws(Diagnostics) -> Value {
    try settings.decode(type)
  }
}
