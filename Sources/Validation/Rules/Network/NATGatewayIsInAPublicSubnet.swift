import AWSResources

/// Asks that a NAT gateway can reach the internet itself.
struct NATGatewayIsInAPublicSubnet: Rule {
  static let description = RuleDescription(
    id: "nat-gateway-is-in-a-public-subnet",
    catalogID: "NET010",
    subject: .network,
    severity: .error,
    summary: "A NAT gateway stands in a public subnet and has an Elastic IP.",
    rationale:
      "A NAT gateway sends what it gets on by its own subnet's routes. In a private subnet it sends it nowhere.",
    remedy: "Place the NAT gateway in a public subnet and give it an Elastic IP.",
    references: [.document("002"), .document("004")],
    passes: [
      RuleExample("a NAT gateway in each public subnet") { $0.addNetwork() },
      RuleExample("a gateway to other networks") {
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
      RuleExample("a NAT gateway in a private subnet", finds: "NatA") {
        $0.addNetwork()
        $0.change("NatA", EC2.NATGateway.self) { $0.subnet = .to("AppA") }
      },
      RuleExample("a NAT gateway without an address", finds: "NatB") {
        $0.addNetwork()
        $0.change("NatB", EC2.NATGateway.self) { $0.elasticIP = nil }
      },
    ],
    leavesOpen: [
      RuleExample("a subnet from a parameter", finds: "NatA") {
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
        findings.report(.hasNoAddress(gateway.id), on: gateway)
      }
      guard let subnet = model.network.subnet(reference) else {
        findings.unknown(gateway, "the subnet of '\(gateway.id)' is not in the template", at: "SubnetId")
        continue
      }
      switch subnet.tier {
      case .public: continue
      case .private, .isolated: findings.report(.isPrivate(gateway.id, subnet.id), on: gateway, at: "SubnetId")
      case .unknown: findings.unknown(gateway, subnet.doubt ?? "", at: "SubnetId")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func isPrivate(_ id: LogicalID, _ subnet: LogicalID) -> Self {
    "NAT gateway '\(id)' stands in '\(subnet)', which has no route to an internet gateway; place it in a public subnet"
  }

  fileprivate static func hasNoAddress(_ id: LogicalID) -> Self {
    "NAT gateway '\(id)' has no public address; give it an Elastic IP"
  }
}
