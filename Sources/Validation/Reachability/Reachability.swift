package import AWSResources

extension Model {
  /// Who reaches what, hop by hop.
  package var reachability: Reachability { Reachability(self) }
}

/// The one place that works out whether traffic arrives: through public addresses, security groups, network ACLs,
/// route tables, gateways and endpoints.
///
/// Each answer is a `NetworkPath`: reachable, blocked by every setting that it names, or unknown. The engine has no opinion about
/// what is right: that is for rules.
package struct Reachability {
  /// Where a connection comes from.
  package enum Source {
    case internet
    /// Addresses outside the resources of the template: on the private network, or on the internet.
    case range(CIDR)
    case resource(any PlacedResource)

    /// As messages name it.
    package var name: String {
      switch self {
      case .internet: "the internet"
      case .range(let range): "'\(range)'"
      case .resource(let resource): resource.name
      }
    }
  }

  let model: Model

  fileprivate init(_ model: Model) { self.model = model }

  /// The resource with network interfaces that has this id.
  package func resource(_ id: LogicalID) -> (any PlacedResource)? { placed.all(with: [id]).first }

  var placed: PlacedResources { model.analysis() }

  /// The ways from a source to a resource, one for each pair of subnets.
  ///
  /// - Parameter port: `nil` for any port.
  package func paths(from source: Source, to target: any PlacedResource, on port: Int?) -> [NetworkPath] {
    let targets = subnets(of: target)
    switch source {
    case .internet, .range(.everyIPv4), .range(.everyIPv6):
      return targets.map { fromInternet(to: target, in: $0, on: port) }
    case .range(let range):
      return targets.map { to in
        comesFromInternet(range, to: to)
          ? fromInternet(range, to: target, in: to, on: port) : path(from: range, to: target, in: to, on: port)
      }
    case .resource(let resource):
      return subnets(of: resource).flatMap { from in
        targets.map { path(from: resource, in: from, to: target, in: $0, on: port) }
      }
    }
  }

  /// The subnets of a resource; one that is not known where none is.
  func subnets(of resource: any PlacedResource) -> [RoutedSubnet?] {
    let subnets = resource.placement.subnets
    return subnets.isEmpty ? [nil] : subnets
  }
}

// MARK: - Between resources

extension Reachability {
  /// The way from a resource in one subnet to a resource in another.
  ///
  /// Subnets that are not known, `nil`, count as parts of one VPC that filters nothing: then security groups decide.
  package func path(
    from source: any PlacedResource, in from: RoutedSubnet?, to target: any PlacedResource, in to: RoutedSubnet?,
    on port: Int?
  ) -> NetworkPath {
    var path = NetworkPath()
    path.pass(source.name, Place(source.entry))
    var sourceEnd = TrafficPeer(source, in: from)
    var targetEnd = TrafficPeer(target, in: to)
    if let own = from?.vpc, let other = to?.vpc, own != other {
      // Each VPC has a default group of its own.
      sourceEnd.groups?.isDefault = false
      targetEnd.groups?.isDefault = false
    }
    let throughGateway = groupReferencesThroughTransitGateway(from: from, to: to)
    // Rules for outbound traffic cannot name the groups behind a transit gateway.
    if throughGateway != nil { targetEnd.groups = nil }
    let accepts = accepting(port)
    leave(source, for: targetEnd, accepts, port, &path)
    // Traffic inside a subnet passes no network ACL.
    if let from, let to, from !== to {
      checkACL(of: from, .outbound, on: port, with: to.range, as: target.name, &path)
      route(from: from, to: to, &path)
      checkACL(of: to, .inbound, on: port, with: from.range, as: source.name, &path)
      checkAnswers(from: to, to: from, of: source, target, &path)
    }
    switch throughGateway {
    case nil, .yes?: enter(target, from: sourceEnd, accepts, port, &path)
    case .no?: enter(target, from: sourceEnd.withoutGroups, accepts, port, &path)
    case .unknown(let reason)?:
      let isNamed = model.securityGroups.decision(.inbound, of: target, with: sourceEnd, on: accepts).isAdmitted
      let isAdmitted = model.securityGroups.decision(.inbound, of: target, with: sourceEnd.withoutGroups, on: accepts)
        .isAdmitted
      guard isNamed, !isAdmitted else {
        enter(target, from: sourceEnd.withoutGroups, accepts, port, &path)
        break
      }
      path.doubt(reason)
    }
    arrive(at: target, on: port, &path)
    return path
  }

  private func path(
    from range: CIDR, to target: any PlacedResource, in to: RoutedSubnet?, on port: Int?
  ) -> NetworkPath {
    var path = NetworkPath()
    let peer = TrafficPeer(name: "'\(range)'", ranges: [.value(range)])
    path.pass("addresses '\(range)'")
    if let to {
      routeBack(from: to, to: range, &path)
      checkACL(of: to, .inbound, on: port, with: .value(range), as: peer.name, &path)
      let ports = ClientPorts.any
      checkACL(of: to, .outbound, ports: ports, with: .value(range), "the answers to \(peer.name)", &path)
    }
    enter(target, from: peer, accepting(port), port, &path)
    arrive(at: target, on: port, &path)
    return path
  }

  func arrive(at target: any PlacedResource, on port: Int?, _ path: inout NetworkPath) {
    if let port, target.role != .workload, target.unknownPortReason == nil, !target.ports.isEmpty,
      !target.ports.contains(port)
    {
      let ports = target.ports.sorted().map(String.init).listed
      path.block(
        .port, at: Place(target.entry), "\(target.name) listens on \(ports), not on \(port)", "use one of its ports")
    }
    path.pass(target.name, Place(target.entry))
  }

  func accepting(_ port: Int?) -> (Ports) -> Bool {
    { ports in port.map { ports.contains($0) } ?? (ports != .none && ports != .unknown) }
  }

  func on(_ port: Int?) -> String { port.map { " on port \($0)" } ?? "" }
}
