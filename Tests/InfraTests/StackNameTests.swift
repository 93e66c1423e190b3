import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage

/// The names of a stack's parameters and outputs, its state, and stacks without a resource.
@Suite struct StackNameTests {
  private func messages(_ stacks: Stack...) -> [String] {
    System(stacks, in: Environment(name: "production")).diagnostics.map(\.message)
  }

  private func stack(parameters: [Parameter] = [], outputs: Output...) -> Stack {
    Stack("shop", region: .euWest1, parameters: parameters) {
      Queue("jobs")
      for output in outputs { output }
    }
  }

  @Test(arguments: ["", "with-hyphen", "1st", "ümlaut", String(repeating: "a", count: 256)])
  func `a name that CloudFormation does not accept is an error`(name: String) {
    let advice = "use a letter, then letters and digits, at most 255"
    #expect(messages(stack(parameters: [Parameter(name)])) == ["stack 'shop' has parameter '\(name)'; \(advice)"])
    #expect(messages(stack(outputs: Output(name, "value"))) == ["stack 'shop' has output '\(name)'; \(advice)"])
  }

  @Test func `two of one name are an error, also where only Terraform spells them alike`() {
    #expect(
      messages(stack(parameters: [Parameter("Tag"), Parameter("Tag")])) == [
        "stack 'shop' has two parameters 'Tag'; rename one of them"
      ])
    #expect(
      messages(stack(outputs: Output("QueueURL", "a"), Output("QueueUrl", "b"))) == [
        "stack 'shop' has outputs 'QueueURL' and 'QueueUrl', one in Terraform; rename one of them"
      ])
  }

  @Test func `an output of a parameter that the stack does not declare is an error, with its line`() throws {
    let line: UInt32 = #line + 3
    let graph = try Stack("shop", region: .euWest1) {
      Queue("jobs")
      Output("Tag", .parameter("Tag"))
    }.graph()
    let errors = CloudFormation.write(graph).diagnostics.filter { $0.severity == .error }
    #expect(
      errors.map(\.message) == [
        "output 'Tag' refers to parameter 'Tag', which the stack does not declare; add it to the stack's 'parameters'"
      ])
    #expect(errors.first?.location?.position.line == line)
  }

  @Test func `an output in a composite is the stack's, at its own line`() throws {
    struct Shown: Composite {
      let queue = Queue("jobs")
      var body: [any StackElement] {
        queue
        Output("JobsUrl", queue.url, summary: "Where jobs are sent")
      }
    }
    let graph = try Stack("shop", region: .euWest1) { Shown() }.graph()
    #expect(
      CloudFormation.write(graph).document["Outputs"]?["JobsUrl"] == [
        "Description": "Where jobs are sent", "Value": ["Ref": "JobsQueue"],
      ])
    #expect(
      Terraform.write(graph).document["output"]?["jobs_url"] == [
        "description": "Where jobs are sent", "value": "${aws_sqs_queue.jobs_queue.url}",
      ])
  }

  @Test func `two stacks with one state are an error`() {
    func stack(_ name: String, key: String) -> Stack {
      Stack(name, region: .euWest1, terraformBackend: .s3(bucket: "state", key: key, region: .euWest1)) {
        Queue(name)
      }
    }
    #expect(messages(stack("one", key: "one.tfstate"), stack("two", key: "two.tfstate")) == [])
    let messages = messages(stack("one", key: "all.tfstate"), stack("two", key: "all.tfstate"))
    #expect(messages.count == 1)
    #expect(
      messages.first?.hasPrefix(
        "stack 'two' keeps its Terraform state where stack 'one' (InfraTests/StackNameTests.swift:")
        == true)
  }

  @Test func `a stack without a resource is an error`() {
    #expect(
      messages(Stack("shop", region: .euWest1) {}) == [
        "stack 'shop' creates no resource; list a construct in it, or remove it"
      ])
  }
}
