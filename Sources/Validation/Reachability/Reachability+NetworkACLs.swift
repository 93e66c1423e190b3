import AWSResources

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
  func checkAnswers(
    from: RoutedSubnet, to: RoutedSubnet, of source: any PlacedResource, _ target: any PlacedResource,
    _ path: inout NetworkPath
  ) {
    let ports = source.clientPorts
    checkACL(of: from, .outbound, ports: ports, with: to.range, "the answers to \(source.name)", &path)
    checkACL(of: to, .inbound, ports: ports, with: from.range, "the answers of \(target.name)", &path)
  }

  private static func described(_ ports: ClosedRange<Int>?) -> String {
    guard let ports else { return "it" }
    return ports.count == 1 ? "port \(ports.lowerBound)" : "ports \(ports.lowerBound)-\(ports.upperBound)"
  }
}
