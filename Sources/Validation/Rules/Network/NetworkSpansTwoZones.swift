import AWSResources

/// Asks that a network survives the loss of a zone.
struct NetworkSpansTwoZones: Rule {
  static let description = RuleDescription(
    id: "network-spans-two-zones",
    catalogID: "NET009",
    subject: .network,
    severity: .error,
    summary: "A network has subnets in two zones at least, public and private ones in each.",
    rationale: "A zone fails as a whole now and then. A tier that has subnets in one zone alone is down with it.",
    remedy: "Give each zone a public and a private subnet.",
    references: [.document("002")],
    passes: [
      RuleExample("three tiers over two zones") { $0.addNetwork() },
      RuleExample("a network without public subnets") {
        $0.add("Vpc", EC2.VPC { $0.cidrBlock = "10.0.0.0/16" })
        $0.addSubnet("A", "10.0.0.0/24", zone: 0)
        $0.addSubnet("B", "10.0.1.0/24", zone: 1)
      },
    ],
    fails: [
      RuleExample("all subnets in one zone", finds: "Vpc") {
        $0.add("Vpc", EC2.VPC { $0.cidrBlock = "10.0.0.0/16" })
        $0.addSubnet("A", "10.0.0.0/24", zone: 0)
        $0.addSubnet("B", "10.0.1.0/24", zone: 0)
      },
      RuleExample("public subnets in one of two zones", finds: "Vpc") {
        $0.addNetwork()
        $0.change("PublicBAssociation", EC2.SubnetRouteTableAssociation.self) { $0.routeTable = .to("DataRoutesB") }
      },
    ],
    leavesOpen: [
      RuleExample("zones from parameters", finds: "Vpc") {
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
      if let doubt = doubt(about: subnets) {
        findings.unknown(vpc, doubt)
      } else {
        for fault in faults { findings.report(.lacks(vpc.id, fault), on: vpc) }
      }
    }
  }

  private func faults(of subnets: [RoutedSubnet]) -> [String] {
    let zones = subnets.compactMap(\.zone).unique
    guard zones.count > 1 else { return ["subnets in one zone only"] }
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

  private func doubt(about subnets: [RoutedSubnet]) -> String? {
    if let subnet = subnets.first(where: { $0.zone == nil }) { return "the zone of '\(subnet.id)' is not known" }
    if let doubt = subnets.lazy.compactMap(\.doubt).first { return doubt }
    guard let first = subnets.first?.zone else { return nil }
    let others = subnets.compactMap(\.zone)
    return others.contains { $0.isSame(as: first) == nil } ? "whether its zones differ is not known" : nil
  }
}

extension Finding.Message {
  fileprivate static func lacks(_ id: LogicalID, _ fault: String) -> Self {
    "network '\(id)' has \(fault); give each of two zones a public and a private subnet"
  }
}
