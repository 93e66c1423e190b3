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
    for cache in model.ingress.stores where cache.kind == .cache {
      if isPlaced(cache.entry) {
        check(cache, &findings)
      } else {
        findings.report(.noSubnets(cache.id), on: cache.entry, at: cache.path)
      }
    }
  }

  private func isPlaced(_ entry: Entry) -> Bool {
    switch entry.resource {
    case let group as ElastiCache.ReplicationGroup:
      // A member of a global datastore has the property as well.
      group.subnetGroup.map { !$0.expression.isNoValue } ?? entry.isPartlyUnknown(at: "CacheSubnetGroupName")
    case let cluster as ElastiCache.CacheCluster:
      cluster.subnetGroup.map { !$0.expression.isNoValue } ?? entry.isPartlyUnknown(at: "CacheSubnetGroupName")
    case let cache as ElastiCache.ServerlessCache: cache.subnets != nil || entry.isPartlyUnknown(at: "SubnetIds")
    default: true
    }
  }

  private func check(_ cache: PlacedStore, _ findings: inout Findings) {
    let placement = cache.placement
    let open = placement.publicSubnets
    if let first = open.first {
      findings.report(
        .isPublic(cache.id, open), on: cache.entry, at: cache.path, proof: first.pathFromInternet,
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
      findings.report(.oneZone(cache.id), on: cache.entry, at: cache.path)
    }
  }
}

extension Finding.Message {
  fileprivate static func noSubnets(_ cache: LogicalID) -> Self {
    "cache '\(cache)' has no subnet group, so it is created in the default VPC; add one with private subnets in two Availability Zones"
  }

  fileprivate static func isPublic(_ cache: LogicalID, _ subnets: [RoutedSubnet]) -> Self {
    "cache '\(cache)' is in public subnets \(subnets.map(\.id).quoted); use private subnets"
  }

  fileprivate static func oneZone(_ cache: LogicalID) -> Self {
    "the subnets of cache '\(cache)' are in one Availability Zone; add a subnet in another one"
  }
}
