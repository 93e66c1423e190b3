/// Starts other programs and waits for them.
protocol ProcessRunner: Sendable {
  /// - Parameter watch: called many times a second with what a captured program has printed to its output so far.
  func run(_ invocation: Invocation, watch: (([UInt8]) -> Void)?) throws(CommandError) -> ProcessResult
}

extension ProcessRunner {
  func run(_ invocation: Invocation) throws(CommandError) -> ProcessResult { try run(invocation, watch: nil) }
}

/// A program to start, by its path or its name in `PATH`.
struct Invocation: Equatable, Sendable {
  /// Where what the program prints goes.
  enum Printing: Equatable, Sendable {
    /// To the same places as ours.
    case inherited
    /// Into the result.
    case captured
  }

  var program: String
  var arguments: [String]
  var printing: Printing

  init(_ program: String, _ arguments: [String], printing: Printing) {
    self.program = program
    self.arguments = arguments
    self.printing = printing
  }
}

/// How a program ended, and what it printed when that was captured.
struct ProcessResult: Equatable, Sendable {
  /// The exit code; 128 and the signal's number when a signal ended it, as shells have it.
  var code: Int32
  /// Of a captured program: what it wrote to its output.
  var output: [UInt8] = []
  /// Of a captured program: what it wrote to its errors.
  var errors: [UInt8] = []
}
