import AWSResources

/// Checks that a cache is in private subnets, in at least two Availability Zones.
struct CacheSubnetsArePrivateAndSpanZones: Rule {
  static let description = RuleDescription(
    id: "cache-subnets-are-private-and-span-zones",
    catalogID: "CACHE006",
    subject: .data,
    severity: .error,
    summary: "A cache is in private subnets, in at least two Availability Zones.",
    rationale: """
      Without a subnet group, a cache is created in the default VPC, whose subnets are public. Replicas in one \
      Availability Zone fail together with it.
      """,
    remedy: """
      Add a subnet group with private subnets in at least two Availability Zones, and set it in \
      'CacheSubnetGroupName'.
      """,
    references: [
      .cdkNag("AwsSolutions-AEC1"), .checkov("CKV_AWS_323"), .securityHub("ElastiCache.7"),
    ],
    passes: [
      RuleExample("isolated subnets in two Availability Zones") {
        $0.addNetwork()
        $0.addCache()
      }
    ],
    fails: [
      RuleExample(
        "a MemoryDB cluster without a subnet group",
        finds: .finding(
          "Memory", at: "SubnetGroupName",
          """
          MemoryDB cluster 'Memory' has no subnet group, so it is created in the default VPC; add one with private \
          subnets in two Availability Zones
          """)
      ) {
        $0.add("Memory", MemoryDB.Cluster())
      },
      RuleExample(
        "no subnet group",
        finds: .finding(
          "Cache", at: "CacheSubnetGroupName",
          """
          cache 'Cache' has no subnet group, so it is created in the default VPC; add one with private subnets in \
          two Availability Zones
          """)
      ) {
        $0.addNetwork()
        $0.addCache()
        $0.change("Cache", ElastiCache.ReplicationGroup.self) { $0.subnetGroup = nil }
      },
      RuleExample(
        "subnets in one Availability Zone",
        finds: .finding(
          "Cache", at: "CacheSubnetGroupName",
          "the subnets of cache 'Cache' are in one Availability Zone; add a subnet in another one")
      ) {
        $0.addNetwork()
        $0.addCache()
        $0.change("CacheSubnets", ElastiCache.SubnetGroup.self) { $0.subnets = [.to("DataA"), .to("AppA")] }
      },
      RuleExample(
        "a public subnet",
        finds: .finding(
          "Cache", at: "CacheSubnetGroupName",
          "cache 'Cache' is in public subnets 'PublicB'; use private subnets")
      ) {
        $0.addNetwork()
        $0.addCache()
        $0.change("CacheSubnets", ElastiCache.SubnetGroup.self) { $0.subnets = [.to("DataA"), .to("PublicB")] }
      },
    ],
    undetermined: [
      RuleExample("a subnet group outside the template", unknown: "Cache") {
        $0.addCache()
        $0.change("Cache", ElastiCache.ReplicationGroup.self) { $0.subnetGroup = .existing("shared") }
      },
      RuleExample("subnets from a parameter", unknown: "Cache") {
        $0.addCache()
        $0.change("CacheSubnets", ElastiCache.SubnetGroup.self) { $0.subnets = .expression(.parameter("Subnets")) }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for cache in model.ingress.stores where [.cache, .memoryDB].contains(cache.kind) {
      if isPlaced(cache.entry) {
        check(cache, &findings)
      } else {
        findings.report(.noSubnets(cache.name), on: cache.entry, at: cache.path)
      }
    }
  }

  private func isPlaced(_ entry: Entry) -> Bool {
    switch entry.resource {
    // A member of a global datastore has the property as well.
    case let group as ElastiCache.ReplicationGroup: isNamed(group.subnetGroup, "CacheSubnetGroupName", entry)
    case let cluster as ElastiCache.CacheCluster: isNamed(cluster.subnetGroup, "CacheSubnetGroupName", entry)
    case let cluster as MemoryDB.Cluster: isNamed(cluster.subnetGroup, "SubnetGroupName", entry)
    case let cluster as DAX.Cluster: isNamed(cluster.subnetGroup, "SubnetGroupName", entry)
    case let cache as ElastiCache.ServerlessCache: cache.subnets != nil || entry.isPartlyUnknown(at: "SubnetIds")
    default: true
    }
  }

  private func isNamed<Group>(_ group: Reference<Group>?, _ property: String, _ entry: Entry) -> Bool {
    group.map { !$0.expression.isNoValue } ?? entry.isPartlyUnknown(at: property)
  }

  private func check(_ cache: PlacedStore, _ findings: inout Findings) {
    let placement = cache.placement
    let open = placement.publicSubnets
    if let first = open.first {
      findings.report(
        .isPublic(cache.name, open), on: cache.entry, at: cache.path, proof: first.pathFromInternet,
        stating: cache.isInPublicSubnets)
    }
    let differ = placement.subnets.compactMap(\.zone).unique.count > 1
    if let unknownReason = placement.unknownReason, !differ || open.isEmpty {
      return findings.unknown(cache.entry, unknownReason, at: cache.path)
    }
    if let unknownReason = placement.unknownTierReason, open.isEmpty {
      findings.unknown(cache.entry, unknownReason, at: cache.path)
    }
    if differ { return }
    if let unclear = placement.subnets.first(where: { $0.zone == nil }) {
      findings.unknown(
        cache.entry, "the Availability Zone of '\(unclear.id)' cannot be determined before deployment", at: cache.path)
    } else {
      findings.report(.oneZone(cache.name), on: cache.entry, at: cache.path)
    }
  }
}

extension Finding.Message {
  fileprivate static func noSubnets(_ cache: String) -> Self {
    "\(cache) has no subnet group, so it is created in the default VPC; add one with private subnets in two Availability Zones"
  }

  fileprivate static func isPublic(_ cache: String, _ subnets: [RoutedSubnet]) -> Self {
    "\(cache) is in public subnets \(subnets.map(\.id).quoted); use private subnets"
  }

  fileprivate static func oneZone(_ cache: String) -> Self {
    "the subnets of \(cache) are in one Availability Zone; add a subnet in another one"
  }
}
