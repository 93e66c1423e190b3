public import Documents
import ResourceGraph

/// What is known about a deployment beside the template: the values of its parameters, and where it goes.
public struct TemplateInputs: Hashable, Sendable {
  /// The values of parameters or variables, by their names in the template; they replace the defaults.
  public var parameters: [String: Node]
  /// The parameters that get what only the deployment knows, such as the id of a resource: no default holds for them.
  var references: Set<String> = []
  /// The region: `eu-west-1`.
  public var region: String?
  /// The account: twelve digits.
  public var account: String?
  /// Whether to look for what CloudFormation refuses of the template (``TemplateMistake``).
  public var findsMistakes = true

  /// Creates inputs; whatever is left out stays open.
  public init(parameters: [String: Node] = [:], region: String? = nil, account: String? = nil) {
    self.parameters = parameters
    self.region = region
    self.account = account
  }

  /// The value of a parameter as text, in which a list is written with commas; `nil` if it is not given.
  func text(ofParameter name: String) -> String? {
    guard let value = parameters[name] else { return nil }
    return String(node: value) ?? value.array?.compactMap { String(node: $0) }.joined(separator: ",")
  }
}
