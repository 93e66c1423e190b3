import AWSResources

/// Checks that only the security groups of internet-facing load balancers allow the internet.
struct OnlyEdgeGroupsAdmitTheInternet: Rule {
  static let description = RuleDescription(
    id: "only-edge-groups-admit-the-internet",
    catalogID: "SG001",
    subject: .ingress,
    severity: .error,
    summary: "Only the security groups of internet-facing load balancers allow the internet.",
    rationale: """
      A security group that is open to the internet becomes an entry point with one more mistake, such as a public \
      IP address or a route.
      """,
    remedy: "Allow the security group of the client instead of an address range.",
    references: [
      .cfnNag("W2"),
      .cdkNag("AwsSolutions-EC23"), .checkov("CKV_AWS_24"), .checkov("CKV_AWS_25"), .checkov("CKV_AWS_260"),
      .checkov("CKV_AWS_277"), .securityHub("EC2.18"), .trivy("AWS-0107"),
    ],
    passes: [
      RuleExample("a load balancer that is open to the internet") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
      }
    ],
    fails: [
      RuleExample(
        "tasks that are open to the internet",
        finds: .finding(
          "ServiceGroup", at: "SecurityGroupIngress.0",
          """
          security group 'ServiceGroup' of 'Service' allows the internet on port 3000; allow the security group of \
          its clients instead
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addGroup("ServiceGroup", allows: .range("0.0.0.0/0"), on: 3000)
      },
      RuleExample(
        "tasks that are open to both halves of the internet, in separate rules",
        finds: .finding(
          "ServiceGroup", in: "Left",
          """
          security group 'ServiceGroup' of 'Service' allows the internet on all ports; allow the security group of \
          its clients instead
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        for (id, range) in [("Left", "0.0.0.0/1"), ("Right", "128.0.0.0/1")] as [(LogicalID, String)] {
          $0.add(
            id,
            EC2.SecurityGroupIngress {
              $0.securityGroup = .to("ServiceGroup")
              $0.protocolName = "-1"
              $0.cidrBlock = .literal(range)
            })
        }
      },
      RuleExample(
        "an unused security group that is open to the internet",
        finds: .finding(
          "Spare", at: "SecurityGroupIngress.0",
          """
          security group 'Spare' of no load balancer allows the internet on port 80; allow the security group of its \
          clients instead
          """)
      ) {
        $0.addNetwork()
        $0.addGroup("Spare", allows: .range("0.0.0.0/0"), on: 80)
      },
      RuleExample(
        "an internal load balancer that is open to the internet",
        finds: .finding(
          "LoadBalancerGroup", at: "SecurityGroupIngress.0",
          """
          security group 'LoadBalancerGroup' of 'LoadBalancer' allows the internet on port 443; allow the security \
          group of its clients instead
          """),
        .finding(
          "LoadBalancerGroup", at: "SecurityGroupIngress.1",
          """
          security group 'LoadBalancerGroup' of 'LoadBalancer' allows the internet on port 80; allow the security \
          group of its clients instead
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .literal(.internal) }
      },
    ],
    undetermined: [
      RuleExample("a Classic Load Balancer with a scheme from a parameter", unknown: "Front") {
        $0.addGroup("Front", allows: .range("0.0.0.0/0"), on: 443)
        $0.add(
          "Classic",
          ElasticLoadBalancing.ClassicLoadBalancer {
            $0.scheme = .parameter("Scheme")
            $0.securityGroups = [.to("Front")]
          })
      },
      RuleExample("a range from a parameter", unknown: "ServiceGroup") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("ServiceGroup", EC2.SecurityGroup.self) { $0.ingress[0].cidrBlocks = [.parameter("Range")] }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.securityGroups.groups {
      for rule in group.ingress {
        if case .unknown(let name) = rule.peer, !isEdge(group) {
          findings.unknown(
            group.id, "'\(group.id)' allows \(name), which cannot be determined before deployment", at: rule.place)
        }
        guard rule.isFromInternet, rule.ports != .none, !isEdge(group) else { continue }
        if let unknownReason = unknownReason(about: group) {
          findings.unknown(group.id, unknownReason, at: rule.place)
        } else {
          findings.report(.open(group, rule), on: group.id, at: rule)
        }
      }
    }
  }

  private func isEdge(_ group: ResolvedSecurityGroup) -> Bool {
    !group.members.isEmpty && group.members.allSatisfy { $0.role == .edge && $0.hasPublicAddress.value == true }
  }

  private func unknownReason(about group: ResolvedSecurityGroup) -> String? {
    guard group.members.allSatisfy({ $0.role == .edge }) else { return nil }
    let unresolved = group.members.first { $0.hasPublicAddress.isUnknown }
    return unresolved.map { "whether '\($0.id)' is internet-facing cannot be determined before deployment" }
  }
}

extension Finding.Message {
  fileprivate static func open(_ group: ResolvedSecurityGroup, _ rule: ResolvedSecurityGroup.Rule) -> Self {
    let users = group.members.isEmpty ? "no load balancer" : group.members.map(\.id).quoted
    return """
      security group '\(group.id)' of \(users) allows the internet on \(rule.ports); allow the security group of its \
      clients instead
      """
  }
}
