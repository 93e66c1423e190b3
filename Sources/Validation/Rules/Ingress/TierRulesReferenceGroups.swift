import AWSResources

/// Checks that services and data stores allow security groups instead of address ranges of the network.
struct TierRulesReferenceGroups: Rule {
  static let description = RuleDescription(
    id: "tier-rules-reference-groups",
    catalogID: "SG011",
    subject: .ingress,
    severity: .warning,
    summary: "Services and data stores allow security groups instead of address ranges of the network.",
    rationale: """
      An address range allows every present and future resource with an address in it; a security group allows only \
      its members.
      """,
    remedy: "Allow the security group of the client instead of the range.",
    references: [.aws("vpc/latest/userguide/security-group-rules.html")],
    passes: [
      RuleExample("security groups between tiers") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
      },
      RuleExample("a service behind a load balancer without a security group") {
        $0.addNetwork()
        $0.addWebService()
        $0.addGroup("ServiceGroup", allows: .range("10.0.0.0/16"), on: 3000)
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) {
          $0.kind = .literal(.network)
          $0.securityGroups = nil
        }
      },
    ],
    fails: [
      RuleExample(
        "a service that allows the whole network",
        finds: .finding(
          "ServiceGroup", at: "SecurityGroupIngress.0",
          """
          security group 'ServiceGroup' of 'Service' allows the address range '10.0.0.0/16'; allow the security \
          group of the client instead
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addGroup("ServiceGroup", allows: .range("10.0.0.0/16"), on: 3000)
      },
      RuleExample(
        "a cache that allows a private range",
        finds: .finding(
          "CacheGroup", at: "SecurityGroupIngress.0",
          """
          security group 'CacheGroup' of 'Cache' allows the address range '172.16.0.0/12'; allow the security group \
          of the client instead
          """)
      ) {
        $0.addNetwork()
        $0.addCache()
        $0.addGroup("CacheGroup", allows: .range("172.16.0.0/12"), on: 6379)
      },
      RuleExample(
        "a database that allows the range of its VPC",
        finds: .finding(
          "DatabaseGroup", at: "SecurityGroupIngress.0",
          """
          security group 'DatabaseGroup' of 'Database' allows the address range '198.18.4.0/24'; allow the security \
          group of the client instead
          """)
      ) {
        $0.addNetwork()
        $0.addDatabase()
        $0.change("Vpc", EC2.VPC.self) { $0.cidrBlock = "198.18.0.0/16" }
        $0.addGroup("DatabaseGroup", allows: .range("198.18.4.0/24"), on: 5432)
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.securityGroups.groups {
      let members = group.services.map(\.id) + group.databases.map(\.id) + group.stores.map(\.id)
      guard !members.isEmpty, !isBehindLoadBalancerWithoutGroup(group, model) else { continue }
      for rule in group.ingress where rule.ports != .none {
        guard case .range(let range) = rule.peer, range.isPrivate || model.hasVPC(with: range) else { continue }
        findings.report(.allowsRange(group.id, members, range), on: group.id, at: rule)
      }
    }
  }

  /// A network load balancer without a security group can only be allowed by its addresses.
  private func isBehindLoadBalancerWithoutGroup(_ group: ResolvedSecurityGroup, _ model: Model) -> Bool {
    group.services.contains { service in
      model.ingress.loadBalancers(of: service).contains {
        $0.securityGroups.ids.isEmpty && $0.securityGroups.unknownReason == nil
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func allowsRange(_ id: LogicalID, _ members: [LogicalID], _ range: CIDR) -> Self {
    """
    security group '\(id)' of \(members.quoted) allows the address range '\(range)'; allow the security group of the \
    client instead
    """
  }
}
