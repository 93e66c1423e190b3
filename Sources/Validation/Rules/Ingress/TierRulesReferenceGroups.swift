import AWSResources

/// Asks that services and data stores admit each other by security group.
struct TierRulesReferenceGroups: Rule {
  static let description = RuleDescription(
    id: "tier-rules-reference-groups",
    catalogID: "SG011",
    subject: .ingress,
    severity: .warning,
    summary: "Services and data stores admit security groups, not ranges of the network's addresses.",
    rationale: "A range admits whatever gets an address in it, today and later; a group admits its members.",
    remedy: "Admit the security group of the caller in place of the range.",
    references: [.document("004")],
    passes: [
      RuleExample("groups from tier to tier") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
      },
      RuleExample("a service behind a load balancer that has no group") {
        $0.addNetwork()
        $0.addWebService()
        $0.addGroup("ServiceGroup", admits: .range("10.0.0.0/16"), on: 3000)
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) {
          $0.kind = .literal(.network)
          $0.securityGroups = nil
        }
      },
    ],
    fails: [
      RuleExample("a service that admits the whole network", finds: "ServiceGroup") {
        $0.addNetwork()
        $0.addWebService()
        $0.addGroup("ServiceGroup", admits: .range("10.0.0.0/16"), on: 3000)
      },
      RuleExample("a cache that admits a private range", finds: "CacheGroup") {
        $0.addNetwork()
        $0.addCache()
        $0.addGroup("CacheGroup", admits: .range("172.16.0.0/12"), on: 6379)
      },
      RuleExample("a database that admits the range of its VPC", finds: "DatabaseGroup") {
        $0.addNetwork()
        $0.addDatabase()
        $0.change("Vpc", EC2.VPC.self) { $0.cidrBlock = "198.18.0.0/16" }
        $0.addGroup("DatabaseGroup", admits: .range("198.18.4.0/24"), on: 5432)
      },
    ]
  )

  private static let privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"]

  func check(_ model: Model, _ findings: inout Findings) {
    let own = model.network.vpcs.compactMap { model.range($0.cidrBlock).value }
    let ranges = Self.privateRanges.compactMap { CIDR($0) } + own
    for group in model.securityGroups.groups {
      let members = group.services.map(\.id) + group.databases.map(\.id) + group.stores.map(\.id)
      guard !members.isEmpty, !isBehindGroupless(group, model) else { continue }
      for rule in group.ingress where rule.ports != .none {
        guard case .range(let range) = rule.peer, ranges.contains(where: { $0.contains(range) }) else { continue }
        findings.report(.admits(group.id, members, range), on: group.id, placed: rule.location)
      }
    }
  }

  /// A network load balancer without a group can be admitted by its addresses alone.
  private func isBehindGroupless(_ group: GuardedGroup, _ model: Model) -> Bool {
    group.services.contains { service in
      model.ingress.loadBalancers(of: service).contains { $0.groups.groups.isEmpty && $0.groups.doubt == nil }
    }
  }
}

extension Finding.Message {
  fileprivate static func admits(_ id: LogicalID, _ members: [LogicalID], _ range: CIDR) -> Self {
    """
    security group '\(id)' of \(members.quoted) admits '\(range)', and so whatever gets an address there; admit the \
    security group of the caller
    """
  }
}
