import Documents
import ResourceGraph

@testable import InfraCLI

/// An app whose stacks a test makes.
struct FakeSource: StackSource {
  let name = "shop"
  var stacks: @Sendable (Environment) throws -> [ResourceGraph] = { _ in [] }

  init(_ stacks: @escaping @Sendable (Environment) throws -> [ResourceGraph]) {
    self.stacks = stacks
  }

  /// An app of stacks by name, each with resources of these types.
  init(_ stacks: KeyValuePairs<String, [String]>) {
    let graphs = Result { try stacks.map { try ResourceGraph($0.key, types: $0.value) } }
    self.stacks = { _ in try graphs.get() }
  }

  func graphs(in environment: Environment) throws -> [ResourceGraph] { try stacks(environment) }
}

extension ResourceGraph {
  /// A stack with resources of these types, called `R1`, `R2` and so on, on lines 1, 2 and so on of `Shop.swift`.
  init(_ name: String, types: [String]) throws {
    self.init(name)
    for (index, type) in types.enumerated() {
      let place = SourceLocation(file: "shop/Shop.swift", position: .init(line: index + 1, column: 3))
      let resource = RawResource(.cloudFormation, type: type, properties: [:])
      try insert(Entry(LogicalID("R\(index + 1)"), resource, at: place))
    }
  }
}
