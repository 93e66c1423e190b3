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

  /// Whether the network lets a caller through to a resource; `nil` where it does.
  func obstacle(
    from caller: Caller, to target: any PlacedResource, on port: Int, _ trace: RequestTrace
  ) -> RequestTrace? {
    let source: Reachability.Source
    switch caller {
    case .internet: source = .internet
    case .resource(let resource): source = .resource(resource)
    case .service: return nil
    }
    return model.analysis(Connections.self).obstacle(from: source, to: target, on: port, reachability)
      .map { trace.ending($0) }
  }
}

/// What the network makes of the connections between hops. Many routes lead through one: each is worked out once.
private final class Connections: Analysis {
  private struct Connection: Hashable {
    /// `nil` for the internet.
    let source: ObjectIdentifier?
    let target: ObjectIdentifier
    let port: Int
  }

  private var obstacles: [Connection: RequestTrace.Ending?] = [:]

  init(_ model: Model) {}

  /// Where a request ends that the network does not let through; `nil` where it does.
  func obstacle(
    from source: Reachability.Source, to target: any PlacedResource, on port: Int, _ reachability: Reachability
  ) -> RequestTrace.Ending? {
    var caller: ObjectIdentifier?
    if case .resource(let resource) = source { caller = ObjectIdentifier(resource) }
    let connection = Connection(source: caller, target: ObjectIdentifier(target), port: port)
    if let known = obstacles[connection] { return known }
    let found = Self.obstacle(from: source, to: target, on: port, reachability)
    obstacles[connection] = .some(found)
    return found
  }

  private static func obstacle(
    from source: Reachability.Source, to target: any PlacedResource, on port: Int, _ reachability: Reachability
  ) -> RequestTrace.Ending? {
    let ways = reachability.paths(from: source, to: target, on: port)
    switch reachability.verdict(of: ways) {
    case .reachable: return nil
    case .unknown:
      let reason = ways.first { $0.verdict == .unknown }?.doubts.first
      return .unknown(
        .init(
          place: Place(target.entry),
          reason: reason ?? "whether the network lets \(source.name) through to \(target.name) is not known"))
    case .blocked:
      guard let obstacle = ways.flatMap(\.obstacles).first else { return nil }
      return .breaks(
        .init(kind: .network, place: obstacle.place, fact: obstacle.fact, remedy: obstacle.remedy))
    }
  }
}
