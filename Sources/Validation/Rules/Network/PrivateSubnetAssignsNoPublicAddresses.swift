import AWSResources

/// Asks that nothing in a private subnet gets a public address by itself.
struct PrivateSubnetAssignsNoPublicAddresses: Rule {
  static let description = RuleDescription(
    id: "private-subnet-assigns-no-public-addresses",
    catalogID: "NET008",
    subject: .network,
    severity: .warning,
    summary: "A subnet without a route from the internet gives out no public addresses.",
    rationale: "The addresses do nothing until a route is added: then everything in the subnet is public at once.",
    remedy: "Leave 'MapPublicIpOnLaunch' off in private subnets.",
    references: [
      .cdkNag("NIST.800.53.R5-VPCSubnetAutoAssignPublicIpDisabled"), .checkov("CKV_AWS_130"), .securityHub("EC2.15"),
      .trivy("AWS-0164"), .document("002"),
    ],
    passes: [
      RuleExample("public addresses in a public subnet") {
        $0.addNetwork()
        $0.change("PublicA", EC2.Subnet.self) { $0.mapPublicIPOnLaunch = true }
      }
    ],
    fails: [
      RuleExample("public addresses in a private subnet", finds: "AppA") {
        $0.addNetwork()
        $0.change("AppA", EC2.Subnet.self) { $0.mapPublicIPOnLaunch = true }
      },
      RuleExample("public addresses in an isolated subnet", finds: "DataB") {
        $0.addNetwork()
        $0.change("DataB", EC2.Subnet.self) { $0.mapPublicIPOnLaunch = true }
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "AppA") {
        $0.addNetwork()
        $0.change("AppA", EC2.Subnet.self) { $0.mapPublicIPOnLaunch = .parameter("Public") }
      },
      RuleExample("a subnet whose routes are not in the template", finds: "Subnet") {
        $0.add(
          "Subnet",
          EC2.Subnet {
            $0.vpc = Reference(expression: .parameter("Vpc"))
            $0.mapPublicIPOnLaunch = true
          })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for subnet in model.network.subnets {
      let assigns = model.known(subnet.subnet.mapPublicIPOnLaunch).or(false)
      guard assigns != .value(false), !subnet.isPublic else { continue }
      if let doubt = subnet.doubt {
        findings.unknown(subnet.subnet, doubt, at: "MapPublicIpOnLaunch")
      } else if assigns == .value(true) {
        findings.report(.assigns(subnet.id), on: subnet.subnet, at: "MapPublicIpOnLaunch")
      } else {
        findings.unknown(
          subnet.subnet, "whether '\(subnet.id)' gives out public addresses is known to the deployment alone",
          at: "MapPublicIpOnLaunch")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func assigns(_ subnet: LogicalID) -> Self {
    "private subnet '\(subnet)' gives out public addresses; leave 'MapPublicIpOnLaunch' off"
  }
}
