import AWSResources
import Testing

@testable import InfraCLI
@testable import Validation

/// The paths that `infra.yaml` and stacks state, as `validate` and `synth` hold them.
@Suite struct PathIntentCommandTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ arguments: String...) -> Outcome {
    let source = FakeSource { _ in
      var graph = ResourceGraph("shop")
      graph.addNetwork()
      graph.addWebService()
      graph.addDatabase()
      graph.update("Service") { $0.construct = "service 'api'" }
      graph.update("Database") { $0.construct = "database 'orders'" }
      return [graph]
    }
    return folder.app(arguments, source: source)
  }

  @Test(arguments: ["validate", "synth"])
  func `a broken path is an error at its line`(command: String) throws {
    try folder.write("paths:\n  - never: {from: api, to: orders, port: 5432}\n", to: "infra.yaml")
    let outcome = run(command)
    #expect(
      outcome.output.hasPrefix(
        "infra.yaml:2:5: error: database 'Database' is reachable from service 'Service' on port 5432, which is never intended; "
      ))
  }

  @Test func `a kept path is silent`() throws {
    try folder.write("paths:\n  - always: {from: api, to: orders, port: 5432}\n", to: "infra.yaml")
    #expect(!run("validate").output.contains("path-is"))
  }

  @Test(arguments: ["validate", "synth"])
  func `a name that nothing has is an error at its line`(command: String) throws {
    try folder.write("paths:\n  - never: {from: internet, to: Databse}\n", to: "infra.yaml")
    let outcome = run(command)
    #expect(
      outcome.errors.contains("error: no resource with network interfaces is 'Databse'; did you mean 'Database'?"))
    #expect(outcome.errors.contains("infra.yaml:2:"))
  }

  @Test func `template files are held against the settings file beside them`() throws {
    try folder.write(
      "Resources: { Jobs: { Type: AWS::SQS::Queue } }", to: "a.yaml")
    try folder.write("paths:\n  - never: {from: internet, to: orders}\n", to: "infra.yaml")
    #expect(run("validate", "a.yaml").errors.contains("no resource with network interfaces is 'orders'"))
    #expect(!run("validate", "a.yaml", "--config", "").errors.contains("orders"))
  }
}
