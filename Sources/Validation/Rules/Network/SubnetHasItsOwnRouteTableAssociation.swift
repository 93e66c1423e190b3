import AWSResources

/// Asks that every subnet names its route table.
struct SubnetHasItsOwnRouteTableAssociation: Rule {
  static let description = RuleDescription(
    id: "subnet-has-its-own-route-table-association",
    catalogID: "NET004",
    subject: .network,
    severity: .error,
    summary: "Every subnet is associated with exactly one route table.",
    rationale: """
      A subnet without an association falls to the VPC's main route table: what anybody adds to that one, opens or \
      closes the subnet as well.
      """,
    remedy: "Add a route-table association that names the subnet and its route table.",
    references: [.document("002")],
    passes: [RuleExample("an association for each subnet") { $0.addNetwork() }],
    fails: [
      RuleExample("a subnet that falls to the main table", finds: "Spare") {
        $0.addNetwork()
        $0.addSubnet("Spare", "10.0.30.0/24", zone: 0)
      },
      RuleExample("a subnet with two associations", finds: "AppA") {
        $0.addNetwork()
        $0.add(
          "Second",
          EC2.SubnetRouteTableAssociation {
            $0.subnet = .to("AppA")
            $0.routeTable = .to("PublicRoutes")
          })
      },
    ],
    leavesOpen: [
      RuleExample("a subnet of a VPC from elsewhere", finds: "Subnet") {
        $0.add("Subnet", EC2.Subnet { $0.vpc = Reference(expression: .parameter("VpcId")) })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for subnet in model.network.subnets {
      switch (subnet.associations.count, subnet.table) {
      case (1, _): continue
      case (0, .unknown(let reason)): findings.unknown(subnet.subnet, "'\(subnet.id)': \(reason)")
      case (0, _): findings.report(.hasNone(subnet.id), on: subnet.subnet)
      default: findings.report(.hasSeveral(subnet), on: subnet.subnet)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func hasNone(_ id: LogicalID) -> Self {
    "subnet '\(id)' has no route table of its own and falls to its VPC's main one; associate it with a route table"
  }

  fileprivate static func hasSeveral(_ subnet: RoutedSubnet) -> Self {
    "subnet '\(subnet.id)' is associated by \(subnet.associations.map(\.id).quoted); keep one association"
  }
}
