import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import InfraCLI

/// What the manifest remembers, so that Terraform deletes nothing that CloudFormation would retain.
@Suite struct RetainedStackTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `what leaves a stack is forgotten by Terraform, and said once`() throws {
    #expect(folder.app("synth", source: Self.source("A", "B")).code == 0)
    #expect(try records() == [Self.record("A", "B")])
    let outcome = folder.app("synth", source: Self.source("B"))
    #expect(
      outcome.output.contains("note: stack 'shop' no longer has 'aws_internet_gateway.a'; what is deployed of that"))
    #expect(try removed() == [["from": "aws_internet_gateway.a", "lifecycle": ["destroy": false]]])
    #expect(try records() == [Self.record("B", forgotten: "A")])
    let stack = try #require(try manifest()["stacks"]?.array?.first)
    #expect(stack[["terraform", "files"]]?.array?.contains("removed.tf.json") == true)

    let again = folder.app("synth", source: Self.source("B"))
    #expect(!again.output.contains("no longer has"))
    #expect(try removed()?.array?.count == 1)
    #expect(folder.app("synth", source: Self.source("A", "B")).code == 0)
    #expect(try removed() == nil)
    #expect(try records() == [Self.record("A", "B")])
  }

  @Test func `a run that writes CloudFormation alone loses nothing`() throws {
    _ = folder.app("synth", source: Self.source("A", "B"))
    for format in ["cloudformation", "yaml"] {
      let outcome = folder.app("synth", "--format", format, source: Self.source("B"))
      #expect(!outcome.output.contains("no longer has"))
      #expect(try records() == [Self.record("A", "B")])
    }
    _ = folder.app("synth", "--format", "terraform", source: Self.source("B"))
    #expect(try removed()?.array?.count == 1)
    // What Terraform forgets and has is an error, so the file goes although the last manifest lists no files.
    _ = folder.app("synth", "--format", "yaml", source: Self.source("B"))
    _ = folder.app("synth", "--format", "terraform", source: Self.source("A", "B"))
    #expect(try removed() == nil)
  }

  @Test func `a run for one stack, and a stack that is gone, leave what is known of the others`() throws {
    let both = FakeSource { _ in [try Self.graph("mail", "M"), try Self.graph("shop", "A")] }
    #expect(folder.app("synth", source: both).code == 0)
    let known = [Self.record(of: "mail", "M"), Self.record("A")]
    #expect(try records() == known)
    #expect(folder.app("synth", "--stack", "shop", source: both).code == 0)
    #expect(try records() == known)
    let outcome = folder.app("synth", source: Self.source("A"))
    #expect(try records() == known)
    #expect(try manifest()["stacks"]?.array?.count == 1)
    #expect(outcome.output.contains("note: infra.out/mail is of an earlier run"))
  }

  @Test func `environments that share a folder have their own lists`() throws {
    try folder.write(
      #"{"names": {"environment": false}, "environments": {"a": {"account": "111122223333"}, "b": {"account": "111122223334"}}}"#,
      to: "infra.yaml")
    _ = folder.app("synth", "--environment", "a", source: Self.source("A"))
    _ = folder.app("synth", "--environment", "b", source: Self.source("B"))
    #expect(try removed() == nil)
    #expect(try records() == [Self.record("A", environment: "a"), Self.record("B", environment: "b")])
    _ = folder.app("synth", "--environment", "a", source: Self.source("C"))
    #expect(try removed() == [["from": "aws_internet_gateway.a", "lifecycle": ["destroy": false]]])
    _ = folder.app("synth", "--environment", "b", source: Self.source("B"))
    #expect(try removed() == nil)
    #expect(
      try records() == [Self.record("C", environment: "a", forgotten: "A"), Self.record("B", environment: "b")])
  }

  @Test func `parts of a resource come back from the file as they were`() throws {
    let source = FakeSource { _ in
      var graph = try ResourceGraph("shop", [.good])
      var bucket = Entry("Files", S3.Bucket { $0.versioning = .literal(.enabled) })
      bucket.deletionPolicy = .retain
      try graph.insert(bucket)
      return [graph]
    }
    _ = folder.app("synth", "--force", source: source)
    _ = folder.app("synth", "--force", source: FakeSource(["shop": [.good]]))
    let addresses = try removed()?.array?.compactMap { $0["from"]?.string }
    #expect(addresses == ["aws_s3_bucket.files", "aws_s3_bucket_versioning.files"])
  }

  @Test func `a first run says that the file has to be kept, where that matters`() throws {
    let note = "note: infra.out/deploy.json is new; keep it between runs"
    #expect(folder.app("synth", source: Self.source("A")).output.contains(note))
    #expect(!folder.app("synth", source: Self.source("A")).output.contains(note))
  }

  @Test(arguments: [
    ("<<<<<<< HEAD\n{}", "infra.out/deploy.json:1:1: error: "),
    (#"{"version": 2}"#, "infra.out/deploy.json:1:1: error: this is not a manifest of this version; restore the one"),
  ])
  func `a list that cannot be read is an error, and stays as it is`(text: String, error: String) throws {
    _ = folder.app("synth", source: Self.source("A"))
    try folder.write(text, to: "infra.out/deploy.json")
    let outcome = folder.app("synth", source: Self.source("B"))
    #expect(outcome.code == 2 && outcome.errors.contains(error), "\(outcome.errors)")
    #expect(try folder.read("infra.out/deploy.json") == text)
  }

  @Test func `a list that was changed by hand is read as far as it is one`() throws {
    _ = folder.app("synth", source: Self.source("A"))
    let text = try folder.read("infra.out/deploy.json")
    let changed = text.replacing(
      #""resources": ["#, with: #""resources": [1, {"parts": ["x"]}, {"address": "aws_vpc.x\" y", "parts": 2},"#)
    #expect(changed != text)
    try folder.write(changed, to: "infra.out/deploy.json")
    #expect(folder.app("synth", source: Self.source("B")).code == 0)
    #expect(try records() == [Self.record("B", forgotten: "A")])
  }

  private func manifest() throws -> Node { try JSON.read(folder.files.read("infra.out/deploy.json")) }

  private func records() throws -> [Node] { try manifest()["retained"]?.array ?? [] }

  private func removed() throws -> Node? {
    let path = "infra.out/shop/terraform/removed.tf.json"
    guard folder.files.kind(of: path) == .file else { return nil }
    return try JSON.read(folder.files.read(path))["removed"]
  }

  private static func source(_ ids: LogicalID...) -> FakeSource {
    FakeSource { _ in [try graph("shop", ids)] }
  }

  private static func graph(_ name: String, _ ids: LogicalID...) throws -> ResourceGraph { try graph(name, ids) }

  private static func graph(_ name: String, _ ids: [LogicalID]) throws -> ResourceGraph {
    var graph = try ResourceGraph(name, ids.map { ($0, .good) })
    for id in ids { graph.update(id) { $0.deletionPolicy = .retain } }
    return graph
  }

  private static func record(
    of stack: String = "shop", _ ids: String..., environment: String = "default", forgotten: String...
  ) -> Node {
    func address(_ id: String) -> Node { .string("aws_internet_gateway.\(id.lowercased())") }
    var record: Object = [
      "environment": .string(environment), "folder": .string(stack),
      "resources": .array(ids.map { ["address": address($0)] }),
    ]
    if !forgotten.isEmpty { record.append("forgotten", .array(forgotten.map(address))) }
    return .object(record)
  }
}
