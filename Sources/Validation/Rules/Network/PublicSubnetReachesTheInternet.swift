import AWSResources

/// Checks that a public subnet has a default route to an internet gateway that is attached to its VPC.
struct PublicSubnetReachesTheInternet: Rule {
  static let description = RuleDescription(
    id: "public-subnet-reaches-the-internet",
    catalogID: "NET006",
    subject: .network,
    severity: .error,
    summary: "A public subnet has a default route to an internet gateway that is attached to its VPC.",
    rationale: """
      Without the route and the attachment, an internet-facing load balancer or a NAT gateway is created but cannot \
      be reached.
      """,
    remedy: "Add a default route to the route table of the subnet, and attach the internet gateway to the VPC.",
    references: [.aws("vpc/latest/userguide/VPC_Internet_Gateway.html")],
    passes: [
      RuleExample("a default route to an attached internet gateway") {
        $0.addNetwork()
        $0.addWebService()
      }
    ],
    fails: [
      RuleExample(
        "no default route",
        finds: .finding(
          "PublicA",
          """
          subnet 'PublicA' of 'LoadBalancer' has no route to the internet; add a default route to an internet \
          gateway
          """),
        .finding(
          "PublicB",
          """
          subnet 'PublicB' of 'LoadBalancer' has no route to the internet; add a default route to an internet \
          gateway
          """)
      ) {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addInternetRoute("PublicDefault", of: "DataRoutesA")
      },
      RuleExample(
        "an internet gateway that is attached to another VPC",
        finds: .finding(
          "PublicA",
          """
          subnet 'PublicA' has a route to internet gateway 'Gateway', which is not attached to 'Vpc'; attach the \
          gateway
          """),
        .finding(
          "PublicB",
          """
          subnet 'PublicB' has a route to internet gateway 'Gateway', which is not attached to 'Vpc'; attach the \
          gateway
          """)
      ) {
        $0.addNetwork()
        $0.add("Other", EC2.VPC { $0.cidrBlock = "10.1.0.0/16" })
        $0.change("Attachment", EC2.VPCGatewayAttachment.self) { $0.vpc = .to("Other") }
      },
      RuleExample(
        "a route to half of the internet",
        finds: .finding(
          "PublicA",
          """
          subnet 'PublicA' has a route to only part of the internet in 'PublicRoutes'; route '0.0.0.0/0' to the \
          internet gateway
          """),
        .finding(
          "PublicB",
          """
          subnet 'PublicB' has a route to only part of the internet in 'PublicRoutes'; route '0.0.0.0/0' to the \
          internet gateway
          """)
      ) {
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
        if let holder = edge[subnet.id] { findings.report(.noRoute(subnet.id, holder), on: subnet.subnet) }
      // Reported by the rules about load balancers and NAT gateways.
      case .private, .unknown: continue
      }
    }
  }

  private func checkGateway(_ subnet: RoutedSubnet, _ model: Model, _ findings: inout Findings) {
    guard let routes = subnet.routes, let vpc = subnet.vpc else { return }
    for route in routes.internetRoutes {
      guard case .internetGateway(let gateway?) = route.target else { continue }
      switch model.network.isAttached(gateway, to: vpc) {
      case false?: findings.report(.gatewayNotAttached(subnet.id, gateway, vpc), on: subnet.subnet)
      case nil: findings.unknown(subnet.subnet, "the VPC of internet gateway '\(gateway)' is not in the template")
      case true?: continue
      }
    }
    if !routes.reachesWholeInternet, routes.outboundRoutes.isEmpty {
      findings.report(.partialRoute(subnet.id, routes.id), on: subnet.subnet)
    }
  }
}

extension Finding.Message {
  fileprivate static func noRoute(_ id: LogicalID, _ holder: LogicalID) -> Self {
    "subnet '\(id)' of '\(holder)' has no route to the internet; add a default route to an internet gateway"
  }

  fileprivate static func gatewayNotAttached(_ id: LogicalID, _ gateway: LogicalID, _ vpc: LogicalID) -> Self {
    "subnet '\(id)' has a route to internet gateway '\(gateway)', which is not attached to '\(vpc)'; attach the gateway"
  }

  fileprivate static func partialRoute(_ id: LogicalID, _ table: LogicalID) -> Self {
    "subnet '\(id)' has a route to only part of the internet in '\(table)'; route '0.0.0.0/0' to the internet gateway"
  }
}
