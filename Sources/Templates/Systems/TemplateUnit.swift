public import Documents
public import ResourceGraph

/// A template of a run: what it comes to in each of its scenarios, that of the defaults first.
public struct TemplateUnit: Sendable {
  /// The path of its file, or of the folder of a Terraform configuration.
  public var path: String
  /// Its document, where it is a CloudFormation template, which others can nest.
  public var document: Node?
  public var scenarios: [ResourceGraph]

  public init(path: String, document: Node?, scenarios: [ResourceGraph]) {
    self.path = path
    self.document = document
    self.scenarios = scenarios
  }
}
