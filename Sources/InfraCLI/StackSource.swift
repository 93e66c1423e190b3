package import Configuration
package import ResourceGraph
package import Validation

/// A team's app as the commands see it: a name, and the stacks of an environment.
package protocol StackSource: Sendable {
  /// The name of the app's executable: `shop`.
  var name: String { get }

  /// The stacks, lowered.
  /// - Throws: `Diagnostics` or `Diagnostic` with everything that is wrong with them.
  func graphs(in environment: Environment) throws -> [ResourceGraph]

  /// The team's own rules.
  /// - Throws: `Diagnostics` with everything that is wrong with their descriptions.
  func rules() throws -> [any CheckedRule]
}
