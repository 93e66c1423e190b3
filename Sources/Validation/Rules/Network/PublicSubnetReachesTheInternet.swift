import AWSResources

/// Asks that a subnet meant to be public is public.
struct PublicSubnetReachesTheInternet: Rule {
  static let description = RuleDescription(
    id: "public-subnet-reaches-the-internet",
    catalogID: "NET006",
    subject: .network,
    severity: .error,
    summary: "A public subnet has a default route to an internet gateway that is attached to its VPC.",
    rationale: "Without route and attachment, an internet-facing load balancer or a NAT gateway is up and unreachable.",
    remedy: "Add the default route to the subnet's route table, and attach the internet gateway to the VPC.",
    references: [.document("002")],
    passes: [
      RuleExample("a default route to an attached gateway") {
        $0.addNetwork()
        $0.addWebService()
      }
    ],
    fails: [
      RuleExample("no default route", finds: "PublicA", "PublicB") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addInternetRoute("PublicDefault", of: "DataRoutesA")
      },
      RuleExample("a gateway that is attached to another VPC", finds: "PublicA", "PublicB") {
        $0.addNetwork()
        $0.add("Other", EC2.VPC { $0.cidrBlock = "10.1.0.0/16" })
        $0.change("Attachment", EC2.VPCGatewayAttachment.self) { $0.vpc = .to("Other") }
      },
      RuleExample("a route to half of the internet", finds: "PublicA", "PublicB") {
        $0.addNetwork()
        $0.addInternetRoute("PublicDefault", of: "PublicRoutes", to: "0.0.0.0/1")
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    var edge: [LogicalID: LogicalID] = [:]
    for gateway in model.network.natGateways where model.known(gateway.resource.connectivityType).value != .private {
      if let subnet = model.network.subnet(gateway.resource.subnet) { edge[subnet.id] = gateway.id }
    }
    for loadBalancer in model.ingress.loadBalancers where loadBalancer.isInternetFacing.value == true {
      for subnet in loadBalancer.placement.subnets { edge[subnet.id] = loadBalancer.id }
    }
    for subnet in model.network.subnets {
      switch subnet.tier {
      case .public: checkGateway(subnet, model, &findings)
      case .isolated:
        if let holder = edge[subnet.id] { findings.report(.hasNoRoute(subnet.id, holder), on: subnet.subnet) }
      // What stands there by mistake is the business of the rules about load balancers and NAT gateways.
      case .private, .unknown: continue
      }
    }
  }

  private func checkGateway(_ subnet: RoutedSubnet, _ model: Model, _ findings: inout Findings) {
    guard let routes = subnet.routes, let vpc = subnet.vpc else { return }
    for route in routes.internetRoutes {
      guard case .internetGateway(let gateway?) = route.target else { continue }
      switch model.network.isAttached(gateway, to: vpc) {
      case false?: findings.report(.isDetached(subnet.id, gateway, vpc), on: subnet.subnet)
      case nil: findings.unknown(subnet.subnet, "the VPC that '\(gateway)' is attached to is not in the template")
      case true?: continue
      }
    }
    if !routes.reachesWholeInternet, routes.outboundRoutes.isEmpty {
      findings.report(.reachesAPart(subnet.id, routes.id), on: subnet.subnet)
    }
  }
}

extension Finding.Message {
  fileprivate static func hasNoRoute(_ id: LogicalID, _ holder: LogicalID) -> Self {
    "subnet '\(id)' holds '\(holder)' and has no route to the internet; add a default route to an internet gateway"
  }

  fileprivate static func isDetached(_ id: LogicalID, _ gateway: LogicalID, _ vpc: LogicalID) -> Self {
    "subnet '\(id)' is routed to '\(gateway)', which is not attached to '\(vpc)'; attach the internet gateway to it"
  }

  fileprivate static func reachesAPart(_ id: LogicalID, _ table: LogicalID) -> Self {
    "subnet '\(id)' reaches a part of the internet through '\(table)'; route 0.0.0.0/0 to the internet gateway"
  }
}
