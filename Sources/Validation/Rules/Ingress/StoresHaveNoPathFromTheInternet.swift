import AWSResources

/// Asks that the way from the internet to a data store leads through a load balancer and a service.
struct StoresHaveNoPathFromTheInternet: Rule {
  static let description = RuleDescription(
    id: "stores-have-no-path-from-the-internet",
    catalogID: "SG007",
    subject: .ingress,
    severity: .error,
    summary: "No chain of routes and security groups leads from the internet to a data store past the services.",
    rationale: "Each hop may look harmless alone; together they let somebody outside talk to the data store.",
    remedy:
      "Break the path at a hop: admit only the service's security group, and give neither of them a public address.",
    references: [.document("004")],
    passes: [
      RuleExample("internet, load balancer, service, database") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
      }
    ],
    fails: [
      RuleExample("a public database that admits everybody", finds: "Database") {
        $0.addNetwork()
        $0.addDatabase()
        $0.addInternetRoute("Leak", of: "DataRoutesA")
        $0.change("Database", RDS.DBInstance.self) { $0.isPubliclyAccessible = true }
        $0.addGroup("DatabaseGroup", admits: .range("0.0.0.0/0"), on: 5432)
      },
      RuleExample("a database that admits the load balancer", finds: "Database") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addGroup("DatabaseGroup", admits: .group("LoadBalancerGroup"), on: 5432)
      },
      RuleExample("a service with a public address in between", finds: "Database") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.change("Service", ECS.Service.self) {
          $0.networkConfiguration?.subnets = [.to("PublicA"), .to("PublicB")]
          $0.networkConfiguration?.assignsPublicIP = true
        }
        $0.addGroup("ServiceGroup", admits: .range("0.0.0.0/0"), on: 3000)
      },
      RuleExample("brokers that admit the load balancer", finds: "Kafka") {
        $0.addNetwork()
        $0.addWebService()
        $0.addKafka()
        $0.addGroup("KafkaGroup", admits: .group("LoadBalancerGroup"), on: 9098)
      },
      RuleExample("a cache and a search domain that admit the load balancer", finds: "Cache", "Search") {
        $0.addNetwork()
        $0.addWebService()
        $0.addCache()
        $0.addSearchDomain()
        $0.addGroup("CacheGroup", admits: .group("LoadBalancerGroup"), on: 6379)
        $0.addGroup("SearchGroup", admits: .group("LoadBalancerGroup"), on: 443)
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let exposed = exposedHops(model)
    for database in model.ingress.databases {
      let store = Store(
        entry: database.entry, kind: "database", placement: database.placement, groups: database.groups,
        isPublic: database.isPubliclyAccessible, admits: { database.port.value.map($0.contains) ?? ($0 != .none) })
      check(store, exposed, model, &findings)
    }
    for store in model.ingress.stores {
      let store = Store(
        entry: store.entry, kind: store.kind.rawValue, placement: store.placement, groups: store.groups,
        isPublic: store.isPublic,
        admits: { store.ports.contains(where: $0.contains) || store.portDoubt != nil && $0 != .none })
      check(store, exposed, model, &findings)
    }
  }

  private func check(_ store: Store, _ exposed: Hops, _ model: Model, _ findings: inout Findings) {
    let name = "\(store.kind) '\(store.entry.id)'"
    for id in store.groups.groups {
      guard let group = model.securityGroups.group(id) else { continue }
      for rule in group.ingress where store.admits(rule.ports) {
        if rule.isFromInternet, store.isPublic.value == true, let subnet = store.placement.publicSubnets.first {
          findings.report(
            .isReached(name, []), on: store.entry, proof: subnet.pathFromInternet + ["security group '\(id)'", name])
        }
        if let hop = exposed.hop(admittedBy: rule) {
          findings.report(
            .isReached(name, [hop.id]), on: store.entry, proof: hop.path + ["security group '\(id)'", name])
        }
      }
    }
  }

  /// What somebody on the internet talks to: load balancers, and tasks that no load balancer stands before.
  private func exposedHops(_ model: Model) -> Hops {
    var hops: [Hop] = []
    for loadBalancer in model.ingress.loadBalancers where loadBalancer.isInternetFacing.value == true {
      let open = loadBalancer.groups.groups.first { model.securityGroups.group($0)?.admitsInternet == true }
      guard let open, let subnet = loadBalancer.placement.publicSubnets.first else { continue }
      hops.append(
        Hop(
          id: loadBalancer.id, groups: loadBalancer.groups.groups,
          ranges: loadBalancer.placement.subnets.compactMap(\.range.value),
          path: subnet.pathFromInternet + ["security group '\(open)'", "load balancer '\(loadBalancer.id)'"]))
    }
    for service in model.ingress.services where service.assignsPublicIP.value == true {
      let open = service.groups.groups.first { model.securityGroups.group($0)?.admitsInternet == true }
      guard let open, let subnet = service.placement.publicSubnets.first else { continue }
      hops.append(
        Hop(
          id: service.id, groups: service.groups.groups,
          ranges: service.placement.subnets.compactMap(\.range.value),
          path: subnet.pathFromInternet + ["security group '\(open)'", "service '\(service.id)'"]))
    }
    return Hops(hops)
  }
}

/// What a path may lead to.
private struct Store {
  var entry: Entry
  /// What messages call it: `database`.
  var kind: String
  var placement: Placement
  var groups: Guard
  var isPublic: Known<Bool>
  /// Whether one of the ports is the store's.
  var admits: (Ports) -> Bool
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

  func hop(admittedBy rule: GuardedGroup.Ingress) -> Hop? {
    switch rule.peer {
    case .group(let id): byGroup[id]
    case .range(let range): all.first { $0.ranges.contains(where: range.contains) }
    case .outside, .unknown: nil
    }
  }
}

extension GuardedGroup {
  fileprivate var admitsInternet: Bool { ingress.contains { $0.isFromInternet && $0.ports != .none } }
}

extension Finding.Message {
  fileprivate static func isReached(_ store: String, _ hops: [LogicalID]) -> Self {
    let through = hops.isEmpty ? "" : " through \(hops.quoted)"
    return "\(store) is reached from the internet\(through); admit the security group of its services alone"
  }
}
