import AWSResources
import Documents

/// Checks that CloudFormation changes the number of a cache's shards instead of replacing the cache.
struct CacheIsReshardedInPlace: Rule {
  static let description = RuleDescription(
    id: "cache-is-resharded-in-place",
    subject: .deployment,
    severity: .warning,
    summary: "CloudFormation changes the number of a cache's shards in place.",
    rationale: """
      Without the update policy, CloudFormation creates a new, empty replication group for another 'NumNodeGroups', and deletes \
      the former one with its data.
      """,
    remedy: "Set 'UseOnlineResharding' to true in 'UpdatePolicy' of the resource, beside 'Properties'.",
    references: [.aws("AWSCloudFormation/latest/UserGuide/aws-attribute-updatepolicy.html")],
    passes: [
      RuleExample("shards with the update policy") {
        $0.add("Prices", ElastiCache.ReplicationGroup { $0.nodeGroupCount = 3 })
        $0.update("Prices") { $0.attributes["UpdatePolicy"] = ["UseOnlineResharding": true] }
      },
      RuleExample("a cache of Terraform, which reshards in place") {
        $0.origin = .terraform
        $0.add("Prices", ElastiCache.ReplicationGroup { $0.nodeGroupCount = 3 })
      },
      RuleExample("a cache without shards") {
        $0.add("Prices", ElastiCache.ReplicationGroup { $0.cacheClusterCount = 2 })
      },
    ],
    fails: [
      RuleExample(
        "shards without the update policy",
        finds: .finding(
          "Prices",
          "CloudFormation replaces cache 'Prices' for another number of shards; set 'UseOnlineResharding' in 'UpdatePolicy'"
        )
      ) {
        $0.add("Prices", ElastiCache.ReplicationGroup { $0.nodeGroupCount = 3 })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    guard model.graph.origin != .terraform else { return }
    for cache in model.graph.all(ElastiCache.ReplicationGroup.self) where cache.nodeGroupCount != nil {
      guard cache.nodeGroupCount?.literal != 1, cache.entry.lacks(updatePolicy: "UseOnlineResharding") else { continue }
      findings.report(.isReplaced(cache.id), on: cache)
    }
  }
}

extension Finding.Message {
  fileprivate static func isReplaced(_ cache: LogicalID) -> Self {
    "CloudFormation replaces cache '\(cache)' for another number of shards; set 'UseOnlineResharding' in 'UpdatePolicy'"
  }
}
