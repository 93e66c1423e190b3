import AWSResources

/// Asks that a load balancer for the internet can be reached from it, from two zones.
struct PublicLoadBalancerIsInPublicSubnets: Rule {
  static let description = RuleDescription(
    id: "public-load-balancer-is-in-public-subnets",
    catalogID: "ALB001",
    subject: .edge,
    severity: .error,
    summary: "An internet-facing load balancer stands in public subnets of two zones at least.",
    rationale:
      "In a subnet without a route to the internet it answers nobody, in one zone alone it fails with the zone.",
    remedy: "Give the load balancer a public subnet in each zone.",
    references: [.securityHub("ELB.13"), .document("004")],
    passes: [
      RuleExample("a public subnet in each of two zones") {
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
      RuleExample("a private subnet", finds: "LoadBalancer") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) {
          $0.subnets = [.to("PublicA"), .to("AppB")]
        }
      },
      RuleExample("one zone", finds: "LoadBalancer") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("PublicB", EC2.Subnet.self) { $0.availabilityZone = .availabilityZone(0) }
      },
    ],
    leavesOpen: [
      RuleExample("subnets from a parameter", finds: "LoadBalancer") {
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
          balancer.loadBalancer, "whether '\(balancer.id)' is internet-facing is not known", at: "Scheme")
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
        findings.report(.isHidden(balancer.id, hidden), on: balancer.loadBalancer, at: "Subnets")
      } else if let doubt = balancer.placement.tierDoubt {
        findings.unknown(balancer.loadBalancer, doubt, at: "Subnets")
        continue
      }
      checkZones(of: balancer, &findings)
    }
  }

  private func checkZones(of balancer: PlacedLoadBalancer, _ findings: inout Findings) {
    let zones = balancer.placement.subnets.map(\.zone)
    guard balancer.kind.value == .application, balancer.placement.doubt == nil else { return }
    guard zones.areSeveral == false, let zone = zones.first.flatMap(\.self) else { return }
    findings.report(.hasOneZone(balancer.id, zone), on: balancer.loadBalancer, at: "Subnets")
  }
}

extension Finding.Message {
  fileprivate static func isHidden(_ id: LogicalID, _ subnets: [RoutedSubnet]) -> Self {
    """
    internet-facing load balancer '\(id)' stands in \(subnets.map(\.id).quoted), which no route leads to from the \
    internet; place it in public subnets
    """
  }

  fileprivate static func hasOneZone(_ id: LogicalID, _ zone: Zone) -> Self {
    "load balancer '\(id)' stands in \(zone) alone; give it a public subnet in a second zone"
  }
}
