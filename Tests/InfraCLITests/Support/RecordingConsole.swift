@testable import InfraCLI

/// A console that keeps what is written to it.
final class RecordingConsole: Console {
  var isStyled = false
  var isErrorsInteractive = false
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
