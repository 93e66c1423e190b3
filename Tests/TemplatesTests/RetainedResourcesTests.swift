import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

/// What outlives a Terraform configuration, and what leaves it without being deleted.
@Suite struct RetainedResourcesTests {
  @Test func `what is retained is listed with its parts, and nothing else is`() throws {
    let written = Terraform.write(try shop())
    #expect(
      written.retained
        == RetainedResources([
          .init(address: "aws_s3_bucket.files", parts: ["aws_s3_bucket_versioning.files"]),
          .init(address: "aws_sqs_queue.jobs"), .init(address: "aws_cloudwatch_log_group.logs"),
        ]))
    #expect(written.document["removed"] == nil)
    #expect(written.document["terraform"]?["required_version"] == ">= 1.5.0")
  }

  @Test func `what a configuration no longer has is forgotten with its parts`() throws {
    let before = Terraform.write(try shop()).retained
    let written = Terraform.write(try shop(without: ["Files", "Jobs", "Passing"]), after: before)
    let blocks: Node = [
      ["from": "aws_s3_bucket.files", "lifecycle": ["destroy": false]],
      ["from": "aws_s3_bucket_versioning.files", "lifecycle": ["destroy": false]],
      ["from": "aws_sqs_queue.jobs", "lifecycle": ["destroy": false]],
    ]
    #expect(written.files.first { $0.name == RetainedResources.fileName }?.document == ["removed": blocks])
    #expect(written.document["removed"] == blocks)
    #expect(written.document["terraform"]?["required_version"] == ">= 1.7.0")
    #expect(
      written.diagnostics.map(\.message) == [
        "stack 'shop' no longer has 'aws_s3_bucket.files', 'aws_sqs_queue.jobs'; what is deployed of that leaves "
          + "Terraform's state and stays in AWS, where it costs until you delete it"
      ])
    let read = try Terraform.read(
      configuration: written.files.map { ($0.name, $0.document) }, named: "shop", catalog: .aws)
    #expect(read.entries.map(\.id) == ["Logs"])
  }

  @Test func `it stays forgotten, without another note, until it comes back`() throws {
    let first = Terraform.write(try shop()).retained
    let second = Terraform.write(try shop(without: ["Files", "Jobs"]), after: first).retained
    let third = Terraform.write(try shop(without: ["Files"]), after: second)
    #expect(third.retained.forgotten == ["aws_s3_bucket.files", "aws_s3_bucket_versioning.files"])
    #expect(third.diagnostics.isEmpty)
    let fourth = Terraform.write(try shop(), after: third.retained)
    #expect(fourth.retained == first)
    #expect(fourth.document["removed"] == nil)
  }

  @Test func `a part that leaves a resource which remains is deleted`() throws {
    let before = Terraform.write(try shop()).retained
    var graph = try shop()
    graph.update("Files") { $0.content = .typed(S3.Bucket()) }
    let after = Terraform.write(graph, after: before)
    #expect(after.retained.forgotten.isEmpty)
    #expect(after.document["resource"]?["aws_s3_bucket_versioning"] == nil)
  }

  @Test func `a resource that has another name is moved, and its parts are created anew`() throws {
    let before = Terraform.write(try shop()).retained
    var graph = try shop(without: ["Files"])
    var bucket = try #require(try shop()["Files"])
    bucket.previousID = "Files"
    try graph.insert(Entry("Documents", copying: bucket))
    let after = Terraform.write(graph, after: before)
    #expect(after.document["moved"] == [["from": "aws_s3_bucket.files", "to": "aws_s3_bucket.documents"]])
    #expect(after.retained.forgotten == ["aws_s3_bucket_versioning.files"])
    #expect(after.diagnostics.isEmpty)
  }

  @Test func `what is no longer retained is deleted when it leaves`() throws {
    var lifted = try shop()
    lifted.update("Jobs") { $0.deletionPolicy = .delete }
    let before = Terraform.write(lifted, after: Terraform.write(try shop()).retained).retained
    #expect(before.forgotten.isEmpty)
    #expect(Terraform.write(try shop(without: ["Jobs"]), after: before).retained.forgotten.isEmpty)
  }

  @Test func `what is no address is not written`() throws {
    let changed = RetainedResources(
      [.init(address: "aws_sqs_queue.a\" }", parts: ["x"]), .init(address: "module.a.aws_sqs_queue.b")],
      forgotten: ["", ".", "aws_sqs_queue.", "aws_sqs_queue.1", "aws_sqs_queue.fine"])
    #expect(Terraform.write(try shop(), after: changed).retained.forgotten == ["aws_sqs_queue.fine"])
  }

  @Test func `write-only secrets need a version of Terraform that also forgets`() throws {
    var graph = ResourceGraph("shop")
    try graph.insert(
      Entry("Token", SecretsManager.Secret { $0.generatedString = .init { $0.length = 32 } }))
    let written = Terraform.write(graph, after: RetainedResources(forgotten: ["aws_sqs_queue.jobs"]))
    #expect(written.document["terraform"]?["required_version"] == ">= 1.11.0")
    #expect(written.document["removed"]?.array?.count == 1)
  }

  private func shop(without gone: Set<LogicalID> = []) throws -> ResourceGraph {
    var bucket = Entry("Files", S3.Bucket { $0.versioning = .literal(.enabled) })
    bucket.deletionPolicy = .retainExceptOnCreate
    var queue = Entry("Jobs", SQS.Queue())
    queue.deletionPolicy = .retain
    var logs = Entry("Logs", Logs.LogGroup { $0.skipsDestroy = true })
    logs.deletionPolicy = .retain
    var graph = ResourceGraph("shop")
    for entry in [bucket, queue, logs, Entry("Passing", SQS.Queue())] where !gone.contains(entry.id) {
      try graph.insert(entry)
    }
    return graph
  }
}

extension Entry {
  /// The same resource with another id.
  fileprivate init(_ id: LogicalID, copying other: Entry) {
    self = other
    self.id = id
  }
}
