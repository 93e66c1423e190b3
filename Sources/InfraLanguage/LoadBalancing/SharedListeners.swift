import Configuration
import ResourceGraph

/// The routes of all stacks to listeners that exist already, of which several stacks can have rules.
struct SharedListeners {
  private struct Listener: Hashable {
    let region: Region
    let arn: ExistingValue
    /// The load balancer, where a parameter of each stack states the ARN.
    let loadBalancer: Identity.Key?
  }

  private struct Entry {
    let route: LoadBalancerRoute
    let stack: Stack
  }

  private var entries: [Listener: [Entry]] = [:]
  /// Routes of which an earlier one has the priority, or matches every request too.
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter relations: for each stack, its relations.
  init(_ stacks: [Stack], _ relations: [[any Relation]]) {
    for (stack, relations) in zip(stacks, relations) {
      for case let route as LoadBalancerRoute in relations { add(Entry(route: route, stack: stack)) }
    }
  }

  private mutating func add(_ entry: Entry) {
    guard let listener = Self.listener(of: entry.route, in: entry.stack) else { return }
    let others = entries[listener] ?? []
    guard !others.contains(where: { $0.route.route == entry.route.route }) else { return }
    if let conflict = entry.route.conflict(with: others.map(\.route)) {
      let other = others[conflict.index]
      let place = other.stack.name == entry.stack.name ? "" : " in stack '\(other.stack.name)'"
      diagnostics.append(.error(conflict.message("\(other.route.location)\(place)"), at: entry.route.location))
    }
    entries[listener, default: []].append(entry)
  }

  private static func listener(of route: LoadBalancerRoute, in stack: Stack) -> Listener? {
    let balancer = route.loadBalancer
    let listener = balancer.existing?.attributes.first { $0.reference.id == balancer.httpsListener.id }
    guard let arn = listener?.value else { return nil }
    var key: Identity.Key?
    if case .value(let value) = arn.source, !value.expression.parameterReferences.isEmpty {
      key = balancer.identity.key
    }
    return Listener(region: stack.region, arn: arn, loadBalancer: key)
  }
}

extension LoadBalancerRoute {
  /// Why a listener cannot have a route beside another one.
  struct Conflict {
    let index: Int
    /// The error, with the place of the other route.
    let message: (String) -> String
  }

  /// The conflict with the first of other routes of the listener.
  func conflict(with others: [LoadBalancerRoute]) -> Conflict? {
    if route.isCatchAll, let index = others.firstIndex(where: \.route.isCatchAll) {
      let name = loadBalancer.name
      return Conflict(index: index) {
        "two routes of load balancer '\(name)' match every request, the other at \($0); keep one"
      }
    }
    if let priority, let index = others.firstIndex(where: { $0.priority == priority }) {
      let origin =
        route.priority == nil ? "priority \(priority), which follows from this route," : "priority \(priority)"
      return Conflict(index: index) { "\(origin) is already used at \($0); give the route another one" }
    }
    return nil
  }
}
