import Synchronization

@testable import InfraCLI

/// Programs that answer as a test says, and the list of those that were started.
final class FakeProcesses: ProcessRunner {
  private let answer: @Sendable (Invocation) -> ProcessResult
  private let started = Mutex<[Invocation]>([])

  init(_ answer: @escaping @Sendable (Invocation) -> ProcessResult = { _ in ProcessResult(code: 0) }) {
    self.answer = answer
  }

  func run(_ invocation: Invocation) throws(CommandError) -> ProcessResult {
    started.withLock { $0.append(invocation) }
    return answer(invocation)
  }

  /// The command lines, one a program.
  var lines: [String] {
    started.withLock { $0.map { ([$0.program] + $0.arguments).joined(separator: " ") } }
  }
}
