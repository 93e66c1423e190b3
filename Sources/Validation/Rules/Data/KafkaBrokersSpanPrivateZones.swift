import AWSResources

/// Checks that Kafka brokers are in private subnets of two or three Availability Zones, with the same number of brokers
/// in each.
struct KafkaBrokersSpanPrivateZones: Rule {
  static let description = RuleDescription(
    id: "kafka-brokers-span-private-zones",
    catalogID: "MSK006",
    subject: .data,
    severity: .error,
    summary: """
      Kafka brokers are in private subnets of two or three Availability Zones, with the same number of brokers in \
      each.
      """,
    rationale: """
      Partition replicas in one Availability Zone are lost together. MSK requires one subnet in each of two or three \
      Availability Zones, with the same number of brokers in each.
      """,
    remedy: """
      List one private subnet in each of two or three Availability Zones, and set 'NumberOfBrokerNodes' to a \
      multiple of their number.
      """,
    references: [.aws("msk/latest/developerguide/bestpractices.html")],
    passes: [
      RuleExample("one broker in each of two Availability Zones") {
        $0.addNetwork()
        $0.addKafka()
      }
    ],
    fails: [
      RuleExample(
        "both subnets in one Availability Zone",
        finds: .finding(
          "Kafka", at: "BrokerNodeGroupInfo.ClientSubnets",
          """
          Kafka cluster 'Kafka' has private subnets in 1 of two or three Availability Zones; add a private subnet in \
          each zone
          """)
      ) {
        $0.addNetwork()
        $0.addKafka()
        $0.change("DataB", EC2.Subnet.self) { $0.availabilityZone = .availabilityZone(0) }
      },
      RuleExample(
        "a private and a public subnet",
        finds: .finding(
          "Kafka", at: "BrokerNodeGroupInfo.ClientSubnets",
          """
          Kafka cluster 'Kafka' has private subnets in 1 of two or three Availability Zones; add a private subnet in \
          each zone
          """)
      ) {
        $0.addNetwork()
        $0.addKafka()
        $0.change("Kafka", MSK.Cluster.self) { $0.brokers?.subnets = [.to("DataA"), .to("PublicB")] }
      },
      RuleExample(
        "three brokers in two Availability Zones",
        finds: .finding(
          "Kafka", at: "NumberOfBrokerNodes",
          "Kafka cluster 'Kafka' has 3 brokers in 2 subnets; set 'NumberOfBrokerNodes' to a multiple of 2")
      ) {
        $0.addNetwork()
        $0.addKafka()
        $0.change("Kafka", MSK.Cluster.self) { $0.brokerCount = 3 }
      },
    ],
    undetermined: [
      RuleExample("subnets from a parameter", unknown: "Kafka") {
        $0.add("Kafka", MSK.Cluster { $0.brokers = .init { $0.subnets = .expression(.parameter("Subnets")) } })
      },
      RuleExample("a subnet without an Availability Zone", unknown: "Kafka") {
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
      if let unknownReason = placement.unknownTierReason {
        findings.unknown(cluster, unknownReason, at: path[0], path[1])
      } else if let unknownReason = unknownZoneReason(of: placement.subnets) {
        findings.unknown(cluster, unknownReason, at: path[0], path[1])
      } else {
        let zones = Set(placement.subnets.filter { !$0.isPublic }.compactMap(\.zone))
        if !(2...3).contains(zones.count) {
          findings.report(.zones(cluster.id, zones.count), on: cluster, at: path[0], path[1])
        }
      }
      check(cluster, model, &findings)
    }
  }

  /// Compares the numbers of brokers and subnets, which are known even where the subnets are not in the template.
  private func check(_ cluster: Located<MSK.Cluster>, _ model: Model, _ findings: inout Findings) {
    guard let subnets = cluster.brokers?.subnets, subnets.isWrittenOut, !subnets.items.isEmpty,
      let count = model.literal(cluster.brokerCount), count < 1 || count % subnets.items.count != 0
    else { return }
    findings.report(.brokers(cluster.id, count, subnets.items.count), on: cluster, at: "NumberOfBrokerNodes")
  }

  private func unknownZoneReason(of subnets: [RoutedSubnet]) -> String? {
    if let subnet = subnets.first(where: { $0.zone == nil }) {
      return "the Availability Zone of '\(subnet.id)' cannot be determined before deployment"
    }
    let zones = subnets.compactMap(\.zone)
    for (index, zone) in zones.enumerated() where zones[..<index].contains(where: { $0.isSame(as: zone) == nil }) {
      return "whether '\(subnets[index].id)' is in a different Availability Zone cannot be determined before deployment"
    }
    return nil
  }
}

extension Finding.Message {
  fileprivate static func zones(_ cluster: LogicalID, _ zones: Int) -> Self {
    "Kafka cluster '\(cluster)' has private subnets in \(zones) of two or three Availability Zones; add a private subnet in each zone"
  }

  fileprivate static func brokers(_ cluster: LogicalID, _ brokers: Int, _ subnets: Int) -> Self {
    "Kafka cluster '\(cluster)' has \(brokers) brokers in \(subnets) subnets; set 'NumberOfBrokerNodes' to a multiple of \(subnets)"
  }
}
