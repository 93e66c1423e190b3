import AWSResources
import Documents
import ResourceGraph
import Templates
import Testing

/// References that lead nowhere, and circles, are found where a graph is written.
@Suite struct ReferenceLogTests {
  private func diagnostics(_ entries: [Entry], outputs: [Output] = []) throws -> [String] {
    var graph = ResourceGraph("shop")
    for entry in entries { try graph.insert(entry) }
    graph.outputs = outputs
    let cloudFormation = CloudFormation.write(graph).diagnostics.map(\.message)
    let terraform = Terraform.write(graph).diagnostics.map(\.message)
    #expect(cloudFormation == terraform)
    return cloudFormation
  }

  private func subnet(_ id: LogicalID, in vpc: Reference<EC2.VPC>) -> Entry {
    Entry(id, EC2.Subnet { $0.vpc = vpc })
  }

  @Test func `a reference to an id that no stack has is an error`() throws {
    #expect(
      try diagnostics([subnet("Private", in: .to("Main"))]) == [
        "'Private' refers to 'Main', which no stack has; list what makes it"
      ])
  }

  @Test func `a reference to a parameter that the stack lacks is an error`() throws {
    #expect(
      try diagnostics([subnet("Private", in: Reference(expression: .parameter("Vpc")))]) == [
        "'Private' refers to parameter 'Vpc', which the stack does not declare; add it to the stack's 'parameters'"
      ])
  }

  @Test func `an output of an id that no stack has is an error`() throws {
    #expect(
      try diagnostics([], outputs: [Output("Vpc", .expression(.attribute("Main", "Ref")))]) == [
        "output 'Vpc' refers to 'Main', which no stack has; list what makes it"
      ])
  }

  @Test func `resources that wait for each other are an error that shows the circle`() throws {
    var first = Entry("First", SQS.Queue { $0.name = .expression(.attribute("Second", "QueueName")) })
    first.dependsOn = ["Third"]
    let entries = [
      first, Entry("Second", SQS.Queue { $0.name = .expression(.attribute("First", "QueueName")) }),
      Entry("Third", SQS.Queue()),
    ]
    #expect(
      try diagnostics(entries) == [
        "resources refer to each other in a circle: 'First' → 'Second' → 'First'; remove one of the references"
      ])
  }
}
