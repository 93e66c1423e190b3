import Configuration
import ResourceGraph

/// The stacks of an app in one environment, lowered together.
///
/// References between stacks are determined here and need no declaration: see ``Ownership`` and ``CrossStackReferences``.
struct System {
  /// The graphs of the stacks, in the order of deployment.
  let graphs: [ResourceGraph]
  /// The mistakes, each of which stops the system; notes are in the graphs.
  let diagnostics: [Diagnostic]

  init(_ stacks: [Stack], in environment: Environment) {
    let ownership = Ownership.complete(stacks)
    let stacks = ownership.stacks
    let plan = SystemPlan(ownership, namePrefix: environment.namePrefix)
    let contributions = plan.contributions()
    let plans = stacks.indices.map { plan.stackPlan($0, contributions, environment: environment) }
    let lowerings = plans.concurrentMap { Lowering($0) }
    // Stacks that share a mistake, such as that of a region, report it once.
    var diagnostics = (plan.diagnostics + contributions.diagnostics + lowerings.flatMap(\.diagnostics)).unique
    diagnostics += NameClashes(lowerings.map(\.graph)).diagnostics
    diagnostics += RecordClashes(lowerings.map(\.graph)).diagnostics
    diagnostics += EndpointClashes(lowerings.map(\.graph)).diagnostics
    guard stacks.count > 1 else {
      graphs = lowerings.map(\.graph)
      self.diagnostics = diagnostics
      return
    }
    let free = FreeReferences(lowerings)
    let order = StackOrder(stacks, plan.dependencies + free.dependencies)
    var references = CrossStackReferences(lowerings, order, free, parameterPath: environment.parameterPath)
    if diagnostics.isEmpty { references.resolve() }
    diagnostics += free.diagnostics + order.diagnostics + references.diagnostics
    let records = ValidationRecords(lowerings.map(\.graph))
    graphs = order.indices.map { index in
      var graph = references.graphs[index]
      graph.notes += records.notes[graph.deployedName] ?? []
      return graph
    }
    self.diagnostics = diagnostics
  }
}
