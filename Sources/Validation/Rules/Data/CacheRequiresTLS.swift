import AWSResources

/// Asks that clients and nodes of a cache talk through TLS.
struct CacheRequiresTLS: Rule {
  static let description = RuleDescription(
    id: "cache-requires-tls",
    catalogID: "CACHE002",
    subject: .data,
    severity: .error,
    summary: "A cache encrypts what it sends, and refuses clients without TLS.",
    rationale: "What a cache holds, and the tokens that clients sign in with, can otherwise be read on the way.",
    remedy: "Set 'TransitEncryptionEnabled', and 'TransitEncryptionMode' to 'required' once every client has TLS.",
    references: [
      .cdkNag("AwsSolutions-AEC3"), .checkov("CKV_AWS_30"), .securityHub("ElastiCache.5"), .trivy("AWS-0051"),
    ],
    passes: [
      RuleExample("a cache with TLS") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.isEncryptedInTransit = true })
      },
      RuleExample("a replica that is as its group is") {
        $0.add("Replica", ElastiCache.CacheCluster { $0.replicationGroup = .to("Cache") })
      },
    ],
    fails: [
      RuleExample("a cache that says nothing", finds: "Cache") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.engine = "redis" })
      },
      RuleExample("a cache that lets clients choose", finds: "Cache") {
        $0.add(
          "Cache",
          ElastiCache.ReplicationGroup {
            $0.isEncryptedInTransit = true
            $0.transitEncryptionMode = .literal(.preferred)
          })
      },
      RuleExample("Memcached without TLS", finds: "Cache") {
        $0.add("Cache", ElastiCache.CacheCluster { $0.engine = "memcached" })
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Cache") {
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
      case .value(.preferred): findings.report(.prefers(cache.id), on: cache, at: "TransitEncryptionMode")
      case .unknown:
        findings.unknown(
          cache, "whether '\(cache.id)' insists on TLS is known to the deployment alone", at: "TransitEncryptionMode")
      case .value(.required), .absent: break
      }
    }
    for cluster in model.graph.all(ElastiCache.CacheCluster.self) where cluster.replicationGroup == nil {
      report(model.known(cluster.isEncryptedInTransit).or(false), cluster.entry, &findings)
    }
  }

  private func report(_ isEncrypted: Known<Bool>, _ entry: Entry, _ findings: inout Findings) {
    switch isEncrypted {
    case .value(false): findings.report(.plain(entry.id), on: entry, at: "TransitEncryptionEnabled")
    case .unknown:
      findings.unknown(
        entry, "whether '\(entry.id)' has TLS is known to the deployment alone", at: "TransitEncryptionEnabled")
    case .value(true), .absent: break
    }
  }
}

extension Finding.Message {
  fileprivate static func plain(_ cache: LogicalID) -> Self {
    "cache '\(cache)' talks to its clients without TLS; set 'TransitEncryptionEnabled'"
  }

  fileprivate static func prefers(_ cache: LogicalID) -> Self {
    "cache '\(cache)' takes clients without TLS; set 'TransitEncryptionMode' to 'required'"
  }
}
