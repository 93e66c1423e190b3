import Testing

@testable import Infra
@testable import InfraCLI

/// What a team reads, and the exit code that its pipeline gets, when a stack cannot be as it is described.
@Suite struct RefusalTests {
  /// A description that is refused, and what is said about it at which of its lines.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var message: String
    var stack: @Sendable () -> Stack

    init(_ name: String, _ message: String, _ stack: @escaping @Sendable () -> Stack) {
      testDescription = name
      self.message = message
      self.stack = stack
    }
  }

  private static let mistakes = [
    Mistake("duplicate names", "network 'main' is already defined at InfraTests/RefusalTests.swift:") {
      Stack("shop", region: .euWest1) {
        Network("main", cidr: "10.0.0.0/16")
        Network("main", cidr: "10.1.0.0/16")
      }
    },
    Mistake("a range too small for its zones", "10.0.0.0/26") {
      Stack("shop", region: .euWest1) { Network("main", cidr: "10.0.0.0/26") }
    },
    Mistake("overlapping ranges", "range 10.0.128.0/20 of network 'other' overlaps 10.0.0.0/16 of network 'main'") {
      Stack("shop", region: .euWest1) {
        Network("main", cidr: "10.0.0.0/16")
        Network("other", cidr: "10.0.128.0/20")
      }
    },
    Mistake("a name that AWS rejects", "cluster name 'my_cluster' contains '_'; use letters, digits and hyphens") {
      Stack("shop", region: .euWest1) { Cluster("my_cluster") }
    },
  ]

  @Test(arguments: mistakes, ["synth", "validate"])
  func `a mistake is told at its Swift line, nothing is written, and the exit code is 2`(
    mistake: Mistake, command: String
  ) throws {
    let console = RecordingConsole()
    let files = Files(workingDirectory: "/nowhere")
    let session = Session(console: console, files: files, processes: SystemProcesses(), pipeline: .live)
    let source = AppStacks(name: "shop") { _ in [mistake.stack()] }
    let code = AppCommand.program(source).run([command], in: session)
    #expect(code.value == 2)
    #expect(console.output.isEmpty)
    let lines = console.errors.split(separator: "\n")
    let line = try #require(lines.first { $0.contains(mistake.message) }, "\(console.errors)")
    #expect(line.prefixMatch(of: #/InfraTests/RefusalTests\.swift:\d+:\d+: error: /#) != nil, "\(line)")
  }
}

private final class RecordingConsole: Console {
  let isStyled = false
  let isErrorsInteractive = false
  private(set) var output = ""
  private(set) var errors = ""

  func write(_ text: String, to stream: OutputStream) {
    switch stream {
    case .output: output += text
    case .errors: errors += text
    }
  }

  func flush() {}
}
