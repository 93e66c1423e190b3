import AWSResources

/// Checks that a NAT gateway is in a public subnet and has an Elastic IP address.
struct NATGatewayIsInAPublicSubnet: Rule {
  static let description = RuleDescription(
    id: "nat-gateway-is-in-a-public-subnet",
    catalogID: "NET010",
    subject: .network,
    severity: .error,
    summary: "A NAT gateway is in a public subnet and has an Elastic IP address.",
    rationale: """
      A NAT gateway forwards traffic by the routes of its own subnet. In a private subnet it does not reach the \
      internet.
      """,
    remedy: "Use a public subnet, and set 'AllocationId' to an Elastic IP address.",
    references: [.aws("vpc/latest/userguide/vpc-nat-gateway.html")],
    passes: [
      RuleExample("a NAT gateway in each public subnet") { $0.addNetwork() },
      RuleExample("a private NAT gateway") {
        $0.addNetwork()
        $0.add(
          "Inner",
          EC2.NATGateway {
            $0.subnet = .to("AppA")
            $0.connectivityType = .literal(.private)
          })
      },
    ],
    fails: [
      RuleExample(
        "a NAT gateway in a private subnet",
        finds: .finding(
          "NatA", at: "SubnetId",
          "NAT gateway 'NatA' is in 'AppA', which has no route to an internet gateway; use a public subnet")
      ) {
        $0.addNetwork()
        $0.change("NatA", EC2.NATGateway.self) { $0.subnet = .to("AppA") }
      },
      RuleExample(
        "a NAT gateway without an Elastic IP address",
        finds: .finding("NatB", at: "AllocationId", "NAT gateway 'NatB' has no Elastic IP address; set 'AllocationId'")
      ) {
        $0.addNetwork()
        $0.change("NatB", EC2.NATGateway.self) { $0.elasticIP = nil }
      },
    ],
    undetermined: [
      RuleExample("a subnet from a parameter", unknown: "NatA") {
        $0.addNetwork()
        $0.change("NatA", EC2.NATGateway.self) { $0.subnet = Reference(expression: .parameter("Subnet")) }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for gateway in model.network.natGateways {
      let connectivity = model.known(gateway.resource.connectivityType).or(.public)
      // A regional gateway has no subnet.
      guard connectivity.value == .public, let reference = gateway.resource.subnet else { continue }
      if gateway.resource.elasticIP == nil, !gateway.entry.isPartlyUnknown(at: "AllocationId") {
        findings.report(.noAddress(gateway.id), on: gateway, at: "AllocationId")
      }
      guard let subnet = model.network.subnet(reference) else {
        findings.unknown(gateway, "the subnet of '\(gateway.id)' is not in the template", at: "SubnetId")
        continue
      }
      switch subnet.tier {
      case .public: continue
      case .private, .isolated: findings.report(.isPrivate(gateway.id, subnet.id), on: gateway, at: "SubnetId")
      case .unknown: findings.unknown(gateway, subnet.unknownReason ?? "", at: "SubnetId")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isPrivate(_ id: LogicalID, _ subnet: LogicalID) -> Self {
    "NAT gateway '\(id)' is in '\(subnet)', which has no route to an internet gateway; use a public subnet"
  }

  fileprivate static func noAddress(_ id: LogicalID) -> Self {
    "NAT gateway '\(id)' has no Elastic IP address; set 'AllocationId'"
  }
}
