/// Where a program's texts go.
protocol Console: AnyObject {
  /// Whether texts to the output may have colours.
  var isStyled: Bool { get }
  /// Whether a person watches the errors as they come.
  var isErrorsInteractive: Bool { get }

  func write(_ text: String, to stream: OutputStream)

  /// Hands on what is held back; called before another process writes to the same place, and at the end.
  func flush()
}

/// The two ways out of a program.
enum OutputStream: Sendable {
  /// What was asked for.
  case output
  /// Why it could not be had.
  case errors
}

extension Console {
  /// A line of what was asked for.
  func print(_ line: String) {
    write(line + "\n", to: .output)
  }

  /// A line of why it could not be had.
  func complain(_ line: String) {
    write(line + "\n", to: .errors)
  }
}
