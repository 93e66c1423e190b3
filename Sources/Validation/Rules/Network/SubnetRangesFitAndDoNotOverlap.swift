import AWSResources

/// Asks that subnets lie inside their network and beside each other.
struct SubnetRangesFitAndDoNotOverlap: Rule {
  static let description = RuleDescription(
    id: "subnet-ranges-fit-and-do-not-overlap",
    catalogID: "NET013",
    subject: .network,
    severity: .error,
    summary: "A subnet's range lies inside its VPC's and overlaps no other subnet's.",
    rationale: "AWS refuses the subnet, in the middle of the deployment.",
    remedy: "Choose a free range of the VPC.",
    references: [.document("002")],
    passes: [RuleExample("ranges beside each other") { $0.addNetwork() }],
    fails: [
      RuleExample("a range outside of the VPC's", finds: "Spare") {
        $0.addNetwork()
        $0.addSubnet("Spare", "10.1.0.0/24", zone: 0, table: "AppRoutesA")
      },
      RuleExample("a range inside another subnet's", finds: "Spare") {
        $0.addNetwork()
        $0.addSubnet("Spare", "10.0.10.128/25", zone: 0, table: "AppRoutesA")
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let hasMoreRanges = !model.raw("AWS::EC2::VPCCidrBlock", "aws_vpc_ipv4_cidr_block_association").isEmpty
    for vpc in model.network.vpcs {
      let range = model.range(vpc.resource.cidrBlock).value
      let subnets = model.network.subnets(of: vpc.id).compactMap { subnet in
        subnet.range.value.map { (subnet: subnet, range: $0) }
      }
      if let range, !hasMoreRanges {
        for (subnet, own) in subnets where !range.contains(own) {
          findings.report(.isOutside(subnet, vpc.id), on: subnet.subnet, at: "CidrBlock")
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
  fileprivate static func isOutside(_ subnet: RoutedSubnet, _ vpc: LogicalID) -> Self {
    "the range of subnet '\(subnet.id)' lies outside of '\(vpc)'; choose a range inside it"
  }

  fileprivate static func overlaps(_ subnet: RoutedSubnet, _ other: RoutedSubnet) -> Self {
    "the range of subnet '\(subnet.id)' overlaps that of '\(other.id)'; choose a free range"
  }
}
