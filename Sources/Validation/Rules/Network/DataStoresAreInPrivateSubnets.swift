import AWSResources

/// Checks that data stores are in subnets without a route to an internet gateway.
struct DataStoresAreInPrivateSubnets: Rule {
  static let description = RuleDescription(
    id: "data-stores-are-in-private-subnets",
    catalogID: "NET002",
    subject: .network,
    severity: .error,
    summary: "Data stores are in subnets without a route to an internet gateway.",
    rationale:
      "In a public subnet, a public IP address and an open port are enough to expose a data store to the internet.",
    remedy: "Use isolated subnets, whose route table has no route to an internet gateway.",
    references: [
      .securityHub("RDS.46")
    ],
    passes: [
      RuleExample("a database in isolated subnets") {
        $0.addNetwork()
        $0.addDatabase()
      }
    ],
    fails: [
      RuleExample(
        "a default route to the internet gateway",
        finds: .finding(
          "Database", at: "DBSubnetGroupName",
          "data store 'Database' is in public subnets 'DataA'; use isolated subnets")
      ) {
        $0.addNetwork()
        $0.addDatabase()
        $0.addInternetRoute("DataDefault", of: "DataRoutesA")
      },
      RuleExample(
        "a route to half of the internet",
        finds: .finding(
          "Database", at: "DBSubnetGroupName",
          "data store 'Database' is in public subnets 'DataB'; use isolated subnets")
      ) {
        $0.addNetwork()
        $0.addDatabase()
        $0.addInternetRoute("DataDefault", of: "DataRoutesB", to: "0.0.0.0/1")
      },
      RuleExample(
        "a subnet group of public subnets",
        finds: .finding(
          "Database", at: "DBSubnetGroupName",
          "data store 'Database' is in public subnets 'PublicB'; use isolated subnets")
      ) {
        $0.addNetwork()
        $0.addDatabase()
        $0.change("DatabaseSubnets", RDS.DBSubnetGroup.self) { $0.subnets = [.to("DataA"), .to("PublicB")] }
      },
      RuleExample(
        "a DocumentDB cluster and a MemoryDB cluster in a public subnet",
        finds: .finding(
          "Documents", at: "DBSubnetGroupName",
          "data store 'Documents' is in public subnets 'PublicA'; use isolated subnets"),
        .finding(
          "Memory", at: "SubnetGroupName", "data store 'Memory' is in public subnets 'PublicA'; use isolated subnets")
      ) {
        $0.addNetwork()
        $0.add("DocumentSubnets", DocDB.DBSubnetGroup { $0.subnets = [.to("PublicA"), .to("DataB")] })
        $0.add("Documents", DocDB.DBCluster { $0.subnetGroup = .to("DocumentSubnets") })
        $0.add("MemorySubnets", MemoryDB.SubnetGroup { $0.subnets = [.to("PublicA"), .to("DataB")] })
        $0.add("Memory", MemoryDB.Cluster { $0.subnetGroup = .to("MemorySubnets") })
      },
      RuleExample(
        "brokers in a public subnet",
        finds: .finding(
          "Kafka", at: "BrokerNodeGroupInfo",
          "data store 'Kafka' is in public subnets 'PublicB'; use isolated subnets")
      ) {
        $0.addNetwork()
        $0.addKafka()
        $0.change("Kafka", MSK.Cluster.self) { $0.brokers?.subnets = [.to("DataA"), .to("PublicB")] }
      },
      RuleExample(
        "a mount target in a public subnet",
        finds: .finding(
          "Target", at: "SubnetId",
          "data store 'Target' is in public subnets 'PublicA'; use isolated subnets")
      ) {
        $0.addNetwork()
        $0.add("Target", EFS.MountTarget { $0.subnet = .to("PublicA") })
      },
      RuleExample(
        "a cache and a search domain in public subnets",
        finds: .finding(
          "Cache", at: "CacheSubnetGroupName",
          "data store 'Cache' is in public subnets 'PublicA'; use isolated subnets"),
        .finding(
          "Search", at: "VPCOptions",
          "data store 'Search' is in public subnets 'PublicA' and 'PublicB'; use isolated subnets")
      ) {
        $0.addNetwork()
        $0.addCache()
        $0.addSearchDomain()
        $0.change("CacheSubnets", ElastiCache.SubnetGroup.self) { $0.subnets = [.to("PublicA"), .to("DataB")] }
        $0.change("Search", OpenSearch.Domain.self) { $0.vpc?.subnets = [.to("PublicA"), .to("PublicB")] }
      },
    ],
    undetermined: [
      RuleExample("a replica of a database that is not in the template", unknown: "Replica") {
        $0.add("Replica", RDS.DBInstance { $0.source = .existing("orders") })
      },
      RuleExample("a subnet group that is not in the template", unknown: "Database") {
        $0.addDatabase()
        $0.change("Database", RDS.DBInstance.self) { $0.subnetGroup = Reference(expression: .parameter("Subnets")) }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.ingress.databases {
      if let first = database.placement.publicSubnets.first {
        let group: [Hop] = database.subnetGroup.map { ["subnet group '\($0.id)'"] } ?? []
        findings.report(
          .isPublic(database.id, database.placement.publicSubnets), on: database.entry, at: database.subnetsProperty,
          proof: first.pathFromInternet + group + ["database '\(database.id)'"])
      } else if let unknownReason = unknownReason(about: database.placement) {
        findings.unknown(database.entry, unknownReason, at: database.subnetsProperty)
      }
    }
    for store in model.ingress.stores {
      if let first = store.placement.publicSubnets.first {
        findings.report(
          .isPublic(store.id, store.placement.publicSubnets), on: store.entry, at: store.path,
          proof: first.pathFromInternet + ["\(store.kind.rawValue) '\(store.id)'"], stating: store.isInPublicSubnets)
      } else if let unknownReason = unknownReason(about: store.placement) {
        findings.unknown(store.entry, unknownReason, at: store.path)
      }
    }
    for interface in model.network.rawInterfaces where interface.role == .store {
      guard let first = interface.subnets.first(where: \.isPublic) else { continue }
      findings.report(
        .isPublic(interface.entry.id, interface.subnets.filter(\.isPublic)), on: interface.entry,
        proof: first.pathFromInternet + ["'\(interface.entry.id)'"])
    }
  }

  /// A store in the default VPC is reported by `database-subnets-span-zones` or
  /// `cache-subnets-are-private-and-span-zones`, for the same subnet group that it lacks.
  private func unknownReason(about placement: Placement) -> String? {
    placement.isInDefaultVPC ? nil : placement.unknownTierReason
  }
}

extension Finding.Message {
  fileprivate static func isPublic(_ id: LogicalID, _ subnets: [RoutedSubnet]) -> Self {
    "data store '\(id)' is in public subnets \(subnets.map(\.id).quoted); use isolated subnets"
  }
}
