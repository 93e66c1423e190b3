public import ResourceGraph

/// A value of a construct that the deployed stack shows: the DNS name of a load balancer, the name of a bucket.
public struct ConstructOutput: Sendable {
  /// What the value is, for the output's name: `BucketName` becomes `InvoicesBucketName`.
  public let role: String
  public let value: Value<String>
  /// The output's description.
  public let summary: String

  public init(_ role: String, _ value: Value<String>, _ summary: String) {
    self.role = role
    self.value = value
    self.summary = summary
  }
}

extension Lowering {
  /// Adds the outputs of a construct; an output that the stack states itself takes precedence over one of the same name.
  mutating func addOutputs(of construct: some Construct) {
    for output in construct.outputs {
      let name = construct.id(output.role).name
      let isTaken = graph.outputs.contains { Spelling.snakeCase($0.name) == Spelling.snakeCase(name) }
      if !isTaken { add(Output(name, output.value, summary: output.summary, at: nil)) }
    }
  }
}

extension Output: StackElement {
  public var dependencies: [any Construct] { [] }
  public var elementKind: StackElementKind { .output(self) }
}
