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
      RuleExample("a cache with TLS") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.isEncryptedInTransit = true })
      },
      RuleExample("a replica, which has the setting of its group") {
        $0.add("Replica", ElastiCache.CacheCluster { $0.replicationGroup = .to("Cache") })
      },
    ],
    fails: [
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
      RuleExample("a value from a parameter", unknown: "Cache") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.isEncryptedInTransit = .parameter("TLS") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for cache in model.graph.all(ElastiCache.ReplicationGroup.self) {
      let own = model.known(cache.isEncryptedInTransit)
      let isEncrypted = cache.globalReplicationGroup != nil && own.isAbsent ? .unknown : own.or(false)
      report(isEncrypted, cache.entry, &findings)
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
      report(model.known(cluster.isEncryptedInTransit).or(false), cluster.entry, &findings)
    }
  }

  private func report(_ isEncrypted: Known<Bool>, _ entry: Entry, _ findings: inout Findings) {
    switch isEncrypted {
    case .value(false): findings.report(.notEncrypted(entry.id), on: entry, at: "TransitEncryptionEnabled")
    case .unknown:
      findings.unknown(
        entry, "whether '\(entry.id)' is encrypted in transit cannot be determined before deployment",
        at: "TransitEncryptionEnabled")
    case .value(true), .absent: break
    }
  }
}

extension Finding.Message {
  fileprivate static func notEncrypted(_ cache: LogicalID) -> Self {
    "cache '\(cache)' is not encrypted in transit; set 'TransitEncryptionEnabled' to true"
  }

  fileprivate static func optionalTLS(_ cache: LogicalID) -> Self {
    "cache '\(cache)' accepts connections without TLS; set 'TransitEncryptionMode' to 'required'"
  }
}
