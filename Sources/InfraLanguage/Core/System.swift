import Configuration
import ResourceGraph

/// The stacks of an app in one environment, lowered together.
///
/// What a stack uses of another one's is found here, not declared: see ``Ownership`` and ``CrossStackReferences``.
struct System {
  /// A graph for each stack, in the order in which they are deployed.
  let graphs: [ResourceGraph]
  let diagnostics: [Diagnostic]

  init(_ stacks: [Stack], in environment: Environment) {
    let plan = SystemPlan(stacks, namePrefix: environment.namePrefix)
    let contributions = plan.contributions()
    let plans = stacks.indices.map { plan.stackPlan($0, contributions, environment: environment) }
    let lowerings = plans.concurrentMap { Lowering($0) }
    var diagnostics = plan.diagnostics + lowerings.flatMap(\.diagnostics)
    guard stacks.count > 1 else {
      graphs = lowerings.map(\.graph)
      self.diagnostics = diagnostics
      return
    }
    let order = StackOrder(stacks, plan.dependencies)
    var references = CrossStackReferences(lowerings, order, environment: environment.name)
    if diagnostics.isEmpty { references.resolve() }
    diagnostics += order.diagnostics + references.diagnostics
    graphs = order.indices.map { references.graphs[$0] }
    self.diagnostics = diagnostics
  }
}
