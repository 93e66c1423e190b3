import AWSResources

/// Checks that every subnet is associated with exactly one route table.
struct SubnetHasItsOwnRouteTableAssociation: Rule {
  static let description = RuleDescription(
    id: "subnet-has-its-own-route-table-association",
    catalogID: "NET004",
    subject: .network,
    severity: .error,
    summary: "Every subnet is associated with exactly one route table.",
    rationale: """
      A subnet without an association uses the main route table of the VPC, so a change to that table also changes \
      the subnet.
      """,
    remedy: "Add a route table association for the subnet.",
    references: [.aws("vpc/latest/userguide/subnet-route-tables.html")],
    passes: [RuleExample("an association for each subnet") { $0.addNetwork() }],
    fails: [
      RuleExample(
        "a subnet without an association",
        finds: .finding(
          "Spare",
          """
          subnet 'Spare' has no route table association, so it uses the main route table; associate it with a route \
          table
          """)
      ) {
        $0.addNetwork()
        $0.addSubnet("Spare", "10.0.30.0/24", zone: 0)
      },
      RuleExample(
        "a subnet with two associations",
        finds: .finding(
          "AppA",
          "subnet 'AppA' has several route table associations, 'AppAAssociation' and 'Second'; keep one")
      ) {
        $0.addNetwork()
        $0.add(
          "Second",
          EC2.SubnetRouteTableAssociation {
            $0.subnet = .to("AppA")
            $0.routeTable = .to("PublicRoutes")
          })
      },
    ],
    undetermined: [
      RuleExample("a subnet of a VPC outside the template", unknown: "Subnet") {
        $0.add("Subnet", EC2.Subnet { $0.vpc = Reference(expression: .parameter("VpcId")) })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for subnet in model.network.subnets {
      switch (subnet.associations.count, subnet.table) {
      case (1, _): continue
      case (0, .unknown(let reason)): findings.unknown(subnet.subnet, "'\(subnet.id)': \(reason)")
      case (0, _): findings.report(.noAssociation(subnet.id), on: subnet.subnet)
      default: findings.report(.severalAssociations(subnet), on: subnet.subnet)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func noAssociation(_ id: LogicalID) -> Self {
    "subnet '\(id)' has no route table association, so it uses the main route table; associate it with a route table"
  }

  fileprivate static func severalAssociations(_ subnet: RoutedSubnet) -> Self {
    "subnet '\(subnet.id)' has several route table associations, \(subnet.associations.map(\.id).quoted); keep one"
  }
}
