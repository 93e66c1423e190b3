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
    let rules = (direction == .inbound ? inbound : outbound).filter(\.isAboutTCP)
    var isAllowed = false
    var isDeniedAtLast = false
    var denied: (rule: NetworkACLModel.Rule, count: Int)?
    var doubt: String?
    let all = ports ?? 0...65535
    for part in all.divided(by: rules.compactMap(\.ports.span)) {
      switch Self.decision(of: rules, on: part, with: peer) {
      case .allowed: isAllowed = true
      case .denied(nil): isDeniedAtLast = true
      case .denied(let rule?): denied = (denied?.rule ?? rule, (denied?.count ?? 0) + part.count)
      case .unknown(let reason): doubt = doubt ?? reason
      }
    }
    if !isAllowed, doubt == nil { return .denied(isDeniedAtLast ? nil : denied?.rule) }
    let isDenied = isDeniedAtLast || denied != nil
    if ports == nil {
      if isAllowed, isDenied { return .unknown("the port of the connection cannot be determined before deployment") }
    } else if isDeniedAtLast {
      return .denied(nil)
    }
    if let doubt { return .unknown(doubt) }
    // An entry that denies RDP takes one port of many that a client may have.
    if let denied, denied.count * 10 > all.count {
      return .unknown("entry '\(denied.rule.place.entry.id)' denies many of the ports that a client may have")
    }
    return .allowed
  }

  /// What the entries do with ports that none of them divides.
  private static func decision(
    of rules: [NetworkACLModel.Rule], on ports: ClosedRange<Int>, with peer: Known<CIDR>
  ) -> ACLDecision {
    // An entry that may apply leaves a doubt only where the one that applies for certain does the opposite.
    var mayAllow: String?
    var mayDeny: String?
    // The addresses that no entry has decided about yet.
    var rest = peer.value.map { [$0] }
    for rule in rules {
      switch rule.applies(to: ports, peer, rest: &rest) {
      case .no: continue
      case .unknown(let reason):
        if rule.isAllow != .value(false) { mayAllow = mayAllow ?? reason }
        if rule.isAllow != .value(true) { mayDeny = mayDeny ?? reason }
      case .yes:
        switch rule.isAllow {
        case .value(true): return mayDeny.map { .unknown($0) } ?? .allowed
        case .value(false): return mayAllow.map { .unknown($0) } ?? .denied(rule)
        case .unknown, .absent:
          let reason = "what entry '\(rule.place.entry.id)' does cannot be determined before deployment"
          mayAllow = mayAllow ?? reason
          mayDeny = mayDeny ?? reason
        }
      }
    }
    return mayAllow.map { .unknown($0) } ?? .denied(nil)
  }
}

extension NetworkACLModel.Rule {
  /// Whether the entry is about these ports, which it does not divide, and all the addresses of the peer that are left.
  ///
  /// - Parameter rest: the addresses that earlier entries do not decide about, which the entry removes its own from.
  fileprivate func applies(to ports: ClosedRange<Int>, _ peer: Known<CIDR>, rest: inout [CIDR]?) -> Answer {
    if self.ports == .none { return .no }
    if let span = self.ports.span, !span.overlaps(ports) { return .no }
    let portsAreKnown = self.ports != .unknown
    let answer = covers(peer, &rest, isDeciding: portsAreKnown)
    guard !portsAreKnown, case .yes = answer else { return answer }
    return .unknown("the ports of entry '\(place.entry.id)' cannot be determined before deployment")
  }

  private func covers(_ peer: Known<CIDR>, _ rest: inout [CIDR]?, isDeciding: Bool) -> Answer {
    let id = place.entry.id
    guard let own = range.value else {
      return range.isAbsent ? .no : .unknown("the range of entry '\(id)' cannot be determined before deployment")
    }
    guard let peer = peer.value, let left = rest else {
      if own.prefix == 0 { return own.family == .ipv4 ? .yes : .no }
      return .unknown("whether entry '\(id)' applies cannot be determined before deployment")
    }
    if peer.isInternet && own.isInternet && own.family == peer.family { return .yes }
    guard left.contains(where: own.overlaps) else { return .no }
    if left.allSatisfy(own.contains) { return .yes }
    // A list of blocked addresses does not block the internet, and nobody comes from it with a private address.
    if peer.isInternet, own.isPrivate || isAllow == .value(false) { return .no }
    if isDeciding { rest = left.removing(own) }
    return .unknown("entry '\(id)' applies to a part of '\(peer)'")
  }
}

extension ClosedRange<Int> {
  /// The parts of the range of which each is wholly inside or outside each of the others.
  fileprivate func divided(by others: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    let inside = others.filter(overlaps).map { $0.clamped(to: self) }
    let starts = Set(inside.flatMap { [$0.lowerBound, $0.upperBound + 1] }.filter(contains) + [lowerBound]).sorted()
    return zip(starts, starts.dropFirst().map { $0 - 1 } + [upperBound]).map { $0...$1 }
  }
}
