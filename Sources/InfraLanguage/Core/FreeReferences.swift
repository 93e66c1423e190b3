import ResourceGraph

/// The references to other stacks that no parameter and no relation announces: of outputs, of listed resources, of overrides,
/// of values that a team passes on, such as a variable of a container.
///
/// They are resolved by the logical id, which one other stack of the region must have.
struct FreeReferences {
  /// For each stack, the stacks of the ids that it refers to freely.
  private(set) var owners: [[LogicalID: Int]]
  private(set) var dependencies: [StackDependency] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let graphs: [ResourceGraph]

  init(_ lowerings: [Lowering]) {
    graphs = lowerings.map(\.graph)
    owners = Array(repeating: [:], count: lowerings.count)
    for (stack, lowering) in lowerings.enumerated() {
      let known = Set(lowering.plan.foreign.flatMap { lowerings[$0.owner].ids(madeBy: $0.construct) })
      for (place, reference) in lowering.outerReferences where !known.contains(reference.id) {
        let entry = graphs[stack].entries[place]
        resolve(reference, of: stack, named: "resource '\(entry.id)'", at: entry.location ?? lowering.stackLocation)
      }
      for output in graphs[stack].outputs {
        for reference in output.value.expression.attributeReferences where !known.contains(reference.id) {
          resolve(reference, of: stack, named: "output '\(output.name)'", at: output.location ?? lowering.stackLocation)
        }
      }
    }
  }

  private mutating func resolve(
    _ reference: AttributeReference, of stack: Int, named user: String, at location: SourceLocation
  ) {
    let id = reference.id
    guard graphs[stack][id] == nil, owners[stack][id] == nil, !graphs[stack].existing.contains(where: { $0.id == id })
    else { return }
    let candidates = graphs.indices.filter { graphs[$0][id] != nil && graphs[$0].region == graphs[stack].region }
    guard let owner = candidates.first else { return }
    if candidates.count > 1 {
      let names = candidates.map { "'\(graphs[$0].name)'" }.joined(separator: " and ")
      diagnostics.append(
        .error(
          "\(user) refers to '\(id)', which stacks \(names) have; refer to a construct of another name", at: location))
      return
    }
    owners[stack][id] = owner
    dependencies.append(.init(of: stack, on: owner, because: .reference(location, from: user, to: id)))
  }
}
