import AWSResources

/// Asks that a cache or a search domain is reached by services, on the port that it listens on.
struct StoreGroupAdmitsOnlyItsServices: GroupAdmissionRule {
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

  func targets(of group: GuardedGroup) -> [PlacedStore] { group.stores }

  func mayCall(_ stores: [PlacedStore], _ client: GuardedGroup, _ model: Model) -> Reach {
    client.hasCaller ? .yes : .no
  }

  private static func sound(_ graph: inout ResourceGraph) {
    graph.addNetwork()
    graph.addWebService()
    graph.addCache()
    graph.addSearchDomain()
  }

  // MARK: Messages

  static func admits(_ id: LogicalID, _ rule: GuardedGroup.Ingress, _ stores: [PlacedStore]) -> Finding.Message {
    """
    security group '\(id)' of \(stores[0].kind.rawValue) \(stores.map(\.id).quoted) admits \(rule.peer), which is no \
    service; admit the security group of the service alone
    """
  }

  static func admitsMore(
    _ id: LogicalID, _ rule: GuardedGroup.Ingress, _ stores: [PlacedStore], _ ports: Set<Int>
  ) -> Finding.Message {
    """
    security group '\(id)' of \(stores[0].kind.rawValue) \(stores.map(\.id).quoted) admits \(rule.peer) on \
    \(rule.ports), where it listens on \(ports.sorted().map(String.init).listed); admit that alone
    """
  }
}
