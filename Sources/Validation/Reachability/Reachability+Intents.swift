package import AWSResources
import Documents

extension Reachability {
  /// A source and a target of an intent, with the ways between them.
  struct IntendedConnection {
    let intent: PathIntent
    let source: Source
    let target: any PlacedResource
    let ways: [NetworkPath]

    var on: String { intent.port.map { " on port \($0)" } ?? "" }
  }

  /// The connections that the intents of a kind are about.
  func connections(intended kind: PathIntent.Kind) -> [IntendedConnection] {
    model.graph.intents.filter { $0.kind == kind }.flatMap { intent -> [IntendedConnection] in
      let starts = sources(intent.source)
      return targets(intent.target).flatMap { target in
        starts.compactMap { source -> IntendedConnection? in
          if case .resource(let resource) = source, resource === target { return nil }
          return IntendedConnection(
            intent: intent, source: source, target: target, ways: ways(from: source, to: target, on: intent.port))
        }
      }
    }
  }
}

// MARK: - Ends

extension Reachability {
  /// What a name stands for at the start of a connection.
  package func sources(_ end: PathIntent.End) -> [Source] {
    switch end {
    case .internet: return [.internet]
    case .name(let name):
      // A single address is a range of one.
      if let range = CIDR(name) ?? CIDR("\(name)/\(name.contains(":") ? 128 : 32)") { return [.range(range)] }
      return targets(end).map { .resource($0) }
    case .dataStores, .construct: return targets(end).map { .resource($0) }
    }
  }

  /// What a name stands for at the end of a connection.
  package func targets(_ end: PathIntent.End) -> [any PlacedResource] {
    switch end {
    case .internet: []
    case .dataStores: model.ingress.placed.filter { $0.role == .store }
    case .construct(let description): resources { $0.construct == description }
    case .name(let name): resources(named: name)
    }
  }

  /// What is wrong with the ends of intents: names without a resource, and ends that no system has both of.
  package static func mistakes(in intents: [PathIntent], _ systems: [ResourceGraph]) -> [Diagnostic] {
    guard !intents.isEmpty else { return [] }
    let engines = systems.map { Model($0).reachability }
    var names: [String]?
    return intents.flatMap { intent -> [Diagnostic] in
      let hasSource = engines.map { intent.source == .dataStores || !$0.sources(intent.source).isEmpty }
      let hasTarget = engines.map { intent.target == .dataStores || !$0.targets(intent.target).isEmpty }
      let missing =
        (hasSource.contains(true) ? [] : [intent.source]) + (hasTarget.contains(true) ? [] : [intent.target])
      guard missing.isEmpty else {
        let known = names ?? engines.flatMap(\.names)
        names = known
        return missing.unique.map { .error($0.mistake(known), at: intent.location) }
      }
      // Without a connection between their networks, nothing is open.
      guard intent.kind == .always, !zip(hasSource, hasTarget).contains(where: { $0 && $1 }) else { return [] }
      return [
        .error(
          "\(intent.source.name) and \(intent.target.name) are in stacks that do not refer to each other; connect the two, "
            + "or remove the intent", at: intent.location)
      ]
    }
  }
}

extension PathIntent.End {
  fileprivate var name: String {
    switch self {
    case .internet: "the internet"
    case .dataStores: "the data stores"
    case .construct(let description): description
    case .name(let name): "'\(name)'"
    }
  }

  fileprivate func mistake(_ known: [String]) -> String {
    switch self {
    case .internet: "no path to the internet can be intended; name a resource or a construct with network interfaces"
    case .dataStores, .construct:
      "\(name) has no network interfaces in the stacks; name what the stacks place in subnets"
    case .name(let name):
      "no resource with network interfaces is '\(name)'"
        + (Suggestion.nearest(to: name, among: known).map { "; did you mean '\($0)'?" }
          ?? "; name a resource or a construct that is placed in subnets")
    }
  }
}
