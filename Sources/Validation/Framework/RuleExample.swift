package import AWSResources

/// A small graph with the findings of a rule in it.
package struct RuleExample: Sendable {
  /// What the graph shows: `a database in isolated subnets`.
  package var name: String
  package var findings: [ExampleFinding]
  /// The subjects for which the rule cannot be decided before deployment.
  package var unknownSubjects: [LogicalID]
  private var build: @Sendable (inout ResourceGraph) -> Void

  /// - Parameter findings: what the rule reports; nothing in a passing example.
  package init(
    _ name: String, finds findings: ExampleFinding..., build: @escaping @Sendable (inout ResourceGraph) -> Void
  ) {
    self.name = name
    self.findings = findings
    unknownSubjects = []
    self.build = build
  }

  /// - Parameter subject: the resources that the rule reports as unknown.
  package init(
    _ name: String, unknown subject: LogicalID, _ others: LogicalID...,
    build: @escaping @Sendable (inout ResourceGraph) -> Void
  ) {
    self.name = name
    findings = []
    unknownSubjects = [subject] + others
    self.build = build
  }

  package var graph: ResourceGraph {
    var graph = ResourceGraph("example")
    build(&graph)
    return graph
  }
}

/// A finding that a failing example must have: the resource, the property at fault, and the message.
package struct ExampleFinding: Hashable, Sendable {
  package var subject: LogicalID
  /// The resource that has the property; `nil` for an output, which has no properties.
  package var resource: LogicalID?
  /// The property in CloudFormation's names, joined by dots; empty for the resource as a whole.
  package var path: String
  package var message: String
}

extension ExampleFinding {
  /// - Parameters:
  ///   - resource: the resource that has the property, where that is not the subject.
  ///   - path: the property in CloudFormation's names, joined by dots; none for the resource as a whole.
  package static func finding(
    _ subject: LogicalID, in resource: LogicalID? = nil, at path: String = "", _ message: Finding.Message
  ) -> ExampleFinding {
    ExampleFinding(subject: subject, resource: resource ?? subject, path: path, message: message.text)
  }

  /// A finding about an output.
  package static func finding(output name: LogicalID, _ message: Finding.Message) -> ExampleFinding {
    ExampleFinding(subject: name, resource: nil, path: "", message: message.text)
  }
}

extension ResourceGraph {
  /// Adds a resource to an example; one of the same type under that id is replaced.
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

  /// Adds an exception to a resource of an example.
  package mutating func allow(_ rule: String, on id: LogicalID, because reason: String) {
    update(id) { $0.allowances.append(Allowance(rule, because: reason)) }
  }
}
