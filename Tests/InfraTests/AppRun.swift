import ResourceGraph
import Validation

@testable import InfraCLI
@testable import InfraLanguage

/// A run of a team's app with one stack, and what it printed.
struct AppRun {
  let code: Int32
  let output: String
  let errors: String

  /// - Parameters:
  ///   - arguments: the command and its options: `synth`.
  ///   - folder: where the app is started, an absolute path.
  init(_ arguments: String..., of stack: Stack, in folder: String = "/nowhere") {
    let console = RecordingConsole()
    let session = Session(
      console: console, files: Files(workingDirectory: folder), processes: SystemProcesses())
    code = AppCommand.program(OneStack(stack: stack)).run(arguments, in: session).value
    output = console.output
    errors = console.errors
  }
}

private struct OneStack: StackSource {
  let name = "shop"
  let stack: Stack

  func graphs(in environment: Environment) throws -> [ResourceGraph] { [try stack.graph()] }

  func rules() -> [any CheckedRule] { [] }
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
