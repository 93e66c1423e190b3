import Configuration
import InfraCLI
import ResourceGraph
import Validation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension InfraApp {
  /// Runs the command that the command line names: `synth`, `validate`.
  public static func main() {
    let arguments = CommandLine.arguments
    let name = arguments.first?.split(separator: "/").last.map(String.init) ?? "app"
    let source = AppSource(name: name, app: Self())
    exit(AppCommand.run(arguments: Array(arguments.dropFirst()), source: source))
  }
}

/// An app's stacks, as the commands ask for them.
private struct AppSource<App: InfraApp>: StackSource {
  let name: String
  let app: App

  func graphs(in environment: Environment) throws -> [ResourceGraph] { try app.graphs(in: environment) }

  func rules() throws -> [any CheckedRule] { try app.checkedRules().map { StackRuleAdapter($0) } }
}
