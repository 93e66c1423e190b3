import AWSResources

/// Checks that no path of routes and security groups leads from the internet to a data store without passing a service.
struct StoresHaveNoPathFromTheInternet: Rule {
  static let description = RuleDescription(
    id: "stores-have-no-path-from-the-internet",
    catalogID: "SG007",
    subject: .ingress,
    severity: .error,
    summary: "No path of routes and security groups leads from the internet to a data store without passing a service.",
    rationale: "Each hop may be harmless alone, but together they allow access to the data store from the internet.",
    remedy: """
      Break the path at one hop: allow only the security group of the service, and give neither the service nor the \
      data store a public IP address.
      """,
    references: [.aws("AmazonRDS/latest/UserGuide/USER_VPC.Scenarios.html")],
    passes: [
      RuleExample("internet, load balancer, service, database") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
      }
    ],
    fails: [
      RuleExample(
        "a public database that allows the internet",
        finds: .finding(
          "Database",
          "database 'Database' is reachable from the internet; allow only the security group of its services")
      ) {
        $0.addNetwork()
        $0.addDatabase()
        $0.addInternetRoute("Leak", of: "DataRoutesA")
        $0.change("Database", RDS.DBInstance.self) { $0.isPubliclyAccessible = true }
        $0.addGroup("DatabaseGroup", allows: .range("0.0.0.0/0"), on: 5432)
      },
      RuleExample(
        "a public Redshift cluster and a public message broker that allow the internet",
        finds: .finding(
          "Warehouse",
          "Redshift cluster 'Warehouse' is reachable from the internet; allow only the security group of its services"),
        .finding(
          "Messages",
          "message broker 'Messages' is reachable from the internet; allow only the security group of its services")
      ) {
        $0.addNetwork()
        $0.addGroup("WarehouseGroup", allows: .range("0.0.0.0/0"), on: 5439)
        $0.addGroup("MessageGroup", allows: .range("0.0.0.0/0"), on: 61617)
        $0.add("Subnets", Redshift.ClusterSubnetGroup { $0.subnets = [.to("PublicA")] })
        $0.add(
          "Warehouse",
          Redshift.Cluster {
            $0.isPubliclyAccessible = true
            $0.subnetGroup = .to("Subnets")
            $0.securityGroups = [.to("WarehouseGroup")]
          })
        $0.add(
          "Messages",
          AmazonMQ.Broker {
            $0.engine = "ACTIVEMQ"
            $0.isPubliclyAccessible = true
            $0.subnets = [.to("PublicA")]
            $0.securityGroups = [.to("MessageGroup")]
          })
      },
      RuleExample(
        "a database that allows the load balancer",
        finds: .finding(
          "Database",
          """
          database 'Database' is reachable from the internet through 'LoadBalancer'; allow only the security group \
          of its services
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addGroup("DatabaseGroup", allows: .group("LoadBalancerGroup"), on: 5432)
      },
      RuleExample(
        "a database behind a service with a public IP address",
        finds: .finding(
          "Database",
          """
          database 'Database' is reachable from the internet through 'Service'; allow only the security group of its \
          services
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.change("Service", ECS.Service.self) {
          $0.networkConfiguration?.subnets = [.to("PublicA"), .to("PublicB")]
          $0.networkConfiguration?.assignsPublicIP = true
        }
        $0.addGroup("ServiceGroup", allows: .range("0.0.0.0/0"), on: 3000)
      },
      RuleExample(
        "brokers that allow the load balancer",
        finds: .finding(
          "Kafka",
          """
          Kafka cluster 'Kafka' is reachable from the internet through 'LoadBalancer'; allow only the security group \
          of its services
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addKafka()
        $0.addGroup("KafkaGroup", allows: .group("LoadBalancerGroup"), on: 9098)
      },
      RuleExample(
        "a cache and a search domain that allow the load balancer",
        finds: .finding(
          "Cache",
          """
          cache 'Cache' is reachable from the internet through 'LoadBalancer'; allow only the security group of its \
          services
          """),
        .finding(
          "Search",
          """
          search domain 'Search' is reachable from the internet through 'LoadBalancer'; allow only the security \
          group of its services
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addCache()
        $0.addSearchDomain()
        $0.addGroup("CacheGroup", allows: .group("LoadBalancerGroup"), on: 6379)
        $0.addGroup("SearchGroup", allows: .group("LoadBalancerGroup"), on: 443)
      },
      RuleExample(
        "a database that allows every address, and a load balancer whose own are not known",
        finds: .finding(
          "Database",
          """
          database 'Database' is reachable from the internet through 'LoadBalancer'; allow only the security group \
          of its services
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        for id in ["PublicA", "PublicB"] as [LogicalID] {
          $0.change(id, EC2.Subnet.self) { $0.cidrBlock = .parameter("Range") }
        }
        $0.addGroup("DatabaseGroup", allows: .range("0.0.0.0/0"), on: 5432)
      },
    ],
    undetermined: [
      RuleExample("a public address from a parameter", unknown: "Database") {
        $0.addDatabaseOfUnknownAddress()
      },
      RuleExample("a source of the database's security group from a parameter", unknown: "Database") {
        $0.addDatabaseOfUnknownClients()
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let exposed = Exposed(model.reachability.exposed, model)
    for store in model.ingress.placed where store.role == .store {
      for port in ports(of: store) { check(store, on: port, exposed, model, &findings) }
    }
  }

  /// Any port where one is unknown.
  private func ports(of store: any PlacedResource) -> [Int?] {
    store.unknownPortReason == nil ? store.ports.sorted() : [nil]
  }

  private func check(
    _ store: any PlacedResource, on port: Int?, _ exposed: Exposed, _ model: Model, _ findings: inout Findings
  ) {
    let engine = model.reachability
    let direct = engine.paths(from: .internet, to: store, on: port)
    var isReachable = false
    if let path = engine.firstReachable(direct) {
      isReachable = true
      findings.report(.reachable(store.name, []), on: store.entry, proof: path.proof)
    }
    var doubt = engine.firstUnknown(direct)?.doubts.first
    for (hop, way) in exposed.candidates(for: store) {
      let paths = engine.paths(from: .resource(hop), to: store, on: port)
      guard let last = engine.firstReachable(paths) else {
        doubt = doubt ?? engine.firstUnknown(paths)?.doubts.first
        continue
      }
      guard way.verdict == .reachable else {
        doubt = doubt ?? way.doubts.first
        continue
      }
      findings.report(.reachable(store.name, [hop.id]), on: store.entry, proof: way.proof + last.proof.dropFirst())
      return
    }
    if let doubt, !isReachable { findings.unknown(store.entry, doubt) }
  }
}

/// The resources that the internet reaches, or may reach, found by what a rule of a security group may name.
private struct Exposed {
  private typealias Hop = (resource: any PlacedResource, path: NetworkPath)
  private let all: [Hop]
  private let peers: [TrafficPeer]
  private var byGroup: [LogicalID: [Int]] = [:]
  private let model: Model

  init(_ exposed: [(resource: any PlacedResource, path: NetworkPath)], _ model: Model) {
    all = exposed
    peers = exposed.map { TrafficPeer($0.resource, in: nil) }
    self.model = model
    for (index, hop) in exposed.enumerated() {
      for group in hop.resource.securityGroups.ids { byGroup[group, default: []].append(index) }
    }
  }

  /// Those that the rules of the store's groups may admit, so that not every pair has to be worked out.
  func candidates(for store: any PlacedResource) -> [(resource: any PlacedResource, path: NetworkPath)] {
    let own = store.securityGroups
    let groups = own.ids.compactMap { model.securityGroups.group($0) }
    if own.isDefault || own.unknownReason != nil || groups.contains(where: { $0.unknownReason != nil }) { return all }
    var indices = Set(all.indices.filter { peers[$0].groups?.unknownReason != nil })
    for rule in groups.flatMap(\.ingress) {
      if case .group(let id) = rule.peer {
        indices.formUnion(byGroup[id] ?? [])
      } else {
        indices.formUnion(all.indices.filter { mayMatch(peers[$0], rule.peer) })
      }
    }
    return indices.sorted().map { all[$0] }
  }

  private func mayMatch(_ peer: TrafficPeer, _ rule: ResolvedSecurityGroup.Peer) -> Bool {
    if case .no = peer.matches(rule) { return false }
    return true
  }
}

extension Finding.Message {
  fileprivate static func reachable(_ store: String, _ hops: [LogicalID]) -> Self {
    let through = hops.isEmpty ? "" : " through \(hops.quoted)"
    return "\(store) is reachable from the internet\(through); allow only the security group of its services"
  }
}
