import AWSResources
import Configuration
import Documents
import ResourceGraph
import Testing

@testable import Constructs
@testable import InfraLanguage

/// Values of overrides that AWS or Terraform's provider refuses, and removals of what has to be there.
@Suite struct OverrideValueTests {
  private static let end = "; say with 'because:' why it is accepted, if that is newer than this version of infra"
  private static let queue = "AWS::SQS::Queue"
  private static let group = "AWS::EC2::SecurityGroup"

  private func messages(_ element: some Construct) -> [String] {
    Stack("shop", region: .euWest1) { element }.errors.map(\.message)
  }

  @Test(
    arguments: [
      ("DelaySeconds", "ten", "'DelaySeconds' of 'AWS::SQS::Queue' is 'ten'; write a number"),
      ("DelaySeconds", 901, "'DelaySeconds' of 'AWS::SQS::Queue' is '901'; use 0 to 900"),
      ("DelaySeconds", "9", nil),
      ("SqsManagedSseEnabled", "maybe", "'SqsManagedSseEnabled' of 'AWS::SQS::Queue' is 'maybe'; write true or false"),
      ("SqsManagedSseEnabled", "true", nil),
      ("QueueName", ["a"], "'QueueName' of 'AWS::SQS::Queue' is a list; write a text"),
      ("Tags", ["Key": "a", "Value": "b"], "'Tags' of 'AWS::SQS::Queue' is an object; write a list"),
      ("Tags.Key", "a", "'Tags' of 'AWS::SQS::Queue' is an object; write a list"),
      ("Tags[0]", "a", "'Tags.0' of 'AWS::SQS::Queue' is 'a'; write an object"),
      ("Tags[9].Value", "a", nil),
      ("RedriveAllowPolicy", ["redrivePermission": "denyAll"], nil),
    ] as [(String, JSONDocument, String?)])
  func `a value of another type is an error at the line of the override`(
    _ path: String, _ value: JSONDocument, _ message: String?
  ) {
    let line = #line + 1
    let queue = Queue("jobs").override(Self.queue, path, value, of: "JobsQueue")
    let found = Stack("shop", region: .euWest1) { queue }.errors
    #expect(found.map(\.message) == (message.map { [$0 + Self.end] } ?? []))
    #expect(found.allSatisfy { $0.location?.position.line == UInt32(line) })
    #expect(messages(Queue("jobs").override(Self.queue, path, value, of: "JobsQueue", because: "newer")).isEmpty)
  }

  @Test(
    arguments: [
      ("delay_seconds", "ten", "'delay_seconds' of 'aws_sqs_queue' is 'ten'; write a number"),
      ("delay_seconds", "${var.delay}", nil),
      (
        "sqs_managed_sse_enabled", "maybe",
        "'sqs_managed_sse_enabled' of 'aws_sqs_queue' is 'maybe'; write true or false"
      ),
      ("name", ["a"], "'name' of 'aws_sqs_queue' is a list; write a text"),
    ] as [(String, JSONDocument, String?)])
  func `a value that Terraform cannot convert is an error`(_ path: String, _ value: JSONDocument, _ message: String?) {
    let found = messages(Queue("jobs").override("aws_sqs_queue", path, value, of: "JobsQueue"))
    #expect(found == (message.map { [$0 + Self.end] } ?? []))
  }

  @Test func `what a resource has to have cannot be removed`() {
    let network = Network("main")
    #expect(
      messages(network.removing("AWS::EC2::Subnet", "VpcId", of: "MainPrivateSubnet1")) == [
        "'AWS::EC2::Subnet' requires 'VpcId', so it cannot be removed; set another value with 'override'"
      ])
    #expect(
      messages(network.removing("aws_subnet", "vpc_id", of: "MainPrivateSubnet1")) == [
        "'aws_subnet' requires 'vpc_id', so it cannot be removed; set another value with 'override'"
      ])
    #expect(messages(network.removing("AWS::EC2::Subnet", "MapPublicIpOnLaunch", of: "MainPrivateSubnet1")).isEmpty)
  }

  @Test func `a raw resource has values of the published types`() {
    let found = Stack("shop", region: .euWest1) {
      Raw("Open", Self.group, ["GroupDescription": "x", "SecurityGroupIngress": ["CidrIp": "0.0.0.0/0"]])
    }.errors
    #expect(
      found.map(\.message) == ["'SecurityGroupIngress' of 'AWS::EC2::SecurityGroup' is an object; write a list"])
  }
}
