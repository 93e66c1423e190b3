extension Lowering {
  /// Networks of one stack must not share addresses: they could never be peered, nor a service tell them apart.
  mutating func checkOverlaps(of networks: [Network]) {
    var ranges: [(network: Network, range: IPv4Range)] = []
    for network in networks {
      // A range that is none is reported where the network is lowered.
      guard network.existing == nil, let range = IPv4Range(network.cidr) else { continue }
      if let other = ranges.first(where: { $0.range.overlaps(range) }) {
        report(
          "range \(range) of network '\(network.name)' overlaps \(other.range) of network '\(other.network.name)' at "
            + "\(other.network.identity.location); choose another range",
          at: network.identity.location)
      }
      ranges.append((network, range))
    }
  }
}
