import AWSResources

/// The other end of a connection, as security groups and network ACLs see it.
struct TrafficPeer {
  /// As messages name it: `load balancer 'Web'`.
  var name: String
  /// Its security groups; `nil` for an end without any.
  var groups: AttachedSecurityGroups?
  /// Its IPv4 addresses, or those from which it connects, as far as they are known.
  var ranges: [Known<CIDR>] = []
  /// The IPv6 addresses that it may have beside.
  private var ipv6Ranges: [Known<CIDR>] = []
  /// Whether it is a service that a gateway endpoint leads to, whose addresses a prefix list has.
  var hasPrefixList = false

  /// Whether it is on the internet and may come over IPv4 or IPv6.
  var hasBothFamilies = false

  /// Whether it has some public addresses, not all: a service on the internet.
  var isSomewhere = false

  /// Any address of the internet, as what comes from there.
  static let internet = TrafficPeer(name: "the internet", ranges: [.value(.everyIPv4)], hasBothFamilies: true)

  /// What is reached over IPv4 on the internet.
  static func publicAddress(of name: String, hasPrefixList: Bool = false) -> TrafficPeer {
    var peer = TrafficPeer(name: name, ranges: [.value(.everyIPv4)], hasPrefixList: hasPrefixList)
    peer.isSomewhere = true
    return peer
  }

  init(
    name: String, groups: AttachedSecurityGroups? = nil, ranges: [Known<CIDR>], hasPrefixList: Bool = false,
    hasBothFamilies: Bool = false
  ) {
    self.name = name
    self.groups = groups
    self.ranges = ranges
    self.hasPrefixList = hasPrefixList
    self.hasBothFamilies = hasBothFamilies
  }

  init(_ resource: any PlacedResource, in subnet: RoutedSubnet?) {
    name = resource.name
    groups = resource.isFiltered ? resource.securityGroups : nil
    let subnets = subnet.map { [$0] } ?? resource.placement.subnets
    ranges = subnets.map(\.range)
    ipv6Ranges = subnets.map(\.ipv6Range).filter { !$0.isAbsent }
  }

  /// The same end where rules cannot name its security groups.
  var withoutGroups: TrafficPeer {
    var peer = self
    peer.groups = nil
    return peer
  }

  /// Whether a rule is about this end.
  func matches(_ peer: ResolvedSecurityGroup.Peer) -> Answer {
    switch peer {
    case .group(let id): return groups?.ids.contains(id) == true ? .yes : .no
    case .range(let range): return contains(range)
    case .prefixList(let list):
      // Servers of CloudFront are neither clients nor in a VPC.
      if CloudFront.OriginFacingPrefixList.contains(list) { return .no }
      // A list is written for what its entries have; which addresses these are is outside the template.
      if hasPrefixList { return .yes }
      return .unknown("which addresses prefix list '\(list)' has cannot be determined before deployment")
    case .outside(let group):
      guard let groups, groups.unknownReason != nil || group.contains("${") else { return .no }
      return .unknown("whether \(name) has security group '\(group)' cannot be determined before deployment")
    case .named(let group):
      guard groups != nil else { return .no }
      return .unknown("whether \(name) has security group '\(group)' cannot be determined before deployment")
    case .unknown(let what): return .unknown("\(what) cannot be determined before deployment")
    }
  }

  private func contains(_ range: CIDR) -> Answer {
    if ranges.contains(where: { $0.value == nil }) || ranges.isEmpty {
      if range.prefix == 0, range.family == .ipv4 || hasBothFamilies { return .yes }
      return .unknown("the addresses of \(name) cannot be determined before deployment")
    }
    let known = ranges.compactMap(\.value)
    if isCovered(by: [range]) { return .yes }
    // A part of the internet may be what a service has.
    if known.contains(where: { $0.overlaps(range) && (!$0.isInternet || (isSomewhere && !range.isPrivate)) }) {
      return .unknown("whether \(name) has an address in '\(range)' cannot be determined before deployment")
    }
    if range.family == .ipv6, ipv6Ranges.contains(where: { $0.value?.overlaps(range) ?? true }) {
      return .unknown("whether \(name) uses IPv6 cannot be determined before deployment")
    }
    return .no
  }

  /// Whether ranges together have all of its addresses.
  func isCovered(by others: [CIDR]) -> Bool {
    !others.isEmpty && !ranges.isEmpty
      && ranges.allSatisfy { own in
        guard let own = own.value else { return false }
        guard own.isInternet else { return own.isCovered(by: others) }
        return others.contains { $0.isInternet && (hasBothFamilies || $0.family == own.family) }
      }
  }
}
