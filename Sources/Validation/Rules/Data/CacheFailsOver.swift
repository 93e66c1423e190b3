import AWSResources

/// Checks that a cache has a replica in another Availability Zone and automatic failover.
struct CacheFailsOver: Rule {
  static let description = RuleDescription(
    id: "cache-fails-over",
    catalogID: "CACHE004",
    subject: .data,
    severity: .error,
    summary: "A cache has a replica in another Availability Zone and automatic failover.",
    rationale:
      "Without failover, the loss of a node or its Availability Zone sends all requests to the database at once.",
    remedy: "Set 'AutomaticFailoverEnabled' and 'MultiAZEnabled' to true, with at least one replica for each primary.",
    references: [
      .cdkNag("AwsSolutions-AEC4"), .checkov("CKV2_AWS_50"), .securityHub("ElastiCache.3"),
    ],
    passes: [
      RuleExample("a MemoryDB cluster with the default of one replica, and Memcached on two nodes") {
        $0.add("Memory", MemoryDB.Cluster())
        $0.add(
          "Pages",
          ElastiCache.CacheCluster {
            $0.engine = "memcached"
            $0.nodeCount = 2
          })
      },
      RuleExample("a primary with a replica") { graph in add(to: &graph) { $0.cacheClusterCount = 2 } },
      RuleExample("shards with one replica each") { graph in
        add(to: &graph) {
          $0.nodeGroupCount = 3
          $0.replicasPerNodeGroup = 1
        }
      },
      RuleExample("shards with a replica count each") { graph in
        add(to: &graph) { $0.nodeGroups = [.init { $0.replicaCount = 2 }, .init { $0.replicaCount = 1 }] }
      },
      RuleExample("a replica that is a separate resource in Terraform") { graph in
        add(to: &graph) { $0.cacheClusterCount = 1 }
        graph.add("Replica", ElastiCache.CacheCluster { $0.replicationGroup = .to("Cache") })
      },
    ],
    fails: [
      RuleExample(
        "a single node of Redis OSS, and a MemoryDB and a DAX cluster of one node",
        finds: .finding(
          "Memory", at: "NumReplicasPerShard",
          "MemoryDB cluster 'Memory' has no replica; set 'NumReplicasPerShard' to at least 1"),
        .finding(
          "Items", at: "ReplicationFactor", "cache 'Items' has no replica; set 'ReplicationFactor' to at least 2"),
        .finding(
          "Sessions", at: "NumCacheNodes", "cache 'Sessions' has no replica; replace it with a replication group")
      ) {
        $0.add("Sessions", ElastiCache.CacheCluster { $0.engine = "redis" })
        $0.add("Memory", MemoryDB.Cluster { $0.replicasPerShard = 0 })
        $0.add("Items", DAX.Cluster { $0.nodeCount = 1 })
      },
      RuleExample(
        "a primary without a replica",
        finds: .finding(
          "Cache", at: "NumCacheClusters",
          "cache 'Cache' has no replica; add a replica for each primary")
      ) { graph in add(to: &graph) { $0.cacheClusterCount = 1 }
      },
      RuleExample(
        "shards without replicas",
        finds: .finding(
          "Cache", at: "ReplicasPerNodeGroup",
          "cache 'Cache' has no replica; add a replica for each primary")
      ) { graph in
        add(to: &graph) { $0.replicasPerNodeGroup = 0 }
      },
      RuleExample(
        "a replica without automatic failover",
        finds: .finding(
          "Cache", at: "AutomaticFailoverEnabled",
          "cache 'Cache' has no automatic failover; set 'AutomaticFailoverEnabled' to true")
      ) { graph in
        add(to: &graph) {
          $0.cacheClusterCount = 2
          $0.failsOver = nil
        }
      },
      RuleExample(
        "a replica without Multi-AZ",
        finds: .finding("Cache", at: "MultiAZEnabled", "cache 'Cache' has no Multi-AZ; set 'MultiAZEnabled' to true")
      ) { graph in
        add(to: &graph) {
          $0.cacheClusterCount = 2
          $0.isMultiAZ = false
        }
      },
    ],
    undetermined: [
      RuleExample("a DAX cluster whose number of nodes is a parameter", unknown: "Items") {
        $0.add("Items", DAX.Cluster { $0.nodeCount = .parameter("Nodes") })
      },
      RuleExample("a node count from a parameter", unknown: "Cache") { graph in
        add(to: &graph) { $0.cacheClusterCount = .parameter("Nodes") }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for cache in model.graph.all(ElastiCache.ReplicationGroup.self) {
      let traits: [(Known<Bool>, lacks: String, property: String, remedy: String)] = [
        (hasReplica(cache, model), "replica", replicaProperty(of: cache), "add a replica for each primary"),
        (
          model.known(cache.failsOver).or(false), "automatic failover", "AutomaticFailoverEnabled",
          "set 'AutomaticFailoverEnabled' to true"
        ),
        (model.known(cache.isMultiAZ).or(false), "Multi-AZ", "MultiAZEnabled", "set 'MultiAZEnabled' to true"),
      ]
      for (trait, lacks, property, remedy) in traits {
        switch trait {
        case .value(true): continue
        case .value(false): findings.report(.lacks("cache '\(cache.id)'", lacks, remedy), on: cache, at: property)
        case .unknown, .absent:
          findings.unknown(
            cache, "whether '\(cache.id)' has \(lacks) cannot be determined before deployment", at: property)
        }
      }
    }
    checkNodes(model, &findings)
  }

  /// Other caches, by their number of nodes.
  private func checkNodes(_ model: Model, _ findings: inout Findings) {
    for cluster in model.graph.all(MemoryDB.Cluster.self) {
      check(
        model.known(cluster.replicasPerShard).or(1), atLeast: 1, "MemoryDB cluster", cluster.entry,
        "NumReplicasPerShard",
        &findings)
    }
    for cluster in model.graph.all(DAX.Cluster.self) {
      check(model.known(cluster.nodeCount), atLeast: 2, "cache", cluster.entry, "ReplicationFactor", &findings)
    }
    for cluster in model.graph.all(ElastiCache.CacheCluster.self) where cluster.replicationGroup == nil {
      switch model.known(cluster.engine).value?.lowercased() {
      case "memcached"?:
        check(model.known(cluster.nodeCount).or(1), atLeast: 2, "cache", cluster.entry, "NumCacheNodes", &findings)
      case "redis"?, "valkey"?:
        findings.report(
          .lacks("cache '\(cluster.id)'", "replica", "replace it with a replication group"), on: cluster,
          at: "NumCacheNodes")
      default: break
      }
    }
  }

  private func check(
    _ count: Known<Int>, atLeast least: Int, _ kind: String, _ cache: Entry, _ property: String,
    _ findings: inout Findings
  ) {
    switch count {
    case .value(let count) where count < least:
      let name = "\(kind) '\(cache.id)'"
      findings.report(.lacks(name, "replica", "set '\(property)' to at least \(least)"), on: cache, at: property)
    case .unknown:
      findings.unknown(
        cache, "whether '\(cache.id)' has a replica cannot be determined before deployment", at: property)
    case .value, .absent: break
    }
  }

  /// The property that gives the number of replicas.
  private func replicaProperty(of cache: Located<ElastiCache.ReplicationGroup>) -> String {
    if !cache.nodeGroups.isEmpty { return "NodeGroupConfiguration" }
    return cache.replicasPerNodeGroup == nil ? "NumCacheClusters" : "ReplicasPerNodeGroup"
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
  fileprivate static func lacks(_ cache: String, _ what: String, _ remedy: String) -> Self {
    "\(cache) has no \(what); \(remedy)"
  }
}
