import AWSResources

extension Reachability {
  /// The resources that a person may mean by a name: a logical id, a Terraform name, or the name of a construct.
  ///
  /// A task has network interfaces where a schedule or an event starts it.
  package func resources(named name: String) -> [any PlacedResource] {
    let ids = [LogicalID(name), LogicalID(Spelling.pascalCase(name))].unique
    let exact = placed.all(with: ids)
    if !exact.isEmpty { return exact }
    let parts = placed.all(ofConstructNamed: name)
    if !parts.isEmpty { return parts }
    return scheduledTasks { ids.contains($0.id) || $0.construct?.hasSuffix("'\(name)'") == true }
  }

  /// What a construct has network interfaces of.
  func resources(of construct: String) -> [any PlacedResource] {
    let parts = placed.all(of: construct)
    return parts.isEmpty ? scheduledTasks { $0.construct == construct } : parts
  }

  /// The tasks of such definitions that something starts.
  private func scheduledTasks(where isMeant: (Entry) -> Bool) -> [any PlacedResource] {
    model.ingress.scheduledTasks.filter { task in
      task.definition.flatMap { model.graph[$0] }.map(isMeant) ?? false
    }
  }

  /// What all resources with network interfaces are called: their ids, and the names of their constructs.
  package var names: [String] { placed.names }

  /// The ways from a source to a resource: directly, and from the internet and other networks through its load balancers.
  package func ways(from source: Source, to target: any PlacedResource, on port: Int?) -> [NetworkPath] {
    var ways = paths(from: source, to: target, on: port)
    if case .resource(let resource) = source, resource.role == .edge { return ways }
    let incoming = (target as? PlacedService).map { flows(to: $0) } ?? []
    for flow in incoming where !flow.isHealthCheck && (port == nil || flow.port == port) {
      for listener in flow.balancer.listeners where listener.targetGroups.contains(flow.targetGroup) {
        let first = paths(from: source, to: flow.balancer, on: listener.port.value)
        let second = paths(from: .resource(flow.balancer), to: target, on: flow.port)
        ways +=
          best(first).flatMap { start in
            best(second).map { end in
              var way = start
              way.pass("listener '\(listener.id)'", Place(listener.listener.entry), .listener)
              way.append(end)
              return [way]
            }
          } ?? []
      }
    }
    return ways
  }

  /// The way that says the most: one that leads there, else one that may, else one that is blocked.
  private func best(_ ways: [NetworkPath]) -> NetworkPath? {
    firstReachable(ways) ?? ways.first { $0.verdict == .unknown } ?? ways.first
  }

  /// One answer out of several ways.
  package func verdict(of ways: [NetworkPath]) -> NetworkPath.Verdict {
    best(ways)?.verdict ?? .unknown
  }
}
