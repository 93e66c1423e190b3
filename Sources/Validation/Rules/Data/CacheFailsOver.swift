import AWSResources

/// Asks that a replica in another zone takes a cache over.
struct CacheFailsOver: Rule {
  static let description = RuleDescription(
    id: "cache-fails-over",
    catalogID: "CACHE004",
    subject: .data,
    severity: .error,
    summary: "A cache has replicas in other zones, and fails over to one by itself.",
    rationale: "When the one node or its zone is lost, everything falls through to the database at once.",
    remedy: "Set 'AutomaticFailoverEnabled' and 'MultiAZEnabled', with one replica of each primary or more.",
    references: [
      .cdkNag("AwsSolutions-AEC4"), .checkov("CKV2_AWS_50"), .securityHub("ElastiCache.3"), .document("004"),
    ],
    passes: [
      RuleExample("a primary with a replica") { graph in add(to: &graph) { $0.cacheClusterCount = 2 } },
      RuleExample("shards with a replica each") { graph in
        add(to: &graph) {
          $0.nodeGroupCount = 3
          $0.replicasPerNodeGroup = 1
        }
      },
      RuleExample("shards one by one") { graph in
        add(to: &graph) { $0.nodeGroups = [.init { $0.replicaCount = 2 }, .init { $0.replicaCount = 1 }] }
      },
      RuleExample("a replica that is a resource of its own in Terraform") { graph in
        add(to: &graph) { $0.cacheClusterCount = 1 }
        graph.add("Replica", ElastiCache.CacheCluster { $0.replicationGroup = .to("Cache") })
      },
    ],
    fails: [
      RuleExample("a primary alone", finds: "Cache") { graph in add(to: &graph) { $0.cacheClusterCount = 1 } },
      RuleExample("shards without replicas", finds: "Cache") { graph in
        add(to: &graph) { $0.replicasPerNodeGroup = 0 }
      },
      RuleExample("a replica that nobody makes the primary", finds: "Cache") { graph in
        add(to: &graph) {
          $0.cacheClusterCount = 2
          $0.failsOver = nil
        }
      },
      RuleExample("a replica in the same zone", finds: "Cache") { graph in
        add(to: &graph) {
          $0.cacheClusterCount = 2
          $0.isMultiAZ = false
        }
      },
    ],
    leavesOpen: [
      RuleExample("a parameter for the nodes", finds: "Cache") { graph in
        add(to: &graph) { $0.cacheClusterCount = .parameter("Nodes") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for cache in model.graph.all(ElastiCache.ReplicationGroup.self) {
      let traits: [(Known<Bool>, lacks: String, remedy: String)] = [
        (hasReplica(cache, model), "no replica", "add a replica of each primary"),
        (model.known(cache.failsOver).or(false), "no automatic failover", "set 'AutomaticFailoverEnabled'"),
        (model.known(cache.isMultiAZ).or(false), "no promise of several zones", "set 'MultiAZEnabled'"),
      ]
      for (trait, lacks, remedy) in traits {
        switch trait {
        case .value(true): continue
        case .value(false): findings.report(.lacks(cache.id, lacks, remedy), on: cache)
        case .unknown, .absent:
          findings.unknown(cache, "whether '\(cache.id)' has \(lacks) is known to the deployment alone")
        }
      }
    }
  }

  private func hasReplica(_ cache: Located<ElastiCache.ReplicationGroup>, _ model: Model) -> Known<Bool> {
    if !cache.nodeGroups.isEmpty, cache.nodeGroups.contains(where: { $0.replicaCount != nil }) {
      let counts = cache.nodeGroups.map { model.known($0.replicaCount ?? cache.replicasPerNodeGroup).or(0) }
      if counts.contains(.value(0)) { return .value(false) }
      return counts.contains(.unknown) ? .unknown : .value(true)
    }
    switch (model.known(cache.replicasPerNodeGroup), model.known(cache.cacheClusterCount)) {
    case (.value(let replicas), _) where replicas > 0: return .value(true)
    case (_, .value(let nodes)) where nodes > 1: return .value(true)
    case (.unknown, _), (_, .unknown): return .unknown
    default:
      let members = model.graph.all(ElastiCache.CacheCluster.self)
      return .value(members.contains { model.graph.resource($0.replicationGroup)?.id == cache.id })
    }
  }

  private static func add(to graph: inout ResourceGraph, _ change: (inout ElastiCache.ReplicationGroup) -> Void) {
    var cache = ElastiCache.ReplicationGroup {
      $0.isMultiAZ = true
      $0.failsOver = true
    }
    change(&cache)
    graph.add("Cache", cache)
  }
}

extension Finding.Message {
  fileprivate static func lacks(_ cache: LogicalID, _ what: String, _ remedy: String) -> Self {
    "cache '\(cache)' has \(what), and is gone with its node or zone; \(remedy)"
  }
}
