import AWSResources

extension Lowering {
  /// Adds routes to all route tables of some tiers of a network: `PrivateRoute1To10200016`.
  ///
  /// - Parameters:
  ///   - ranges: the CIDR blocks that the routes lead to.
  ///   - tiers: the tiers, each once.
  ///   - required: what EC2 needs before it accepts the routes.
  ///   - id: the id of a route, from its words.
  ///   - target: sets where the route leads.
  mutating func addRoutes(
    to ranges: [String], from tiers: [Tier], of network: Network, after required: LogicalID,
    id: (String) -> LogicalID, through target: @escaping (inout EC2.Route) -> Void
  ) {
    for tier in tiers.unique {
      for (index, table) in network.routeTableIDs(of: tier).enumerated() {
        for range in ranges {
          add(
            id("\(tier.rawValue)Route\(index + 1) To \(AddressRange(range).word)"),
            EC2.Route {
              $0.routeTable = Reference(table)
              $0.destinationCIDRBlock = .literal(range)
              target(&$0)
            }
          ) {
            $0.dependsOn = [required]
          }
        }
      }
    }
  }

  /// Reports the tiers of an existing network whose route tables are not stated.
  mutating func checkRouteTables(of network: Network, _ tiers: [Tier]) {
    for tier in tiers.unique where network.existing != nil && network.routeTableIDs(of: tier).isEmpty {
      let name = tier.rawValue.lowercased()
      report("network '\(network.name)' has no \(name) route tables; pass its '\(name)RouteTables'")
    }
  }
}
