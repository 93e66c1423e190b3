import AWSResources

/// Checks that a cache is encrypted at rest.
struct CacheIsEncrypted: Rule {
  static let description = RuleDescription(
    id: "cache-is-encrypted",
    catalogID: "CACHE001",
    subject: .data,
    severity: .error,
    summary: "A cache is encrypted at rest.",
    rationale: """
      A cache writes data to disk for swap, replica synchronization and snapshots. Encryption at rest cannot be \
      enabled on an existing cache.
      """,
    remedy: "Set 'AtRestEncryptionEnabled' to true, and 'KmsKeyId' to use a customer managed key.",
    references: [
      .cfnNag("F25"),
      .cdkNag("AwsSolutions-AEC3"), .checkov("CKV_AWS_29"), .securityHub("ElastiCache.4"), .checkov("CKV_AWS_47"),
      .securityHub("DynamoDB.3"), .trivy("AWS-0045"),
    ],
    passes: [
      RuleExample("an encrypted cache") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.isEncryptedAtRest = true })
      },
      RuleExample("Valkey, which ElastiCache encrypts by default") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.engine = "valkey" })
      },
    ],
    fails: [
      RuleExample(
        "a DAX cluster without the property",
        finds: .finding(
          "Items", at: "SSESpecification.SSEEnabled",
          "cache 'Items' is not encrypted at rest; set 'SSEEnabled' to true")
      ) {
        $0.add("Items", DAX.Cluster())
      },
      RuleExample(
        "a cache without the property",
        finds: .finding(
          "Cache", at: "AtRestEncryptionEnabled",
          "cache 'Cache' is not encrypted at rest; set 'AtRestEncryptionEnabled' to true")
      ) {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.engine = "redis" })
      },
      RuleExample(
        "an unencrypted cache",
        finds: .finding(
          "Cache", at: "AtRestEncryptionEnabled",
          "cache 'Cache' is not encrypted at rest; set 'AtRestEncryptionEnabled' to true")
      ) {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.isEncryptedAtRest = false })
      },
    ],
    undetermined: [
      RuleExample("an engine from a parameter, which decides the default", unknown: "Cache") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.engine = .parameter("Engine") })
      },
      RuleExample("a value from a parameter", unknown: "Cache") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.isEncryptedAtRest = .parameter("Encrypted") })
      },
      RuleExample("a member of a global datastore, which has the setting of its primary", unknown: "Cache") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.globalReplicationGroup = .parameter("Global") })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for cache in model.graph.all(ElastiCache.ReplicationGroup.self) {
      var isEncrypted = model.known(cache.isEncryptedAtRest)
      if isEncrypted.isAbsent {
        isEncrypted = cache.globalReplicationGroup == nil ? encryptionDefault(model.known(cache.engine)) : .unknown
      }
      report(isEncrypted, Place(cache.entry, ["AtRestEncryptionEnabled"]), &findings)
    }
    for cluster in model.graph.all(DAX.Cluster.self) {
      let isOpen = cluster.entry.isPartlyUnknown(at: "SSESpecification")
      report(
        isOpen ? .unknown : model.known(cluster.isEncryptedAtRest).or(false),
        Place(cluster.entry, ["SSESpecification", "SSEEnabled"]), &findings)
    }
  }

  /// Whether a cache of an engine is encrypted where nothing is set: Valkey is, Redis OSS is not.
  ///
  /// <https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html>
  private func encryptionDefault(_ engine: Known<String>) -> Known<Bool> {
    switch engine {
    case .value(let engine): .value(engine.lowercased() == "valkey")
    case .unknown: .unknown
    case .absent: .value(false)
    }
  }

  private func report(_ isEncrypted: Known<Bool>, _ place: Place, _ findings: inout Findings) {
    let id = place.entry.id
    switch isEncrypted {
    case .value(false): findings.report(.notEncrypted(id, place.property.last ?? ""), on: id, at: place)
    case .unknown:
      findings.unknown(id, "whether '\(id)' is encrypted cannot be determined before deployment", at: place)
    case .value(true), .absent: break
    }
  }
}

extension Finding.Message {
  fileprivate static func notEncrypted(_ cache: LogicalID, _ property: String) -> Self {
    "cache '\(cache)' is not encrypted at rest; set '\(property)' to true"
  }
}
