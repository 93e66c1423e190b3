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
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let exposed = exposedHops(model)
    for database in model.ingress.databases {
      let store = Store(
        entry: database.entry, kind: "database", placement: database.placement, securityGroups: database.securityGroups,
        isPublic: database.isPubliclyAccessible, allows: { database.port.value.map($0.contains) ?? ($0 != .none) })
      check(store, exposed, model, &findings)
    }
    for store in model.ingress.stores {
      let store = Store(
        entry: store.entry, kind: store.kind.rawValue, placement: store.placement, securityGroups: store.securityGroups,
        isPublic: store.isPublic,
        allows: { store.ports.contains(where: $0.contains) || store.unknownPortReason != nil && $0 != .none })
      check(store, exposed, model, &findings)
    }
  }

  private func check(_ store: Store, _ exposed: Hops, _ model: Model, _ findings: inout Findings) {
    let name = "\(store.kind) '\(store.entry.id)'"
    for id in store.securityGroups.ids {
      guard let group = model.securityGroups.group(id) else { continue }
      for rule in group.ingress where store.allows(rule.ports) {
        if rule.isFromInternet, store.isPublic.value == true, let subnet = store.placement.publicSubnets.first {
          findings.report(
            .reachable(name, []), on: store.entry, proof: subnet.pathFromInternet + ["security group '\(id)'", name])
        }
        if let hop = exposed.hop(admittedBy: rule) {
          findings.report(
            .reachable(name, [hop.id]), on: store.entry, proof: hop.path + ["security group '\(id)'", name])
        }
      }
    }
  }

  /// The resources that the internet can reach: load balancers, and tasks with public IP addresses.
  private func exposedHops(_ model: Model) -> Hops {
    var hops: [Hop] = []
    for loadBalancer in model.ingress.loadBalancers where loadBalancer.isInternetFacing.value == true {
      let open = loadBalancer.securityGroups.ids.first { model.securityGroups.group($0)?.admitsInternet == true }
      guard let open, let subnet = loadBalancer.placement.publicSubnets.first else { continue }
      hops.append(
        Hop(
          id: loadBalancer.id, groups: loadBalancer.securityGroups.ids,
          ranges: loadBalancer.placement.subnets.compactMap(\.range.value),
          path: subnet.pathFromInternet + ["security group '\(open)'", "load balancer '\(loadBalancer.id)'"]))
    }
    for service in model.ingress.services where service.assignsPublicIP.value == true {
      let open = service.securityGroups.ids.first { model.securityGroups.group($0)?.admitsInternet == true }
      guard let open, let subnet = service.placement.publicSubnets.first else { continue }
      hops.append(
        Hop(
          id: service.id, groups: service.securityGroups.ids,
          ranges: service.placement.subnets.compactMap(\.range.value),
          path: subnet.pathFromInternet + ["security group '\(open)'", "service '\(service.id)'"]))
    }
    return Hops(hops)
  }
}

/// The data store at the end of a path.
private struct Store {
  var entry: Entry
  /// The kind as messages name it: `database`.
  var kind: String
  var placement: Placement
  var securityGroups: AttachedSecurityGroups
  var isPublic: Known<Bool>
  /// Whether one of the ports is a port of the data store.
  var allows: (Ports) -> Bool
}

private struct Hop {
  var id: LogicalID
  var groups: [LogicalID]
  var ranges: [CIDR]
  var path: [String]
}

private struct Hops {
  private let all: [Hop]
  private let byGroup: [LogicalID: Hop]

  init(_ hops: [Hop]) {
    all = hops
    byGroup = Dictionary(hops.flatMap { hop in hop.groups.map { ($0, hop) } }) { first, _ in first }
  }

  func hop(admittedBy rule: ResolvedSecurityGroup.Ingress) -> Hop? {
    switch rule.peer {
    case .group(let id): byGroup[id]
    case .range(let range): all.first { $0.ranges.contains(where: range.contains) }
    case .outside, .unknown: nil
    }
  }
}

extension ResolvedSecurityGroup {
  fileprivate var admitsInternet: Bool { ingress.contains { $0.isFromInternet && $0.ports != .none } }
}

extension Finding.Message {
  fileprivate static func reachable(_ store: String, _ hops: [LogicalID]) -> Self {
    let through = hops.isEmpty ? "" : " through \(hops.quoted)"
    return "\(store) is reachable from the internet\(through); allow only the security group of its services"
  }
}
