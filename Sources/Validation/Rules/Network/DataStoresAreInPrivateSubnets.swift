import AWSResources

/// Asks that databases, caches and brokers stand in subnets that no route leads to from the internet.
struct DataStoresAreInPrivateSubnets: Rule {
  static let description = RuleDescription(
    id: "data-stores-are-in-private-subnets",
    catalogID: "NET002",
    subject: .network,
    severity: .error,
    summary: "Data stores stand in subnets without a route to an internet gateway.",
    rationale: "A data store that a route leads to is one public address and one open port away from everybody.",
    remedy: "Place the data store in isolated subnets, whose route table has no route to an internet gateway.",
    references: [.securityHub("RDS.46"), .document("000"), .document("004")],
    passes: [
      RuleExample("a database in subnets without a route out") {
        $0.addNetwork()
        $0.addDatabase()
      }
    ],
    fails: [
      RuleExample("a default route to the internet gateway", finds: "Database") {
        $0.addNetwork()
        $0.addDatabase()
        $0.addInternetRoute("DataDefault", of: "DataRoutesA")
      },
      RuleExample("a route to half of the internet", finds: "Database") {
        $0.addNetwork()
        $0.addDatabase()
        $0.addInternetRoute("DataDefault", of: "DataRoutesB", to: "0.0.0.0/1")
      },
      RuleExample("a subnet group of public subnets", finds: "Database") {
        $0.addNetwork()
        $0.addDatabase()
        $0.change("DatabaseSubnets", RDS.DBSubnetGroup.self) { $0.subnets = [.to("DataA"), .to("PublicB")] }
      },
      RuleExample("brokers in a public subnet", finds: "Kafka") {
        $0.addNetwork()
        $0.addKafka()
        $0.change("Kafka", MSK.Cluster.self) { $0.brokers?.subnets = [.to("DataA"), .to("PublicB")] }
      },
      RuleExample("an address of a file system in a public subnet", finds: "Target") {
        $0.addNetwork()
        $0.add("Target", EFS.MountTarget { $0.subnet = .to("PublicA") })
      },
      RuleExample("a cache and a search domain in public subnets", finds: "Cache", "Search") {
        $0.addNetwork()
        $0.addCache()
        $0.addSearchDomain()
        $0.change("CacheSubnets", ElastiCache.SubnetGroup.self) { $0.subnets = [.to("PublicA"), .to("DataB")] }
        $0.change("Search", OpenSearch.Domain.self) { $0.vpc?.subnets = [.to("PublicA"), .to("PublicB")] }
      },
    ],
    leavesOpen: [
      RuleExample("no subnet group", finds: "Database") {
        $0.addDatabase()
        $0.change("Database", RDS.DBInstance.self) { $0.subnetGroup = nil }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.ingress.databases {
      if let first = database.placement.publicSubnets.first {
        let group = database.subnetGroup.map { ["subnet group '\($0.id)'"] } ?? []
        findings.report(
          .isPublic(database.id, database.placement.publicSubnets), on: database.entry, at: "DBSubnetGroupName",
          proof: first.pathFromInternet + group + ["database '\(database.id)'"])
      } else if let doubt = database.placement.tierDoubt {
        findings.unknown(database.entry, doubt, at: "DBSubnetGroupName")
      }
    }
    for store in model.ingress.stores {
      if let first = store.placement.publicSubnets.first {
        findings.report(
          .isPublic(store.id, store.placement.publicSubnets), on: store.entry, at: store.path,
          proof: first.pathFromInternet + ["\(store.kind.rawValue) '\(store.id)'"])
      } else if let doubt = store.placement.tierDoubt {
        findings.unknown(store.entry, doubt, at: store.path)
      }
    }
    for interface in model.network.rawInterfaces where interface.role == .store {
      guard let first = interface.subnets.first(where: \.isPublic) else { continue }
      findings.report(
        .isPublic(interface.entry.id, interface.subnets.filter(\.isPublic)), on: interface.entry,
        proof: first.pathFromInternet + ["'\(interface.entry.id)'"])
    }
  }
}

extension Finding.Message {
  fileprivate static func isPublic(_ id: LogicalID, _ subnets: [RoutedSubnet]) -> Self {
    "data store '\(id)' stands in \(subnets.map(\.id).quoted), where a route leads in from the internet; place it in isolated subnets"
  }
}
