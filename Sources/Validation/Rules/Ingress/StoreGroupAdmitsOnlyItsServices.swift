import AWSResources

/// Asks that a cache or a search domain is reached by services, on the port that it listens on.
struct StoreGroupAdmitsOnlyItsServices: Rule {
  static let description = RuleDescription(
    id: "store-group-admits-only-its-services",
    catalogID: "SG017",
    subject: .ingress,
    severity: .error,
    summary: "The security group of a cache or a search domain admits the groups of services, on its own port.",
    rationale: "Whoever gets into the network must still not get at the data: only the services that use it do.",
    remedy: "Admit the service's security group on the store's port, and nothing else.",
    references: [.document("004")],
    passes: [
      RuleExample("the service's group on the ports of a cache and a search domain") { graph in sound(&graph) }
    ],
    fails: [
      RuleExample("the load balancer's group", finds: "CacheGroup") { graph in
        sound(&graph)
        graph.addGroup("CacheGroup", admits: .group("LoadBalancerGroup"), on: 6379)
      },
      RuleExample("the whole network", finds: "SearchGroup") { graph in
        sound(&graph)
        graph.addGroup("SearchGroup", admits: .range("10.0.0.0/16"), on: 443)
      },
      RuleExample("another port", finds: "CacheGroup", "SearchGroup") { graph in
        sound(&graph)
        graph.addGroup("CacheGroup", admits: .group("ServiceGroup"), on: 22)
        graph.addGroup("SearchGroup", admits: .group("ServiceGroup"), on: 443, 9200)
      },
      RuleExample("another store's group", finds: "CacheGroup") { graph in
        sound(&graph)
        graph.addGroup("CacheGroup", admits: .group("SearchGroup"), on: 6379)
      },
    ],
    leavesOpen: [
      RuleExample("a group from a parameter", finds: "CacheGroup") { graph in
        sound(&graph)
        graph.change("CacheGroup", EC2.SecurityGroup.self) {
          $0.ingress[0].securityGroups = [Reference(expression: .parameter("Clients"))]
        }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.securityGroups.groups {
      let stores = group.stores
      guard !stores.isEmpty else { continue }
      if let doubt = group.doubt { findings.unknown(group.group, doubt) }
      let ports = stores.reduce(into: Set<Int>()) { $0.formUnion($1.ports) }
      for rule in group.ingress where rule.ports != .none {
        switch judge(rule.peer, of: group, model) {
        case .no: findings.report(.admits(group.id, rule, stores), on: group.id, placed: rule.location)
        case .unknown(let reason): findings.unknown(group.id, reason, placed: rule.location)
        case .yes, .past: checkPorts(rule, of: group, stores, ports, &findings)
        }
      }
    }
  }

  private func checkPorts(
    _ rule: GuardedGroup.Ingress, of group: GuardedGroup, _ stores: [PlacedStore], _ ports: Set<Int>,
    _ findings: inout Findings
  ) {
    guard !rule.ports.isWithin(ports) else { return }
    if rule.ports == .unknown {
      findings.unknown(group.id, "which ports '\(group.id)' admits is not known", placed: rule.location)
    } else if rule.ports != .all, let doubt = stores.lazy.compactMap(\.portDoubt).first {
      findings.unknown(group.id, doubt, placed: rule.location)
    } else {
      findings.report(.admitsMore(group.id, rule, stores, ports), on: group.id, placed: rule.location)
    }
  }

  private func judge(_ peer: GuardedGroup.Peer, of group: GuardedGroup, _ model: Model) -> Reach {
    switch peer {
    case .range: return .no
    case .unknown(let name): return .unknown("'\(group.id)' admits \(name), which is not known")
    case .outside(let name): return .unknown("'\(group.id)' admits '\(name)', which is not in the template")
    case .group(group.id): return .yes
    case .group(let id):
      guard let client = model.securityGroups.group(id), !client.owners.isEmpty else {
        return .unknown("'\(group.id)' admits '\(id)', and what has that group is not in the template")
      }
      return client.hasCaller ? .yes : .no
    }
  }

  private static func sound(_ graph: inout ResourceGraph) {
    graph.addNetwork()
    graph.addWebService()
    graph.addCache()
    graph.addSearchDomain()
  }
}

extension Finding.Message {
  fileprivate static func admits(_ id: LogicalID, _ rule: GuardedGroup.Ingress, _ stores: [PlacedStore]) -> Self {
    """
    security group '\(id)' of \(stores[0].kind.rawValue) \(stores.map(\.id).quoted) admits \(rule.peer), which is no \
    service; admit the security group of the service alone
    """
  }

  fileprivate static func admitsMore(
    _ id: LogicalID, _ rule: GuardedGroup.Ingress, _ stores: [PlacedStore], _ ports: Set<Int>
  ) -> Self {
    """
    security group '\(id)' of \(stores[0].kind.rawValue) \(stores.map(\.id).quoted) admits \(rule.peer) on \
    \(rule.ports), where it listens on \(ports.sorted().map(String.init).listed); admit that alone
    """
  }
}
