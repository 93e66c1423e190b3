import Documents
public import ResourceGraph

/// A value of a construct that the deployed stack shows: the DNS name of a load balancer, the name of a bucket.
public struct ConstructOutput: Sendable {
  /// What the value is, for the output's name: `BucketName` becomes `InvoicesBucketName`.
  public let role: String
  public let value: Value<String>
  /// The output's description.
  public let summary: String
  /// Whether the value is a list, which CloudFormation shows as a text with commas.
  public let isList: Bool

  public init(_ role: String, _ value: Value<String>, _ summary: String, isList: Bool = false) {
    self.role = role
    self.value = value
    self.summary = summary
    self.isList = isList
  }
}

extension Lowering {
  /// Adds the outputs of a construct; an output that the stack states itself takes precedence over one of the same name.
  mutating func addOutputs(of construct: some Construct) {
    for output in construct.outputs {
      let name = construct.id(output.role).name
      let isTaken = graph.outputs.contains { Spelling.snakeCase($0.name) == Spelling.snakeCase(name) }
      guard !isTaken else { continue }
      var shown = Output(name, output.value, summary: output.summary, at: nil)
      if output.isList, let (id, attribute) = output.value.expression.target {
        shown.attributes["Value"] = [
          "Fn::Join": [", ", ["Fn::GetAtt": [.init(.string(id.name)), .init(.string(attribute))]]]
        ]
      }
      add(shown)
    }
  }
}

extension Output: StackElement {
  public var dependencies: [any Construct] { [] }
  public var elementKind: StackElementKind { .output(self) }
}
