import AWSResources

extension Reachability {
  /// The resources that a person may mean by a name: a logical id, a Terraform name, or the name of a construct.
  ///
  /// A task has network interfaces where a schedule or an event starts it.
  package func resources(named name: String) -> [any PlacedResource] {
    let ids: Set = [LogicalID(name), LogicalID(Spelling.pascalCase(name))]
    let all = model.ingress.placed + model.network.endpoints
    let exact = all.filter { ids.contains($0.id) }
    if !exact.isEmpty { return exact }
    return resources { ids.contains($0.id) || $0.construct?.hasSuffix("'\(name)'") == true }
  }

  /// The resources whose entries are meant, or else the tasks of such definitions that something starts.
  func resources(where isMeant: (Entry) -> Bool) -> [any PlacedResource] {
    let placed = (model.ingress.placed + model.network.endpoints).filter { isMeant($0.entry) }
    if !placed.isEmpty { return placed }
    return model.ingress.scheduledTasks.filter { task in
      task.definition.flatMap { model.graph[$0] }.map(isMeant) ?? false
    }
  }

  /// The ids of all resources with network interfaces.
  package var names: [String] { (model.ingress.placed + model.network.endpoints).map(\.id.name) }

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
