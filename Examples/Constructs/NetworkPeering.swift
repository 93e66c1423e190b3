import Infra

extension Constructs {
  /// Two networks whose private subnets reach each other.
  static let networkPeering = Stack("network-peering", region: .euWest1) {
    NetworkPeering(
      "reports", of: Network("shop", cidr: "10.10.0.0/16", zones: 2),
      with: Network("reports", cidr: "10.30.0.0/16", zones: 2))
  }
}
