import AWSResources

/// Checks that an internet-facing load balancer is in public subnets of at least two Availability Zones.
struct PublicLoadBalancerIsInPublicSubnets: Rule {
  static let description = RuleDescription(
    id: "public-load-balancer-is-in-public-subnets",
    catalogID: "ALB001",
    subject: .edge,
    severity: .error,
    summary: "An internet-facing load balancer is in public subnets of at least two Availability Zones.",
    rationale: """
      A subnet without a route to the internet makes the load balancer unreachable, and one Availability Zone makes \
      it fail with that zone.
      """,
    remedy: "Use a public subnet in each Availability Zone.",
    references: [
      .securityHub("ELB.13")
    ],
    passes: [
      RuleExample("a public subnet in each of two Availability Zones") {
        $0.addNetwork()
        $0.addWebService()
      },
      RuleExample("an internal load balancer in private subnets") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) {
          $0.scheme = .literal(.internal)
          $0.subnets = [.to("AppA"), .to("AppB")]
        }
      },
    ],
    fails: [
      RuleExample(
        "a private subnet",
        finds: .finding(
          "LoadBalancer", at: "Subnets",
          """
          internet-facing load balancer 'LoadBalancer' is in subnets without a route to an internet gateway, 'AppB'; \
          use public subnets
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) {
          $0.subnets = [.to("PublicA"), .to("AppB")]
        }
      },
      RuleExample(
        "one Availability Zone",
        finds: .finding(
          "LoadBalancer", at: "Subnets",
          """
          load balancer 'LoadBalancer' has subnets only in zone 1 of the region; add a public subnet in another \
          Availability Zone
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("PublicB", EC2.Subnet.self) { $0.availabilityZone = .availabilityZone(0) }
      },
    ],
    undetermined: [
      RuleExample("subnets from a parameter", unknown: "LoadBalancer") {
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.subnets = .expression(.parameter("Subnets")) })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for balancer in model.ingress.loadBalancers {
      switch balancer.isInternetFacing {
      case .value(true): break
      case .unknown:
        findings.unknown(
          balancer.loadBalancer, "whether '\(balancer.id)' is internet-facing cannot be determined before deployment",
          at: "Scheme")
        continue
      case .value(false), .absent: continue
      }
      let hidden = balancer.placement.subnets.filter { subnet in
        switch subnet.tier {
        case .private, .isolated: true
        case .public, .unknown: false
        }
      }
      if !hidden.isEmpty {
        findings.report(.notPublic(balancer.id, hidden), on: balancer.loadBalancer, at: "Subnets")
      } else if let unknownReason = balancer.placement.unknownTierReason {
        findings.unknown(balancer.loadBalancer, unknownReason, at: "Subnets")
        continue
      }
      checkZones(of: balancer, &findings)
    }
  }

  private func checkZones(of balancer: PlacedLoadBalancer, _ findings: inout Findings) {
    let zones = balancer.placement.subnets.map(\.zone)
    guard balancer.kind.value == .application, balancer.placement.unknownReason == nil else { return }
    guard zones.spanSeveralZones == false, let zone = zones.first.flatMap(\.self) else { return }
    findings.report(.oneZone(balancer.id, zone), on: balancer.loadBalancer, at: "Subnets")
  }
}

extension Finding.Message {
  fileprivate static func notPublic(_ id: LogicalID, _ subnets: [RoutedSubnet]) -> Self {
    """
    internet-facing load balancer '\(id)' is in subnets without a route to an internet gateway, \
    \(subnets.map(\.id).quoted); use public subnets
    """
  }

  fileprivate static func oneZone(_ id: LogicalID, _ zone: Zone) -> Self {
    "load balancer '\(id)' has subnets only in \(zone); add a public subnet in another Availability Zone"
  }
}
