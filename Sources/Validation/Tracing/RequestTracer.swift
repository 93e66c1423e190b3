import AWSResources

extension Model {
  /// Where requests go, hop by hop.
  package var tracer: RequestTracer { RequestTracer(self) }
}

/// The one place that follows a request: through names, distributions, APIs, load balancers and targets to what answers it.
///
/// Whether the network lets it through, the tracer asks `Reachability`. It has no opinion about what is right beyond that a
/// request ought to arrive: that is for rules.
package struct RequestTracer {
  let model: Model

  fileprivate init(_ model: Model) { self.model = model }

  var graph: ResourceGraph { model.graph }
  var reachability: Reachability { model.reachability }

  /// A connection that a hop makes to the next one: what the network has to let through.
  enum Caller {
    case internet
    case resource(any PlacedResource)
    /// A service of AWS that connects from addresses of its own, as CloudFront does: they are not checked.
    case service
  }

  /// Lets the network take a request to the next hop, by the security groups that are on the way.
  ///
  /// - Returns: where the request ends; `nil` where it arrives.
  func connect(
    _ request: TracedRequest, from caller: Caller, to target: any PlacedResource, _ trace: inout RequestTrace
  ) -> RequestTrace? {
    guard let connection = connection(from: caller, to: target, on: request.port) else { return nil }
    for step in connection.groups {
      let direction = step.kind == .leaving ? "lets out" : "lets in"
      trace.pass(step.name, step.place, request, "\(direction) on port \(request.port)")
    }
    return connection.ending.map { trace.ending($0) }
  }

  /// Whether the network lets a caller through to a resource; `nil` where it does.
  func obstacle(
    from caller: Caller, to target: any PlacedResource, on port: Int, _ trace: RequestTrace
  ) -> RequestTrace? {
    connection(from: caller, to: target, on: port)?.ending.map { trace.ending($0) }
  }

  /// What of the network keeps a caller from a resource; `nil` where it lets it through, or that is not known.
  func networkFault(from caller: Caller, to target: any PlacedResource, on port: Int) -> RequestTrace.Break? {
    guard case .breaks(let fault)? = connection(from: caller, to: target, on: port)?.ending else { return nil }
    return fault
  }

  private func connection(from caller: Caller, to target: any PlacedResource, on port: Int) -> Connections.Connection? {
    let source: Reachability.Source
    switch caller {
    case .internet: source = .internet
    case .resource(let resource): source = .resource(resource)
    case .service: return nil
    }
    return model.analysis(Connections.self).connection(from: source, to: target, on: port, reachability)
  }
}

/// What the network makes of the connections between hops. Many routes lead through one: each is worked out once.
private final class Connections: Analysis {
  private struct Key: Hashable {
    /// `nil` for the internet.
    let source: ObjectIdentifier?
    let target: ObjectIdentifier
    let port: Int
  }

  struct Connection {
    /// Where a request ends that the network does not let through; `nil` where it does.
    var ending: RequestTrace.Ending?
    /// The security groups that let it through.
    var groups: [NetworkPath.Step] = []
  }

  private var connections: [Key: Connection] = [:]

  init(_ model: Model) {}

  func connection(
    from source: Reachability.Source, to target: any PlacedResource, on port: Int, _ reachability: Reachability
  ) -> Connection {
    var caller: ObjectIdentifier?
    if case .resource(let resource) = source { caller = ObjectIdentifier(resource) }
    let key = Key(source: caller, target: ObjectIdentifier(target), port: port)
    if let known = connections[key] { return known }
    let found = Self.connection(from: source, to: target, on: port, reachability)
    connections[key] = found
    return found
  }

  private static func connection(
    from source: Reachability.Source, to target: any PlacedResource, on port: Int, _ reachability: Reachability
  ) -> Connection {
    let ways = reachability.paths(from: source, to: target, on: port)
    switch reachability.verdict(of: ways) {
    case .reachable:
      let steps = ways.filter { $0.verdict == .reachable }.flatMap(\.hops)
      return Connection(groups: steps.filter { $0.kind == .leaving || $0.kind == .entering }.unique)
    case .unknown:
      let reason = ways.first { $0.verdict == .unknown }?.doubts.first
      return Connection(
        ending: .unknown(
          .init(
            place: Place(target.entry),
            reason: reason ?? "whether the network lets \(source.name) through to \(target.name) is not known")))
    case .blocked:
      let obstacle = ways.flatMap(\.obstacles).first
      return Connection(
        ending: obstacle.map {
          .breaks(.init(kind: .network, place: $0.place, fact: $0.fact, remedy: $0.remedy))
        })
    }
  }
}
