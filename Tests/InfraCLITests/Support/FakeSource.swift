import Configuration
import ResourceGraph
import Validation

@testable import InfraCLI

/// An app whose stacks a test makes.
struct FakeSource: StackSource {
  let name = "shop"
  var stacks: @Sendable (Environment) throws -> [ResourceGraph] = { _ in [] }

  init(_ stacks: @escaping @Sendable (Environment) throws -> [ResourceGraph]) {
    self.stacks = stacks
  }

  /// An app of stacks by name, each with resources of these kinds.
  init(_ stacks: KeyValuePairs<String, [Sample]>) {
    let graphs = Result { try stacks.map { try ResourceGraph($0.key, $0.value) } }
    self.stacks = { _ in try graphs.get() }
  }

  var ownRules: [any CheckedRule] = []

  func rules() throws -> [any CheckedRule] { ownRules }

  func graphs(in environment: Environment) throws -> [ResourceGraph] {
    try stacks(environment).map { stack in
      var stack = stack
      stack.deployedName = [environment.namePrefix, stack.name].compactMap(\.self).joined(separator: "-")
      return stack
    }
  }
}
