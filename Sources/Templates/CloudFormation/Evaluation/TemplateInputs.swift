/// What is known about a deployment beside the template: the values of its parameters, and where it goes.
public struct TemplateInputs: Hashable, Sendable {
  /// The values of parameters, by their names; they replace the defaults.
  public var parameters: [String: String]
  /// The parameters that get what only the deployment knows, such as the id of a resource: no default holds for them.
  var references: Set<String> = []
  /// The region: `eu-west-1`.
  public var region: String?
  /// The account: twelve digits.
  public var account: String?

  /// Creates inputs; whatever is left out stays open.
  public init(parameters: [String: String] = [:], region: String? = nil, account: String? = nil) {
    self.parameters = parameters
    self.region = region
    self.account = account
  }
}
