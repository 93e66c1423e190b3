import AWSResources

/// Asks that a cache has private subnets of its own in more than one zone.
struct CacheSubnetsArePrivateAndSpanZones: Rule {
  static let description = RuleDescription(
    id: "cache-subnets-are-private-and-span-zones",
    catalogID: "CACHE006",
    subject: .data,
    severity: .error,
    summary: "A cache names private subnets, in two Availability Zones at least.",
    rationale: """
      Without a subnet group a cache goes to the default VPC, whose subnets are public; in one zone its replicas are \
      lost together with it.
      """,
    remedy: "Add a 'SubnetGroup' with private subnets in two zones or more, and name it in the cache.",
    references: [
      .cdkNag("AwsSolutions-AEC1"), .checkov("CKV_AWS_323"), .securityHub("ElastiCache.7"), .document("004"),
    ],
    passes: [
      RuleExample("isolated subnets in two zones") {
        $0.addNetwork()
        $0.addCache()
      }
    ],
    fails: [
      RuleExample("no subnet group", finds: "Cache") {
        $0.addNetwork()
        $0.addCache()
        $0.change("Cache", ElastiCache.ReplicationGroup.self) { $0.subnetGroup = nil }
      },
      RuleExample("subnets in one zone", finds: "Cache") {
        $0.addNetwork()
        $0.addCache()
        $0.change("CacheSubnets", ElastiCache.SubnetGroup.self) { $0.subnets = [.to("DataA"), .to("AppA")] }
      },
      RuleExample("a public subnet", finds: "Cache") {
        $0.addNetwork()
        $0.addCache()
        $0.change("CacheSubnets", ElastiCache.SubnetGroup.self) { $0.subnets = [.to("DataA"), .to("PublicB")] }
      },
    ],
    leavesOpen: [
      RuleExample("a subnet group from elsewhere", finds: "Cache") {
        $0.addCache()
        $0.change("Cache", ElastiCache.ReplicationGroup.self) { $0.subnetGroup = .existing("shared") }
      },
      RuleExample("subnets from a parameter", finds: "Cache") {
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
        findings.report(.nowhere(cache.id), on: cache.entry)
      }
    }
  }

  private func isPlaced(_ entry: Entry) -> Bool {
    switch entry.resource {
    case let group as ElastiCache.ReplicationGroup:
      // A member of a group over several regions says it too.
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
      findings.report(.isPublic(cache.id, open), on: cache.entry, proof: first.pathFromInternet)
    }
    let differ = placement.subnets.compactMap(\.zone).unique.count > 1
    if let doubt = placement.doubt, !differ || open.isEmpty { return findings.unknown(cache.entry, doubt) }
    if let doubt = placement.tierDoubt, open.isEmpty { findings.unknown(cache.entry, doubt) }
    if differ { return }
    if let unclear = placement.subnets.first(where: { $0.zone == nil }) {
      findings.unknown(cache.entry, "the zone of '\(unclear.id)' is not known")
    } else {
      findings.report(.oneZone(cache.id), on: cache.entry)
    }
  }
}

extension Finding.Message {
  fileprivate static func nowhere(_ cache: LogicalID) -> Self {
    "cache '\(cache)' names no subnets, and goes to the default VPC; name private ones in two zones"
  }

  fileprivate static func isPublic(_ cache: LogicalID, _ subnets: [RoutedSubnet]) -> Self {
    "cache '\(cache)' has public subnets, \(subnets.map(\.id).quoted); name private ones"
  }

  fileprivate static func oneZone(_ cache: LogicalID) -> Self {
    "the subnets of cache '\(cache)' are in one zone; add a subnet in another zone"
  }
}
