import Documents
public import ResourceGraph

/// Templates that are deployed side by side: a stack that nests others, and stacks that read what others export, have as an
/// output or write to Parameter Store, become one graph, in which a reference leads to the resource.
///
/// Templates of one engine alone: both say different things about what they leave out.
public struct TemplateSystem {
  /// The scenarios of the system, that of the defaults first.
  public let scenarios: [ResourceGraph]
  /// The paths of the templates that are in it.
  public let paths: [String]

  /// The systems that the templates of a run are, in the order of their first templates.
  ///
  /// - Parameter inputs: what is known about the deployment of the templates that no other one nests.
  public static func systems(
    of units: [TemplateUnit], catalog: ResourceCatalog, inputs: TemplateInputs
  ) -> [TemplateSystem] {
    let nesting = Nesting(units, catalog, inputs)
    let roots = units.indices.filter { !nesting.nested.contains($0) }
    guard roots.count > 1 || !nesting.nested.isEmpty else {
      return units.map { TemplateSystem(scenarios: $0.scenarios, paths: [$0.path]) }
    }
    let trees = roots.map { nesting.trees(of: $0) }
    let groups = SharedValues.groups(of: trees.map { $0.first?.parts ?? [] })
    return groups.map { system($0.map { trees[$0] }) }
  }

  /// One system of several trees of nested templates, each with its scenarios.
  private static func system(_ trees: [[Nesting.Tree]]) -> TemplateSystem {
    let defaults = trees.compactMap(\.first)
    if trees.count == 1, defaults.allSatisfy({ $0.parts.count == 1 }) {
      return TemplateSystem(
        scenarios: trees[0].compactMap { $0.parts.first?.graph }, paths: defaults[0].parts.map(\.path))
    }
    var scenarios: [ResourceGraph] = []
    for (index, tree) in trees.enumerated() {
      // The scenario of the defaults is that of all trees at once.
      for alternative in scenarios.isEmpty ? tree[...] : tree.dropFirst() {
        guard scenarios.count < ScenarioSelection.limit else { break }
        var chosen = defaults
        chosen[index] = alternative
        var graph = SystemResolver(chosen).graph()
        graph.scenario = alternative.scenario
        scenarios.append(graph)
      }
    }
    if trees.reduce(1, { $0 + $1.count - 1 }) > ScenarioSelection.limit, let path = defaults.first?.parts.first?.path {
      scenarios[0].notes.append(
        .note(
          "the conditions of the templates allow more than the \(ScenarioSelection.limit) scenarios that were looked at; give parameters to "
            + "look at others", at: SourceLocation(file: path, position: Position(line: 1, column: 1))))
    }
    return TemplateSystem(scenarios: scenarios, paths: defaults.flatMap { $0.parts.map(\.path) }.unique)
  }
}
