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
    /// Addresses outside the resources of the template, on the private network.
    case range(CIDR)
    case resource(any PlacedResource)
  }

  let model: Model

  fileprivate init(_ model: Model) { self.model = model }

  /// The resource with network interfaces that has this id.
  package func resource(_ id: LogicalID) -> (any PlacedResource)? { model.analysis(PlacedResources.self).byID[id] }

  /// The ways from a source to a resource, one for each pair of subnets.
  ///
  /// - Parameter port: `nil` for any port.
  package func paths(from source: Source, to target: any PlacedResource, on port: Int?) -> [NetworkPath] {
    let targets = subnets(of: target)
    switch source {
    case .internet: return targets.map { fromInternet(to: target, in: $0, on: port) }
    case .range(let range): return targets.map { self.path(from: range, to: target, in: $0, on: port) }
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

/// The resources with network interfaces by their ids.
private final class PlacedResources: Analysis {
  let byID: [LogicalID: any PlacedResource]

  init(_ model: Model) {
    let all = model.ingress.placed + model.network.endpoints
    byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
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
    let sourceEnd = TrafficPeer(source, in: from)
    let targetEnd = TrafficPeer(target, in: to)
    let accepts = accepting(port)
    leave(source, for: targetEnd, accepts, port, &path)
    // Traffic inside a subnet passes no network ACL.
    if let from, let to, from !== to {
      checkACL(of: from, .outbound, on: port, with: to.range, as: target.name, &path)
      route(from: from, to: to, &path)
      checkACL(of: to, .inbound, on: port, with: from.range, as: source.name, &path)
      checkAnswers(from: to, to: from, of: source, target, &path)
    }
    enter(target, from: sourceEnd, accepts, port, &path)
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

  // MARK: Security groups

  func leave(
    _ source: any PlacedResource, for target: TrafficPeer, _ accepts: (Ports) -> Bool, _ port: Int?,
    _ path: inout NetworkPath
  ) {
    switch model.securityGroups.decision(.outbound, of: source, with: target, on: accepts) {
    case .admitted(let rule, let group): if let group { path.pass("security group '\(group)'", rule?.place) }
    case .unknown(let reason): path.doubt(reason)
    case .refused(let group):
      path.block(
        .securityGroupEgress(group.id), at: Place(group.group.entry, ["SecurityGroupEgress"]),
        "security group '\(group.id)' does not let out to \(target.name)\(on(port))", "add an egress rule")
    }
  }

  func enter(
    _ target: any PlacedResource, from source: TrafficPeer, _ accepts: (Ports) -> Bool, _ port: Int?,
    _ path: inout NetworkPath
  ) {
    switch model.securityGroups.decision(.inbound, of: target, with: source, on: accepts) {
    case .admitted(let rule, let group): if let group { path.pass("security group '\(group)'", rule?.place) }
    case .unknown(let reason): path.doubt(reason)
    case .refused(let group):
      path.block(
        .securityGroupIngress(group.id), at: Place(group.group.entry, ["SecurityGroupIngress"]),
        "security group '\(group.id)' does not admit \(source.name)\(on(port))", "add an ingress rule")
    }
  }

  /// Whether the security groups of a resource admit another one, whatever else is on the way.
  package func admission(
    of source: any PlacedResource, in subnet: RoutedSubnet?, to target: any PlacedResource, on port: Int
  ) -> Answer {
    let peer = TrafficPeer(source, in: subnet)
    return Answer(model.securityGroups.decision(.inbound, of: target, with: peer, on: accepting(port)))
  }

  /// Whether the security groups of a resource let out to another one, whatever else is on the way.
  package func release(
    of source: any PlacedResource, to target: any PlacedResource, in subnet: RoutedSubnet?, on port: Int
  ) -> Answer {
    let peer = TrafficPeer(target, in: subnet)
    return Answer(model.securityGroups.decision(.outbound, of: source, with: peer, on: accepting(port)))
  }

  /// Whether the security groups of a resource admit another one on at least one of some ports.
  package func admission(
    of source: any PlacedResource, to target: any PlacedResource, onSomeOf ports: Ports
  ) -> Answer {
    let peer = TrafficPeer(source, in: nil)
    return Answer(model.securityGroups.decision(.inbound, of: target, with: peer, on: ports.overlaps))
  }

  /// Whether the security groups of a resource let out to another one on at least one of some ports.
  package func release(
    of source: any PlacedResource, to target: any PlacedResource, onSomeOf ports: Ports
  ) -> Answer {
    let peer = TrafficPeer(target, in: nil)
    return Answer(model.securityGroups.decision(.outbound, of: source, with: peer, on: ports.overlaps))
  }

  func on(_ port: Int?) -> String { port.map { " on port \($0)" } ?? "" }

  // MARK: Routes

  /// A route of the VPC leads to each of its subnets; another VPC takes a route in both directions.
  private func route(from: RoutedSubnet, to: RoutedSubnet, _ path: inout NetworkPath) {
    guard let own = from.vpc, let other = to.vpc, own != other else { return }
    for (start, end) in [(from, to), (to, from)] {
      guard let range = end.range.value else {
        path.doubt("the addresses of '\(end.id)' cannot be determined before deployment")
        continue
      }
      routeOut(from: start, to: range, as: "subnet '\(end.id)'", &path)
    }
  }

  private func routeBack(from subnet: RoutedSubnet, to range: CIDR, _ path: inout NetworkPath) {
    if let vpc = subnet.vpc.flatMap({ model.graph.resource($0, as: EC2.VPC.self) }),
      model.range(vpc.cidrBlock).value?.contains(range) == true
    {
      return
    }
    routeOut(from: subnet, to: range, as: "'\(range)'", &path)
  }

  private func routeOut(from subnet: RoutedSubnet, to range: CIDR, as name: String, _ path: inout NetworkPath) {
    if case .unknown(let reason) = subnet.table { return path.doubt("'\(subnet.id)': \(reason)") }
    guard let table = subnet.routes, let route = table.route(to: range) else {
      if let reason = subnet.routes?.unknownReason { return path.doubt(reason) }
      return path.block(
        .route, at: Place(subnet.routes?.entry ?? subnet.subnet.entry),
        "the routes of subnet '\(subnet.id)' do not lead to \(name)", "add a route")
    }
    switch route.target {
    case .internetGateway, .natGateway, .egressOnlyGateway:
      path.block(
        .route, at: Place(route.entry), "the route of subnet '\(subnet.id)' to \(name) leads to the internet",
        "add a route through a peering connection or a transit gateway")
    case .peering(let name): path.pass("peering connection '\(name)'", Place(route.entry))
    case .transitGateway(let name): path.pass("transit gateway '\(name)'", Place(route.entry))
    case .another(let name): path.pass("'\(name)'", Place(route.entry))
    case .unknown(let name): path.doubt("the target of a route of '\(table.id)', \(name), is not known")
    }
  }
}

// MARK: - Network ACLs

/// The ports from which clients connect, which a network ACL has to let back in.
///
/// https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
enum ClientPorts {
  /// Load balancers, NAT gateways and functions use any port above the reserved ones.
  static let ofServices = 1024...65535
  /// The range of Linux.
  static let ofTasks = 32768...60999
  /// What the ranges of all systems have in common.
  static let any = 49152...60999

  static func of(_ resource: any PlacedResource) -> ClosedRange<Int> {
    resource.role == .edge || resource is PlacedFunction ? ofServices : ofTasks
  }
}

extension Reachability {
  func checkACL(
    of subnet: RoutedSubnet, _ direction: TrafficDirection, on port: Int?, with peer: Known<CIDR>, as name: String,
    _ path: inout NetworkPath
  ) {
    let what = "\(direction == .inbound ? "traffic from" : "traffic to") \(name)\(on(port))"
    checkACL(of: subnet, direction, ports: port.map { $0...$0 }, with: peer, what, &path)
  }

  func checkACL(
    of subnet: RoutedSubnet, _ direction: TrafficDirection, ports: ClosedRange<Int>?, with peer: Known<CIDR>,
    _ what: String, _ path: inout NetworkPath
  ) {
    switch model.networkACLs.acl(of: subnet) {
    case .default: return
    case .unknown(let reason): path.doubt(reason)
    case .acl(let acl):
      switch acl.decision(direction, on: ports, with: peer) {
      case .allowed: path.pass("network ACL '\(acl.id)'", Place(acl.acl.entry))
      case .unknown(let reason): path.doubt(reason)
      case .denied(let rule):
        let way = direction == .inbound ? "inbound" : "outbound"
        let by = rule.map { $0.place.entry.id == acl.id ? "" : " by entry '\($0.place.entry.id)'" } ?? ""
        path.block(
          .networkACL(acl.id), at: rule?.place ?? Place(acl.acl.entry),
          "network ACL '\(acl.id)' of subnet '\(subnet.id)' denies \(what)\(by)",
          "add an \(way) entry that allows \(Self.described(ports))")
      }
    }
  }

  /// The answers of a target, from its port to the ports of the client.
  private func checkAnswers(
    from: RoutedSubnet, to: RoutedSubnet, of source: any PlacedResource, _ target: any PlacedResource,
    _ path: inout NetworkPath
  ) {
    let ports = ClientPorts.of(source)
    checkACL(of: from, .outbound, ports: ports, with: to.range, "the answers to \(source.name)", &path)
    checkACL(of: to, .inbound, ports: ports, with: from.range, "the answers of \(target.name)", &path)
  }

  private static func described(_ ports: ClosedRange<Int>?) -> String {
    guard let ports else { return "it" }
    return ports.count == 1 ? "port \(ports.lowerBound)" : "ports \(ports.lowerBound)-\(ports.upperBound)"
  }
}

extension Answer {
  fileprivate init(_ decision: GroupDecision) {
    switch decision {
    case .admitted: self = .yes
    case .refused: self = .no
    case .unknown(let reason): self = .unknown(reason)
    }
  }
}
