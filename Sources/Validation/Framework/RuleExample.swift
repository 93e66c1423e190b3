package import AWSResources

/// A small graph, and the resources that the rule finds in it.
package struct RuleExample: Sendable {
  /// What the graph shows, as the end of "passes:" or "fails:": `a database in isolated subnets`.
  package var name: String
  /// The subjects of the findings; none in a passing example.
  package var finds: [LogicalID]
  private var build: @Sendable (inout ResourceGraph) -> Void

  package init(_ name: String, finds subjects: LogicalID..., build: @escaping @Sendable (inout ResourceGraph) -> Void) {
    self.name = name
    finds = subjects
    self.build = build
  }

  package var graph: ResourceGraph {
    var graph = ResourceGraph("example")
    build(&graph)
    return graph
  }
}

extension ResourceGraph {
  /// Adds a resource to an example; one of the same type under that id gives way.
  package mutating func add(_ id: LogicalID, _ resource: some Resource) {
    if self[id] == nil {
      try? insert(Entry(id, resource))
    } else {
      update(id) { $0.content = .typed(resource) }
    }
  }

  /// Changes a resource of an example.
  package mutating func change<R: Resource>(_ id: LogicalID, _ type: R.Type, _ change: (inout R) -> Void) {
    guard var resource = self.resource(id, as: type)?.resource else { return }
    change(&resource)
    update(id) { $0.content = .typed(resource) }
  }

  /// States why a resource of an example may break a rule.
  package mutating func allow(_ rule: String, on id: LogicalID, because reason: String) {
    update(id) { $0.allowances.append(Allowance(rule, because: reason)) }
  }
}
