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
      if let range = CIDR(name) ?? CIDR(address: name) { return [.range(range)] }
      return targets(end).map { .resource($0) }
    case .dataStores, .construct: return targets(end).map { .resource($0) }
    }
  }

  /// What a name stands for at the end of a connection.
  package func targets(_ end: PathIntent.End) -> [any PlacedResource] {
    switch end {
    case .internet: []
    case .dataStores: placed.stores
    case .construct(let description): resources(of: description)
    case .name(let name): resources(named: name)
    }
  }

}

// MARK: - Mistakes

/// Which ends of intents a graph has.
package struct IntentEnds: Sendable {
  fileprivate let sources: [Bool]
  fileprivate let targets: [Bool]
  /// What could have been meant, where an end is missing.
  fileprivate let names: [String]
}

extension Reachability {
  /// Which ends of the graph's intents there are.
  var intentEnds: IntentEnds {
    let sources = model.graph.intents.map { $0.source == .dataStores || !self.sources($0.source).isEmpty }
    let targets = model.graph.intents.map { $0.target == .dataStores || !self.targets($0.target).isEmpty }
    return IntentEnds(sources: sources, targets: targets, names: (sources + targets).contains(false) ? names : [])
  }

  /// What is wrong with the ends of intents: names without a resource, and ends that no system has both of.
  ///
  /// - Parameter ends: what each graph that was held against the intents has of them.
  package static func mistakes(in intents: [PathIntent], _ ends: [IntentEnds]) -> [Diagnostic] {
    var known: [String]?
    return intents.enumerated().flatMap { index, intent -> [Diagnostic] in
      let hasSource = ends.map { $0.sources[index] }
      let hasTarget = ends.map { $0.targets[index] }
      let missing =
        (hasSource.contains(true) ? [] : [intent.source]) + (hasTarget.contains(true) ? [] : [intent.target])
      guard missing.isEmpty else {
        let names = known ?? Array(Set(ends.flatMap(\.names))).sorted()
        known = names
        return missing.unique.map { .error($0.mistake(names), at: intent.location) }
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
  /// As messages name it.
  package var name: String {
    switch self {
    case .internet: "the internet"
    case .dataStores: "the data stores"
    case .construct(let description): description
    case .name(let name): "'\(name)'"
    }
  }

  /// Why the end is none, where nothing has its name.
  package func mistake(_ known: [String]) -> String {
    switch self {
    case .internet: "no path to the internet can be intended; name a resource or a construct with network interfaces"
    case .dataStores, .construct:
      "\(name) has no network interfaces in the stacks; name what the stacks place in subnets"
    case .name(let name):
      "no resource with network interfaces is '\(name)'"
        + (Suggestion.nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? Self.advice(known))
    }
  }

  private static func advice(_ known: [String]) -> String {
    let shown = known.prefix(5).map { "'\($0)'" }
    let more = known.count > shown.count ? ["\(known.count - shown.count) more"] : []
    return shown.isEmpty
      ? "; nothing here is placed in subnets" : "; use \((shown + more).listed)"
  }
}
