import AWSResources

/// Asks that a cache's disks and snapshots are encrypted.
struct CacheIsEncrypted: Rule {
  static let description = RuleDescription(
    id: "cache-is-encrypted",
    catalogID: "CACHE001",
    subject: .data,
    severity: .error,
    summary: "A cache is encrypted at rest.",
    rationale: """
      A cache swaps, synchronizes its replicas and keeps snapshots on disks; who gets at those reads sessions and \
      personal data, and encryption cannot be switched on later.
      """,
    remedy: "Set 'AtRestEncryptionEnabled', and 'KmsKeyId' for a key of your own.",
    references: [
      .cdkNag("AwsSolutions-AEC3"), .checkov("CKV_AWS_29"), .securityHub("ElastiCache.4"), .trivy("AWS-0045"),
      .document("004"),
    ],
    passes: [
      RuleExample("an encrypted cache") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.isEncryptedAtRest = true })
      },
      RuleExample("Valkey, which Terraform encrypts by itself") {
        $0.origin = .terraform
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.engine = "valkey" })
      },
    ],
    fails: [
      RuleExample("a cache that says nothing", finds: "Cache") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.engine = "redis" })
      },
      RuleExample("a cache that is not encrypted", finds: "Cache") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.isEncryptedAtRest = false })
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Cache") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.isEncryptedAtRest = .parameter("Encrypted") })
      },
      RuleExample("a member of a group over several regions, which is as its primary is", finds: "Cache") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.globalReplicationGroup = .parameter("Global") })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for cache in model.graph.all(ElastiCache.ReplicationGroup.self) {
      var isEncrypted = model.known(cache.isEncryptedAtRest)
      if isEncrypted.isAbsent {
        let isValkey = model.graph.origin == .terraform && model.known(cache.engine) == .value("valkey")
        isEncrypted = cache.globalReplicationGroup == nil ? .value(isValkey) : .unknown
      }
      switch isEncrypted {
      case .value(false): findings.report(.plain(cache.id), on: cache, at: "AtRestEncryptionEnabled")
      case .unknown:
        findings.unknown(
          cache, "whether '\(cache.id)' is encrypted is known to the deployment alone", at: "AtRestEncryptionEnabled")
      case .value(true), .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func plain(_ cache: LogicalID) -> Self {
    "cache '\(cache)' is not encrypted at rest; set 'AtRestEncryptionEnabled'"
  }
}
