#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A team's program: it describes stacks, and its command line turns them into templates.
///
/// ```swift
/// @main
/// struct Shop: InfraApp {
///   func stacks(in environment: Environment) throws -> [Stack] { … }
/// }
/// ```
public protocol InfraApp: Sendable {
  init()

  /// The stacks of an environment of `infra.yaml`.
  func stacks(in environment: Environment) throws -> [Stack]
}

extension InfraApp {
  /// Runs the command that the command line names: `synth`, `validate`.
  public static func main() {
    let arguments = CommandLine.arguments
    let name = arguments.first?.split(separator: "/").last.map(String.init) ?? "app"
    exit(AppCommand.run(arguments: Array(arguments.dropFirst()), source: AppStacks(name: name, stacks: Self().stacks)))
  }
}

/// An app's stacks, lowered to graphs.
struct AppStacks: StackSource {
  let name: String
  let stacks: @Sendable (Environment) throws -> [Stack]

  func graphs(in environment: Environment) throws -> [ResourceGraph] {
    let system = System(
      try stacks(environment), environment: environment.name, namePrefix: nil, account: environment.account)
    guard system.diagnostics.isEmpty else { throw Diagnostics(system.diagnostics) }
    return system.graphs
  }
}

extension Stack {
  /// The stack's resources, as both dialects are written from them.
  ///
  /// - Throws: everything that is wrong with the stack, each with its line.
  public func graph(environment: String = "default") throws(Diagnostics) -> ResourceGraph {
    let system = System([self], environment: environment, namePrefix: nil)
    guard system.diagnostics.isEmpty, let graph = system.graphs.first else { throw Diagnostics(system.diagnostics) }
    return graph
  }
}
