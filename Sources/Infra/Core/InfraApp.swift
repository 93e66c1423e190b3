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
  /// The app's stacks, lowered to graphs.
  package func graphs(in environment: Environment) throws -> [ResourceGraph] {
    var graphs: [ResourceGraph] = []
    var diagnostics: [Diagnostic] = []
    var locations: [String: SourceLocation] = [:]
    let stacks = try stacks(in: environment)
    for stack in stacks {
      if let other = locations.updateValue(stack.location, forKey: stack.name) {
        diagnostics.append(
          .error(
            "stack '\(stack.name)' is already defined at \(other); give one of the two another name", at: stack.location
          ))
      }
    }
    for lowering in stacks.concurrentMap({ Lowering($0, environment: environment.name) }) {
      diagnostics += lowering.diagnostics
      graphs.append(lowering.graph)
    }
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    return graphs
  }
}

extension Stack {
  /// The stack's resources, as both dialects are written from them.
  ///
  /// - Throws: everything that is wrong with the stack, each with its line.
  public func graph(environment: String = "default") throws(Diagnostics) -> ResourceGraph {
    let lowering = Lowering(self, environment: environment)
    guard lowering.diagnostics.isEmpty else { throw Diagnostics(lowering.diagnostics) }
    return lowering.graph
  }
}
