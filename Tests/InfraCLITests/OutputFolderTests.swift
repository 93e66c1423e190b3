import ResourceGraph
import Testing

@testable import InfraCLI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct OutputFolderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `an output folder that cannot be made is one clear error`() throws {
    try folder.write("a file", to: "blocked")
    let outcome = folder.app("synth", "--out", "blocked/infra.out")
    #expect(outcome.errors == "infra: error: cannot make the folder 'blocked/infra.out': not a directory\n")
    #expect(outcome.code == 2)
    #expect(try folder.all() == ["blocked"])
  }

  @Test func `a folder in the place of a file is an error, and no file is written`() throws {
    try folder.files.makeFolder("infra.out/shop/terraform/main.tf.json")
    let outcome = folder.app("synth")
    #expect(outcome.errors == "infra: error: cannot write 'infra.out/shop/terraform/main.tf.json': is a directory\n")
    #expect(outcome.code == 2)
    #expect(try folder.all() == [])
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func `a folder without the right to write is an error that leaves nothing behind`() throws {
    try folder.files.makeFolder("infra.out")
    chmod(folder.files.absolute("infra.out"), 0o555)
    defer { chmod(folder.files.absolute("infra.out"), 0o755) }
    let outcome = folder.app("synth")
    #expect(outcome.errors == "infra: error: cannot make the folder 'infra.out/shop': permission denied\n")
    #expect(outcome.code == 2)
    #expect(try folder.files.names(in: "infra.out") == [])
  }

  @Test func `when the second of two files cannot be written, neither is, and no folder is left`() throws {
    try folder.write("a file", to: "infra.out/mail")
    let outcome = folder.app("synth", source: FakeSource(["shop": [.good], "mail": [.good]]))
    #expect(outcome.errors.hasPrefix("infra: error: cannot make the folder 'infra.out/mail"))
    #expect(outcome.code == 2)
    #expect(try folder.files.names(in: "infra.out") == ["mail"])
  }

  @Test func `two runs give the same bytes, and files that are as they should be are not touched`() throws {
    _ = folder.app("synth")
    let before = try inode("infra.out/shop/template.json")
    #expect(folder.app("synth").code == 0)
    #expect(try inode("infra.out/shop/template.json") == before)
    #expect(folder.app("synth", source: FakeSource(["shop": [.good, .good]])).code == 0)
    #expect(try inode("infra.out/shop/template.json") != before)
    #expect(try folder.files.names(in: "infra.out") == ["deploy.json", "shop"])
  }

  @Test func `what is not ours stays, and what is of an earlier run is told of`() throws {
    _ = folder.app("synth", "--format", "yaml", source: FakeSource(["shop": [.good], "mail": [.good]]))
    try folder.write("state", to: "infra.out/shop/terraform/terraform.tfstate")
    try folder.write("mine", to: "infra.out/notes/readme.txt")
    let outcome = folder.app("synth")
    #expect(
      outcome.output.contains(
        """
        note: infra.out/mail is of an earlier run; no stack has that name now, delete it when it is not deployed
        note: infra.out/shop/template.yaml is of an earlier run; this one did not write that format

        """))
    #expect(
      try folder.all(in: "infra.out") == [
        "infra.out/deploy.json", "infra.out/mail/template.yaml", "infra.out/notes/readme.txt",
        "infra.out/shop/template.json",
        "infra.out/shop/template.yaml", "infra.out/shop/terraform/main.tf.json",
        "infra.out/shop/terraform/terraform.tf.json", "infra.out/shop/terraform/terraform.tfstate",
      ])
  }

  @Test func `files of constructs that are gone are removed, and nobody else's`() throws {
    _ = folder.app("synth", source: Self.source(of: ["queue 'jobs'", "queue 'mail'"]))
    let path = "infra.out/shop/terraform"
    try folder.write("{}", to: "\(path)/backend_override.tf.json")
    try folder.write("{}", to: "\(path)/own.tf.json")
    try folder.write("", to: "\(path)/own.tf")
    let outcome = folder.app("synth", source: Self.source(of: ["queue 'jobs'"]))
    #expect(
      try folder.files.names(in: path) == [
        "backend_override.tf.json", "own.tf", "own.tf.json", "queue-jobs.tf.json", "terraform.tf.json",
      ])
    #expect(
      outcome.output.contains(
        "note: \(path)/own.tf.json is not of this run, and Terraform reads it too; delete it unless it is yours\n"))
    #expect(!outcome.output.contains("backend_override"))
  }

  @Test func `a manifest that was changed removes nothing outside of the folder`() throws {
    _ = folder.app("synth", source: Self.source(of: ["queue 'jobs'"]))
    try folder.write("{}", to: "infra.out/shop/mine.tf.json")
    let text = try folder.read("infra.out/deploy.json")
    let changed = text.replacing("queue-jobs.tf.json", with: "../mine.tf.json")
    #expect(changed != text)
    try folder.write(changed, to: "infra.out/deploy.json")
    #expect(folder.app("synth", source: Self.source(of: ["queue 'mail'"])).code == 0)
    #expect(folder.files.kind(of: "infra.out/shop/mine.tf.json") == .file)
  }

  @Test func `a run that fails removes no file`() throws {
    _ = folder.app("synth", source: Self.source(of: ["queue 'jobs'"]))
    try folder.files.makeFolder("infra.out/shop/terraform/queue-mail.tf.json")
    #expect(folder.app("synth", source: Self.source(of: ["queue 'mail'"])).code == 2)
    #expect(folder.files.kind(of: "infra.out/shop/terraform/queue-jobs.tf.json") == .file)
  }

  private static func source(of constructs: [String]) -> FakeSource {
    FakeSource { _ in
      var graph = try ResourceGraph("shop", constructs.map { _ in .good })
      for (entry, construct) in zip(graph.entries, constructs) { graph.update(entry.id) { $0.construct = construct } }
      return [graph]
    }
  }

  private func inode(_ path: String) throws -> UInt64 {
    var status = stat()
    guard stat(folder.files.absolute(path), &status) == 0 else { throw FileError("read", path) }
    return UInt64(status.st_ino)
  }
}
