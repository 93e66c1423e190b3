@testable import InfraCLI

/// What a command line came to.
struct Outcome {
  var code: Int32
  var output: String
  var errors: String
}

extension TemporaryFolder {
  /// Runs a team's app in this folder.
  func app(_ arguments: String..., source: some StackSource = FakeSource(["shop": [.good]])) -> Outcome {
    run(AppCommand.program(source), arguments, FakeProcesses())
  }

  func app(_ arguments: [String], source: some StackSource) -> Outcome {
    run(AppCommand.program(source), arguments, FakeProcesses())
  }

  /// Runs `infra` in this folder.
  func infra(_ arguments: String..., processes: any ProcessRunner = FakeProcesses()) -> Outcome {
    infra(arguments, processes: processes)
  }

  func infra(_ arguments: [String], processes: any ProcessRunner = FakeProcesses()) -> Outcome {
    run(ToolCommand.program, arguments, processes)
  }

  private func run(_ program: Program, _ arguments: [String], _ processes: any ProcessRunner) -> Outcome {
    let console = RecordingConsole()
    let session = Session(console: console, files: files, processes: processes)
    let code = program.run(arguments, in: session)
    return Outcome(code: code.value, output: console.output, errors: console.errors)
  }
}
