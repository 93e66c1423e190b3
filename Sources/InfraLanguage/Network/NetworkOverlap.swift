import AWSResources

extension Lowering {
  /// Networks of one stack must not overlap: they could not be peered.
  mutating func checkOverlaps(of networks: [Network]) {
    var ranges: [(network: Network, range: CIDR)] = []
    for network in networks {
      // An invalid range is reported where the network is lowered.
      guard network.existing == nil, let range = CIDR(network.cidr) else { continue }
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
