import AWSResources

/// Checks that a cache requires encryption in transit.
struct CacheRequiresTLS: Rule {
  static let description = RuleDescription(
    id: "cache-requires-tls",
    catalogID: "CACHE002",
    subject: .data,
    severity: .error,
    summary: "A cache requires encryption in transit.",
    rationale: "Without TLS, anyone on the network path can read the cached data and the tokens of clients.",
    remedy:
      "Set 'TransitEncryptionEnabled' to true. Set 'TransitEncryptionMode' to 'required' when all clients use TLS.",
    references: [
      .cfnNag("F33"),
      .cdkNag("AwsSolutions-AEC3"), .checkov("CKV_AWS_30"), .securityHub("ElastiCache.5"), .trivy("AWS-0051"),
    ],
    passes: [
      RuleExample("a MemoryDB cluster, which has TLS by default, and a DAX cluster with TLS") {
        $0.add("Memory", MemoryDB.Cluster())
        $0.add("Items", DAX.Cluster { $0.endpointEncryption = .literal(.tls) })
      },
      RuleExample("a cache with TLS") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.isEncryptedInTransit = true })
      },
      RuleExample("a replica, which has the setting of its group") {
        $0.add("Replica", ElastiCache.CacheCluster { $0.replicationGroup = .to("Cache") })
      },
    ],
    fails: [
      RuleExample(
        "a MemoryDB cluster without TLS, and a DAX cluster with the default",
        finds: .finding(
          "Memory", at: "TLSEnabled",
          "MemoryDB cluster 'Memory' is not encrypted in transit; set 'TLSEnabled' to true"),
        .finding(
          "Items", at: "ClusterEndpointEncryptionType",
          "cache 'Items' is not encrypted in transit; set 'ClusterEndpointEncryptionType' to 'TLS'")
      ) {
        $0.add("Memory", MemoryDB.Cluster { $0.hasTLS = false })
        $0.add("Items", DAX.Cluster())
      },
      RuleExample(
        "a cache without the property",
        finds: .finding(
          "Cache", at: "TransitEncryptionEnabled",
          "cache 'Cache' is not encrypted in transit; set 'TransitEncryptionEnabled' to true")
      ) {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.engine = "redis" })
      },
      RuleExample(
        "a cache that accepts clients with and without TLS",
        finds: .finding(
          "Cache", at: "TransitEncryptionMode",
          "cache 'Cache' accepts connections without TLS; set 'TransitEncryptionMode' to 'required'")
      ) {
        $0.add(
          "Cache",
          ElastiCache.ReplicationGroup {
            $0.isEncryptedInTransit = true
            $0.transitEncryptionMode = .literal(.preferred)
          })
      },
      RuleExample(
        "Memcached without TLS",
        finds: .finding(
          "Cache", at: "TransitEncryptionEnabled",
          "cache 'Cache' is not encrypted in transit; set 'TransitEncryptionEnabled' to true")
      ) {
        $0.add("Cache", ElastiCache.CacheCluster { $0.engine = "memcached" })
      },
    ],
    undetermined: [
      RuleExample("a MemoryDB cluster with a value from a parameter", unknown: "Memory") {
        $0.add("Memory", MemoryDB.Cluster { $0.hasTLS = .parameter("TLS") })
      },
      RuleExample("a value from a parameter", unknown: "Cache") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.isEncryptedInTransit = .parameter("TLS") })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for cache in model.graph.all(ElastiCache.ReplicationGroup.self) {
      let own = model.known(cache.isEncryptedInTransit)
      let isEncrypted = cache.globalReplicationGroup != nil && own.isAbsent ? .unknown : own.or(false)
      report(isEncrypted, "cache", cache.entry, &findings)
      guard isEncrypted == .value(true) else { continue }
      switch model.known(cache.transitEncryptionMode) {
      case .value(.preferred): findings.report(.optionalTLS(cache.id), on: cache, at: "TransitEncryptionMode")
      case .unknown:
        findings.unknown(
          cache, "whether '\(cache.id)' requires TLS cannot be determined before deployment",
          at: "TransitEncryptionMode")
      case .value(.required), .absent: break
      }
    }
    for cluster in model.graph.all(ElastiCache.CacheCluster.self) where cluster.replicationGroup == nil {
      report(model.known(cluster.isEncryptedInTransit).or(false), "cache", cluster.entry, &findings)
    }
    for cluster in model.graph.all(MemoryDB.Cluster.self) {
      report(model.known(cluster.hasTLS).or(true), "MemoryDB cluster", cluster.entry, at: "TLSEnabled", &findings)
    }
    for cluster in model.graph.all(DAX.Cluster.self) {
      let encryption = model.known(cluster.endpointEncryption).or(.plain)
      report(
        encryption.value.map { .value($0 == .tls) } ?? .unknown, "cache", cluster.entry,
        at: "ClusterEndpointEncryptionType", to: "'TLS'", &findings)
    }
  }

  private func report(
    _ isEncrypted: Known<Bool>, _ kind: String, _ entry: Entry, at property: String = "TransitEncryptionEnabled",
    to value: String = "true", _ findings: inout Findings
  ) {
    switch isEncrypted {
    case .value(false):
      findings.report(.notEncrypted("\(kind) '\(entry.id)'", property, value), on: entry, at: property)
    case .unknown:
      findings.unknown(
        entry, "whether '\(entry.id)' is encrypted in transit cannot be determined before deployment", at: property)
    case .value(true), .absent: break
    }
  }
}

extension Finding.Message {
  fileprivate static func notEncrypted(_ cache: String, _ property: String, _ value: String) -> Self {
    "\(cache) is not encrypted in transit; set '\(property)' to \(value)"
  }

  fileprivate static func optionalTLS(_ cache: LogicalID) -> Self {
    "cache '\(cache)' accepts connections without TLS; set 'TransitEncryptionMode' to 'required'"
  }
}
