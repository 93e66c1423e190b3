import AWSResources

/// Checks that a private or isolated subnet does not assign public IP addresses.
struct PrivateSubnetAssignsNoPublicAddresses: Rule {
  static let description = RuleDescription(
    id: "private-subnet-assigns-no-public-addresses",
    catalogID: "NET008",
    subject: .network,
    severity: .warning,
    summary: "A private or isolated subnet does not assign public IP addresses.",
    rationale: """
      The addresses have no effect until someone adds a route to an internet gateway, which then exposes every \
      resource in the subnet at once.
      """,
    remedy: "Remove 'MapPublicIpOnLaunch' of private subnets, or set it to false.",
    references: [
      .cfnNag("W33"),
      .cdkNag("NIST.800.53.R5-VPCSubnetAutoAssignPublicIpDisabled"), .checkov("CKV_AWS_130"), .securityHub("EC2.15"),
      .trivy("AWS-0164"),
    ],
    passes: [
      RuleExample("public IP addresses in a public subnet") {
        $0.addNetwork()
        $0.change("PublicA", EC2.Subnet.self) { $0.mapPublicIPOnLaunch = true }
      }
    ],
    fails: [
      RuleExample(
        "public IP addresses in a private subnet",
        finds: .finding(
          "AppA", at: "MapPublicIpOnLaunch",
          "private subnet 'AppA' assigns public IP addresses; set 'MapPublicIpOnLaunch' to false")
      ) {
        $0.addNetwork()
        $0.change("AppA", EC2.Subnet.self) { $0.mapPublicIPOnLaunch = true }
      },
      RuleExample(
        "public IP addresses in an isolated subnet",
        finds: .finding(
          "DataB", at: "MapPublicIpOnLaunch",
          "private subnet 'DataB' assigns public IP addresses; set 'MapPublicIpOnLaunch' to false")
      ) {
        $0.addNetwork()
        $0.change("DataB", EC2.Subnet.self) { $0.mapPublicIPOnLaunch = true }
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "AppA") {
        $0.addNetwork()
        $0.change("AppA", EC2.Subnet.self) { $0.mapPublicIPOnLaunch = .parameter("Public") }
      },
      RuleExample("a subnet whose routes are not in the template", unknown: "Subnet") {
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
      if let unknownReason = subnet.unknownReason {
        findings.unknown(subnet.subnet, unknownReason, at: "MapPublicIpOnLaunch")
      } else if assigns == .value(true) {
        findings.report(.assigns(subnet.id), on: subnet.subnet, at: "MapPublicIpOnLaunch")
      } else {
        findings.unknown(
          subnet.subnet, "whether '\(subnet.id)' assigns public IP addresses cannot be determined before deployment",
          at: "MapPublicIpOnLaunch")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func assigns(_ subnet: LogicalID) -> Self {
    "private subnet '\(subnet)' assigns public IP addresses; set 'MapPublicIpOnLaunch' to false"
  }
}
