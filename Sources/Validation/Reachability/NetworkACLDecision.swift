import AWSResources

/// What a network ACL does with the packets of a connection in one direction.
enum ACLDecision {
  case allowed
  /// With the entry that denies; `nil` for the last one, which AWS adds and which denies everything.
  case denied(NetworkACLModel.Rule?)
  case unknown(String)
}

extension NetworkACLModel.ACL {
  /// - Parameters:
  ///   - ports: the port, or those of which the client chooses one; `nil` where it is not known.
  ///   - peer: the addresses at the other end.
  func decision(_ direction: TrafficDirection, on ports: ClosedRange<Int>?, with peer: Known<CIDR>) -> ACLDecision {
    if let unknownReason { return .unknown(unknownReason) }
    var open = [ports ?? 0...65535]
    var doubt: String?
    for rule in direction == .inbound ? inbound : outbound where rule.isAboutTCP {
      guard let span = rule.ports.span else {
        if rule.ports == .unknown {
          doubt = doubt ?? "the ports of entry '\(rule.place.entry.id)' cannot be determined before deployment"
        }
        continue
      }
      guard open.contains(where: { $0.overlaps(span) }) else { continue }
      switch rule.covers(peer) {
      case .no: continue
      case .unknown(let reason): doubt = doubt ?? reason
      case .yes:
        switch rule.isAllow {
        case .value(true): open = open.flatMap { $0.without(span) }
        case .value(false):
          if ports == nil { return .unknown(Self.noPort) }
          // An entry that denies RDP takes one port of many that a client may have.
          guard open.allSatisfy({ span.contains($0.lowerBound) && span.contains($0.upperBound) }) else {
            open = open.flatMap { $0.without(span) }
            continue
          }
          return doubt.map { .unknown($0) } ?? .denied(rule)
        case .unknown, .absent:
          doubt = doubt ?? "what entry '\(rule.place.entry.id)' does cannot be determined before deployment"
        }
      }
      if open.isEmpty { return doubt.map { .unknown($0) } ?? .allowed }
    }
    if let doubt { return .unknown(doubt) }
    if ports == nil, open != [0...65535] { return .unknown(Self.noPort) }
    return .denied(nil)
  }

  private static let noPort = "the port of the connection cannot be determined before deployment"
}

extension NetworkACLModel.Rule {
  /// Whether the entry is about all the addresses of the peer.
  fileprivate func covers(_ peer: Known<CIDR>) -> Answer {
    let id = place.entry.id
    guard let own = range.value else {
      return range.isAbsent ? .no : .unknown("the range of entry '\(id)' cannot be determined before deployment")
    }
    guard let peer = peer.value else {
      if own.prefix == 0 { return own.family == .ipv4 ? .yes : .no }
      return .unknown("whether entry '\(id)' applies cannot be determined before deployment")
    }
    if own.contains(peer) || (peer.isInternet && own.isInternet && own.family == peer.family) { return .yes }
    guard own.overlaps(peer) else { return .no }
    // A list of blocked addresses does not block the internet.
    if peer.isInternet, isAllow == .value(false) { return .no }
    return .unknown("entry '\(id)' applies to a part of '\(peer)'")
  }
}

extension ClosedRange<Int> {
  fileprivate func without(_ other: ClosedRange<Int>) -> [ClosedRange<Int>] {
    guard overlaps(other) else { return [self] }
    var rest: [ClosedRange<Int>] = []
    if lowerBound < other.lowerBound { rest.append(lowerBound...(other.lowerBound - 1)) }
    if upperBound > other.upperBound { rest.append((other.upperBound + 1)...upperBound) }
    return rest
  }
}
