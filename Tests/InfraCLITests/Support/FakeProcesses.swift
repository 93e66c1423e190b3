import Synchronization

@testable import InfraCLI

/// Programs that answer as a test says, and the list of those that were started.
final class FakeProcesses: ProcessRunner {
  private let answer: @Sendable (Invocation) -> ProcessResult
  private let started = Mutex<[Invocation]>([])

  init(_ answer: @escaping @Sendable (Invocation) -> ProcessResult = { _ in ProcessResult(code: 0) }) {
    self.answer = answer
  }

  func run(_ invocation: Invocation, watch: (([UInt8]) -> Void)?) throws(CommandError) -> ProcessResult {
    started.withLock { $0.append(invocation) }
    let result = answer(invocation)
    watch?(result.output)
    return result
  }

  /// The command lines, one a program.
  var lines: [String] {
    started.withLock { $0.map { ([$0.program] + $0.arguments).joined(separator: " ") } }
  }
}
