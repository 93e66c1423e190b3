import AWSResources

/// Checks that the security group of a cache, search domain, Kafka cluster or file system allows only the security
/// groups of its clients, on its own port.
struct StoreGroupAdmitsOnlyItsServices: GroupAdmissionRule {
  static let description = RuleDescription(
    id: "store-group-admits-only-its-services",
    catalogID: "SG017",
    subject: .ingress,
    severity: .error,
    summary: """
      The security group of a cache, search domain, Kafka cluster or file system allows only the security groups of \
      its clients, on its own port.
      """,
    rationale: "An attacker who gets access to the network must not reach the data.",
    remedy: "Allow only the security group of the service, on the port of the data store.",
    references: [.aws("AmazonElastiCache/latest/dg/elasticache-vpc-accessing.html")],
    passes: [
      RuleExample("the security group of the service, on the ports of a cache and a search domain") { graph in
        addStores(to: &graph)
      }
    ],
    fails: [
      RuleExample(
        "the security group of the load balancer",
        finds: .finding(
          "CacheGroup", at: "SecurityGroupIngress.0",
          """
          security group 'CacheGroup' of cache 'Cache' allows 'LoadBalancerGroup', which is not a client of it; \
          allow only the security group of the service
          """)
      ) { graph in
        addStores(to: &graph)
        graph.addGroup("CacheGroup", allows: .group("LoadBalancerGroup"), on: 6379)
      },
      RuleExample(
        "the whole network",
        finds: .finding(
          "SearchGroup", at: "SecurityGroupIngress.0",
          """
          security group 'SearchGroup' of search domain 'Search' allows '10.0.0.0/16', which is not a client of it; \
          allow only the security group of the service
          """)
      ) { graph in
        addStores(to: &graph)
        graph.addGroup("SearchGroup", allows: .range("10.0.0.0/16"), on: 443)
      },
      RuleExample(
        "another port",
        finds: .finding(
          "CacheGroup", at: "SecurityGroupIngress.0",
          "security group 'CacheGroup' of cache 'Cache' allows 'ServiceGroup' on port 22; allow only port 6379"),
        .finding(
          "SearchGroup", at: "SecurityGroupIngress.1",
          """
          security group 'SearchGroup' of search domain 'Search' allows 'ServiceGroup' on port 9200; allow only port \
          443
          """)
      ) { graph in
        addStores(to: &graph)
        graph.addGroup("CacheGroup", allows: .group("ServiceGroup"), on: 22)
        graph.addGroup("SearchGroup", allows: .group("ServiceGroup"), on: 443, 9200)
      },
      RuleExample(
        "the security group of another data store",
        finds: .finding(
          "CacheGroup", at: "SecurityGroupIngress.0",
          """
          security group 'CacheGroup' of cache 'Cache' allows 'SearchGroup', which is not a client of it; allow only \
          the security group of the service
          """)
      ) { graph in
        addStores(to: &graph)
        graph.addGroup("CacheGroup", allows: .group("SearchGroup"), on: 6379)
      },
    ],
    undetermined: [
      RuleExample("a security group from a parameter", unknown: "CacheGroup") { graph in
        addStores(to: &graph)
        graph.change("CacheGroup", EC2.SecurityGroup.self) {
          $0.ingress[0].securityGroups = [Reference(expression: .parameter("Clients"))]
        }
      }
    ]
  )

  func targets(of group: ResolvedSecurityGroup) -> [PlacedStore] { group.stores }

  func mayCall(_ stores: [PlacedStore], _ client: ResolvedSecurityGroup, _ model: Model) -> Answer {
    client.hasCaller ? .yes : .no
  }

  private static func addStores(to graph: inout ResourceGraph) {
    graph.addNetwork()
    graph.addWebService()
    graph.addCache()
    graph.addSearchDomain()
  }

  // MARK: Messages

  static func otherSource(_ id: LogicalID, _ rule: ResolvedSecurityGroup.Rule, _ stores: [PlacedStore])
    -> Finding.Message
  {
    """
    security group '\(id)' of \(stores[0].kind.rawValue) \(stores.map(\.id).quoted) allows \(rule.peer), which is not a \
    client of it; allow only the security group of the service
    """
  }

  static func otherPorts(
    _ id: LogicalID, _ rule: ResolvedSecurityGroup.Rule, _ stores: [PlacedStore], _ ports: Set<Int>
  ) -> Finding.Message {
    """
    security group '\(id)' of \(stores[0].kind.rawValue) \(stores.map(\.id).quoted) allows \(rule.peer) on \
    \(rule.ports); allow only port \(ports.sorted().map(String.init).listed)
    """
  }
}
