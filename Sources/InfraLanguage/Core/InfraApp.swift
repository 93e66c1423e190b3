public import ResourceGraph

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

  /// The team's own rules, which the stacks are checked against beside those of `infra`; by default none.
  var rules: [any StackRule] { get }
}

extension InfraApp {
  public var rules: [any StackRule] { [] }

  /// The app's own rules.
  /// - Throws: everything that is wrong with their descriptions.
  package func checkedRules() throws(Diagnostics) -> [any StackRule] {
    let rules = rules
    let mistakes = StackRuleDescription.mistakes(in: rules.map { $0.description })
    guard mistakes.isEmpty else { throw Diagnostics(mistakes) }
    return rules
  }

  /// The app's stacks, lowered to graphs in the order in which they are deployed.
  package func graphs(in environment: Environment) throws -> [ResourceGraph] {
    let stacks = try stacks(in: environment)
    guard !stacks.isEmpty else {
      let message = "the app has no stack in environment '\(environment.name)'; return one, or pick another environment"
      throw Diagnostics([.error(message)])
    }
    let system = System(stacks, in: environment)
    guard system.diagnostics.isEmpty else { throw Diagnostics(system.diagnostics) }
    return system.graphs
  }
}

extension Stack {
  /// The stack's resources, as both dialects are written from them.
  ///
  /// - Throws: everything that is wrong with the stack, each with its line.
  public func graph() throws(Diagnostics) -> ResourceGraph { try graph(in: Environment()) }

  /// The stack's resources in an environment.
  package func graph(in environment: Environment) throws(Diagnostics) -> ResourceGraph {
    let system = System([self], in: environment)
    guard system.diagnostics.isEmpty, let graph = system.graphs.first(where: { $0.name == name }) else {
      throw Diagnostics(system.diagnostics)
    }
    return graph
  }
}
