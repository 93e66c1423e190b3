import AWSResources

/// Asks that a Kafka cluster outlives the loss of a zone.
struct KafkaBrokersSpanPrivateZones: Rule {
  static let description = RuleDescription(
    id: "kafka-brokers-span-private-zones",
    catalogID: "MSK006",
    subject: .data,
    severity: .error,
    summary: "Brokers of Kafka stand in private subnets of two or three zones, as many in each.",
    rationale: """
      Replicas of a partition that stand in one zone are lost with it. MSK takes one subnet in each of two or three \
      zones, and as many brokers for each.
      """,
    remedy: "Name a private subnet in each of two or three zones, and a multiple of their number as broker nodes.",
    references: [.document("000")],
    passes: [
      RuleExample("a broker in each of two zones") {
        $0.addNetwork()
        $0.addKafka()
      }
    ],
    fails: [
      RuleExample("both subnets in one zone", finds: "Kafka") {
        $0.addNetwork()
        $0.addKafka()
        $0.change("DataB", EC2.Subnet.self) { $0.availabilityZone = .availabilityZone(0) }
      },
      RuleExample("a private subnet in one zone alone", finds: "Kafka") {
        $0.addNetwork()
        $0.addKafka()
        $0.change("Kafka", MSK.Cluster.self) { $0.brokers?.subnets = [.to("DataA"), .to("PublicB")] }
      },
      RuleExample("three brokers in two zones", finds: "Kafka") {
        $0.addNetwork()
        $0.addKafka()
        $0.change("Kafka", MSK.Cluster.self) { $0.brokerCount = 3 }
      },
    ],
    leavesOpen: [
      RuleExample("subnets from elsewhere", finds: "Kafka") {
        $0.add("Kafka", MSK.Cluster { $0.brokers = .init { $0.subnets = .expression(.parameter("Subnets")) } })
      },
      RuleExample("zones that AWS chooses", finds: "Kafka") {
        $0.addNetwork()
        $0.addKafka()
        $0.change("DataB", EC2.Subnet.self) { $0.availabilityZone = nil }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let path = ["BrokerNodeGroupInfo", "ClientSubnets"]
    for cluster in model.graph.all(MSK.Cluster.self) {
      let placement = model.network.placement(cluster.brokers?.subnets, of: "'\(cluster.id)'")
      if let doubt = placement.tierDoubt {
        findings.unknown(cluster, doubt, at: path[0], path[1])
      } else if let doubt = zoneDoubt(of: placement.subnets) {
        findings.unknown(cluster, doubt, at: path[0], path[1])
      } else {
        let zones = Set(placement.subnets.filter { !$0.isPublic }.compactMap(\.zone))
        if !(2...3).contains(zones.count) {
          findings.report(.zones(cluster.id, zones.count), on: cluster, at: path[0], path[1])
        }
      }
      check(cluster, model, &findings)
    }
  }

  /// How many subnets there are is known even where they are others' subnets.
  private func check(_ cluster: Located<MSK.Cluster>, _ model: Model, _ findings: inout Findings) {
    guard let subnets = cluster.brokers?.subnets, subnets.isWrittenOut, !subnets.items.isEmpty,
      let count = model.literal(cluster.brokerCount), count < 1 || count % subnets.items.count != 0
    else { return }
    findings.report(.brokers(cluster.id, count, subnets.items.count), on: cluster, at: "NumberOfBrokerNodes")
  }

  private func zoneDoubt(of subnets: [RoutedSubnet]) -> String? {
    if let subnet = subnets.first(where: { $0.zone == nil }) { return "the zone of '\(subnet.id)' is not known" }
    let zones = subnets.compactMap(\.zone)
    for (index, zone) in zones.enumerated() where zones[..<index].contains(where: { $0.isSame(as: zone) == nil }) {
      return "whether the zones of '\(subnets[index].id)' and its neighbours differ is not known"
    }
    return nil
  }
}

extension Finding.Message {
  fileprivate static func zones(_ cluster: LogicalID, _ zones: Int) -> Self {
    "the brokers of '\(cluster)' stand in private subnets of \(zones) zones; name one in each of two or three"
  }

  fileprivate static func brokers(_ cluster: LogicalID, _ brokers: Int, _ subnets: Int) -> Self {
    "'\(cluster)' has \(brokers) brokers for \(subnets) subnets; give it a multiple of \(subnets)"
  }
}
