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

  private func stack(parameters: [Parameter] = [], outputs: KeyValuePairs<String, Value<String>> = [:]) -> Stack {
    Stack("shop", region: .euWest1, parameters: parameters, outputs: outputs) { Queue("jobs") }
  }

  @Test(arguments: ["", "with-hyphen", "1st", "ümlaut", String(repeating: "a", count: 256)])
  func `a name that CloudFormation does not accept is an error`(name: String) {
    let advice = "use a letter, then letters and digits, at most 255"
    #expect(messages(stack(parameters: [Parameter(name)])) == ["stack 'shop' has parameter '\(name)'; \(advice)"])
    #expect(
      messages(Stack("shop", region: .euWest1, outputs: Self.output(name)) { Queue("jobs") }) == [
        "stack 'shop' has output '\(name)'; \(advice)"
      ])
  }

  private static func output(_ name: String) -> KeyValuePairs<String, Value<String>> {
    // Literals of names are checked alike; this one is not a literal.
    switch name {
    case "": ["": "value"]
    case "with-hyphen": ["with-hyphen": "value"]
    case "1st": ["1st": "value"]
    case "ümlaut": ["ümlaut": "value"]
    default: [name: "value"]
    }
  }

  @Test func `two of one name are an error, also where only Terraform spells them alike`() {
    #expect(
      messages(stack(parameters: [Parameter("Tag"), Parameter("Tag")])) == [
        "stack 'shop' has two parameters 'Tag'; rename one of them"
      ])
    #expect(
      messages(stack(outputs: ["QueueURL": "a", "QueueUrl": "b"])) == [
        "stack 'shop' has outputs 'QueueURL' and 'QueueUrl', one in Terraform; rename one of them"
      ])
  }

  @Test func `an output of a parameter that the stack does not declare is an error, with its line`() throws {
    let line: UInt32 = #line + 1
    let graph = try Stack("shop", region: .euWest1, outputs: ["Tag": .parameter("Tag")]) { Queue("jobs") }.graph()
    let errors = CloudFormation.write(graph).diagnostics.filter { $0.severity == .error }
    #expect(
      errors.map(\.message) == [
        "output 'Tag' refers to parameter 'Tag', which the stack does not declare; add it to the stack's 'parameters'"
      ])
    #expect(errors.first?.location?.position.line == line)
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
