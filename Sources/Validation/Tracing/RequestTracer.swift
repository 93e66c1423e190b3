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
    let ways = reachability.paths(from: source, to: target, on: port)
    switch reachability.verdict(of: ways) {
    case .reachable: return nil
    case .unknown:
      let reason = ways.first { $0.verdict == .unknown }?.doubts.first
      return trace.unknown(
        reason ?? "whether the network lets \(source.name) through to \(target.name) is not known",
        at: Place(target.entry))
    case .blocked:
      guard let obstacle = ways.flatMap(\.obstacles).first else { return nil }
      return trace.breaks(.network, at: obstacle.place, obstacle.fact, obstacle.remedy)
    }
  }
}
