import AWSResources

/// Checks that a network has public and private subnets in each of at least two Availability Zones.
struct NetworkSpansTwoZones: Rule {
  static let description = RuleDescription(
    id: "network-spans-two-zones",
    catalogID: "NET009",
    subject: .network,
    severity: .error,
    summary: "A network has public and private subnets in each of at least two Availability Zones.",
    rationale: "An Availability Zone can fail as a whole. A tier with subnets in only one zone fails with it.",
    remedy: "Add a public and a private subnet in each Availability Zone.",
    references: [.aws("vpc/latest/userguide/vpc-security-best-practices.html")],
    passes: [
      RuleExample("three tiers in two Availability Zones") { $0.addNetwork() },
      RuleExample("a network without public subnets") {
        $0.add("Vpc", EC2.VPC { $0.cidrBlock = "10.0.0.0/16" })
        $0.addSubnet("A", "10.0.0.0/24", zone: 0)
        $0.addSubnet("B", "10.0.1.0/24", zone: 1)
      },
    ],
    fails: [
      RuleExample(
        "all subnets in one Availability Zone",
        finds: .finding(
          "Vpc",
          """
          network 'Vpc' has subnets in only one Availability Zone; add a public and a private subnet in each of two \
          Availability Zones
          """)
      ) {
        $0.add("Vpc", EC2.VPC { $0.cidrBlock = "10.0.0.0/16" })
        $0.addSubnet("A", "10.0.0.0/24", zone: 0)
        $0.addSubnet("B", "10.0.1.0/24", zone: 0)
      },
      RuleExample(
        "public subnets in one of two Availability Zones",
        finds: .finding(
          "Vpc",
          """
          network 'Vpc' has no public subnet in zone 2 of the region; add a public and a private subnet in each of \
          two Availability Zones
          """)
      ) {
        $0.addNetwork()
        $0.change("PublicBAssociation", EC2.SubnetRouteTableAssociation.self) { $0.routeTable = .to("DataRoutesB") }
      },
    ],
    undetermined: [
      RuleExample("Availability Zones from parameters", unknown: "Vpc") {
        $0.addNetwork()
        for id in ["PublicB", "AppB", "DataB"] as [LogicalID] {
          $0.change(id, EC2.Subnet.self) { $0.availabilityZone = .parameter("Zone") }
        }
        $0.change("PublicBAssociation", EC2.SubnetRouteTableAssociation.self) { $0.routeTable = .to("DataRoutesB") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for vpc in model.network.vpcs {
      let subnets = model.network.subnets(of: vpc.id)
      guard !subnets.isEmpty else { continue }
      let faults = faults(of: subnets)
      guard !faults.isEmpty else { continue }
      if let unknownReason = unknownReason(about: subnets) {
        findings.unknown(vpc, unknownReason)
      } else {
        for fault in faults { findings.report(.lacks(vpc.id, fault), on: vpc) }
      }
    }
  }

  private func faults(of subnets: [RoutedSubnet]) -> [String] {
    let zones = subnets.compactMap(\.zone).unique
    guard zones.count > 1 else { return ["subnets in only one Availability Zone"] }
    let hasPublic = subnets.contains(where: \.isPublic)
    let hasPrivate = subnets.contains { !$0.isPublic }
    var faults: [String] = []
    for zone in zones {
      let own = subnets.filter { $0.zone == zone }
      if hasPublic, !own.contains(where: \.isPublic) { faults.append("no public subnet in \(zone)") }
      if hasPrivate, own.allSatisfy(\.isPublic) { faults.append("no private subnet in \(zone)") }
    }
    return faults
  }

  private func unknownReason(about subnets: [RoutedSubnet]) -> String? {
    if let subnet = subnets.first(where: { $0.zone == nil }) {
      return "the Availability Zone of '\(subnet.id)' cannot be determined before deployment"
    }
    if let unknownReason = subnets.lazy.compactMap(\.unknownReason).first { return unknownReason }
    guard let first = subnets.first?.zone else { return nil }
    let others = subnets.compactMap(\.zone)
    return others.contains { $0.isSame(as: first) == nil }
      ? "whether the Availability Zones of the subnets differ cannot be determined before deployment" : nil
  }
}

extension Finding.Message {
  fileprivate static func lacks(_ id: LogicalID, _ fault: String) -> Self {
    "network '\(id)' has \(fault); add a public and a private subnet in each of two Availability Zones"
  }
}
