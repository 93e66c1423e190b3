import AWSResources
import Documents

/// Checks that the address range of a subnet is within the range of its VPC and does not overlap another subnet.
struct SubnetRangesFitAndDoNotOverlap: Rule {
  static let description = RuleDescription(
    id: "subnet-ranges-fit-and-do-not-overlap",
    catalogID: "NET013",
    subject: .network,
    severity: .error,
    summary: "The address range of a subnet is within the range of its VPC and does not overlap another subnet.",
    rationale: "AWS rejects the subnet during the deployment.",
    remedy: "Choose an unused range of the VPC.",
    references: [.aws("vpc/latest/userguide/subnet-sizing.html")],
    passes: [
      RuleExample("ranges that do not overlap") { $0.addNetwork() },
      RuleExample("a range that is added to the VPC") {
        $0.addNetwork()
        $0.addRange("100.64.0.0/16")
        $0.addSubnet("Spare", "100.64.1.0/24", zone: 0, table: "AppRoutesA")
      },
    ],
    fails: [
      RuleExample(
        "a range outside the VPC",
        finds: .finding(
          "Spare", at: "CidrBlock",
          "the range of subnet 'Spare' is outside the range of 'Vpc'; choose a range within it")
      ) {
        $0.addNetwork()
        $0.addSubnet("Spare", "10.1.0.0/24", zone: 0, table: "AppRoutesA")
      },
      RuleExample(
        "a range beside the one that is added to the VPC",
        finds: .finding(
          "Spare", at: "CidrBlock",
          "the range of subnet 'Spare' is outside the range of 'Vpc'; choose a range within it")
      ) {
        $0.addNetwork()
        $0.addRange("100.64.0.0/16")
        $0.addSubnet("Spare", "100.65.1.0/24", zone: 0, table: "AppRoutesA")
      },
      RuleExample(
        "a range inside another subnet",
        finds: .finding(
          "Spare", at: "CidrBlock",
          "the range of subnet 'Spare' overlaps the range of 'AppA'; choose an unused range")
      ) {
        $0.addNetwork()
        $0.addSubnet("Spare", "10.0.10.128/25", zone: 0, table: "AppRoutesA")
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for vpc in model.network.vpcs {
      let blocks = model.addressBlocks(of: vpc.id)
      let subnets = model.network.subnets(of: vpc.id).compactMap { subnet in
        subnet.range.value.map { (subnet: subnet, range: $0) }
      }
      if !blocks.unknown.contains(.ipv4) {
        for (subnet, own) in subnets where !blocks.known.contains(where: { $0.contains(own) }) {
          findings.report(.outsideVPC(subnet, vpc.id), on: subnet.subnet, at: "CidrBlock")
        }
      }
      var widest: (subnet: RoutedSubnet, range: CIDR)?
      for next in subnets.sorted(by: { CIDR.isOrdered($0.range, $1.range) }) {
        if let widest, widest.range.overlaps(next.range) {
          findings.report(.overlaps(next.subnet, widest.subnet), on: next.subnet.subnet, at: "CidrBlock")
        } else {
          widest = next
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func outsideVPC(_ subnet: RoutedSubnet, _ vpc: LogicalID) -> Self {
    "the range of subnet '\(subnet.id)' is outside the range of '\(vpc)'; choose a range within it"
  }

  fileprivate static func overlaps(_ subnet: RoutedSubnet, _ other: RoutedSubnet) -> Self {
    "the range of subnet '\(subnet.id)' overlaps the range of '\(other.id)'; choose an unused range"
  }
}
