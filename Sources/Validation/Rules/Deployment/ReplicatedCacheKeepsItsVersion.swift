import AWSResources
import Documents

/// Checks that Terraform does not replace a cache whose version AWS has raised.
struct ReplicatedCacheKeepsItsVersion: Rule {
  static let description = RuleDescription(
    id: "replicated-cache-keeps-its-version",
    subject: .deployment,
    severity: .warning,
    summary: "AWS raises no minor version of a cache that Terraform states.",
    rationale: """
      ElastiCache raises the minor version in a maintenance window where 'auto_minor_version_upgrade' is true, its default. The next \
      plan brings the stated version back: a lower version forces a new, empty cache.
      """,
    remedy: """
      Set 'auto_minor_version_upgrade' to false, and raise 'engine_version' yourself; or let 'ignore_changes' have \
      'engine_version'.
      """,
    references: [
      .aws("AmazonElastiCache/latest/dg/VersionManagement.html")
    ],
    passes: [
      RuleExample("a cache whose versions the team raises") {
        add(to: &$0, "valkey", "8.0")
        $0.change("Cache", ElastiCache.ReplicationGroup.self) { $0.upgradesMinorVersions = false }
      },
      RuleExample("a cache whose version Terraform does not bring back") {
        add(to: &$0, "valkey", "8.0")
        $0.update("Cache") { $0.ignoredChanges = ["engine_version"] }
      },
      RuleExample("a cache without a version") {
        add(to: &$0, "valkey", nil)
      },
      RuleExample("any minor version of Redis OSS 6, and the last one of version 7") {
        add(to: &$0, "redis", "6.x")
        add(to: &$0, "redis", "7.1", as: "Other")
      },
      RuleExample("a version that is too old for upgrades by AWS") { add(to: &$0, "redis", "5.0.6") },
      RuleExample("a template of CloudFormation, which changes only what changes in the template") {
        add(to: &$0, "valkey", "8.0")
        $0.origin = .cloudFormation
      },
    ],
    fails: [
      RuleExample(
        "a version that AWS may raise by default",
        finds: .finding(
          "Cache", at: "AutoMinorVersionUpgrade",
          """
          AWS raises the minor version of cache 'Cache', and Terraform then replaces it to bring back '8.0'; set \
          'auto_minor_version_upgrade' to false
          """)
      ) { add(to: &$0, "valkey", "8.0") },
      RuleExample(
        "a version of Redis OSS that AWS is asked to raise",
        finds: .finding(
          "Cache", at: "AutoMinorVersionUpgrade",
          """
          AWS raises the minor version of cache 'Cache', and Terraform then replaces it to bring back '7.0'; set \
          'auto_minor_version_upgrade' to false
          """)
      ) {
        add(to: &$0, nil, "7.0")
        $0.change("Cache", ElastiCache.ReplicationGroup.self) { $0.upgradesMinorVersions = true }
      },
    ],
    undetermined: [
      RuleExample("a variable that decides", unknown: "Cache") {
        add(to: &$0, "valkey", "8.0")
        $0.change("Cache", ElastiCache.ReplicationGroup.self) { $0.upgradesMinorVersions = .parameter("Upgrade") }
      }
    ]
  )

  /// The minor versions of an engine after which only major ones come, which AWS raises nobody to.
  private static let last: Set = ["redis 6.2", "redis 7.1", "valkey 7.2"]

  func check(_ model: Model, _ findings: inout Findings) {
    guard model.graph.isTerraform else { return }
    for cache in model.graph.all(ElastiCache.ReplicationGroup.self) {
      guard let version = model.literal(cache.engineVersion),
        let engine = model.known(cache.engine).or("redis").value?.lowercased(),
        let major = version.split(separator: ".").first.flatMap({ Int($0) }), major >= 6, !version.hasSuffix("x"),
        !Self.last.contains("\(engine) \(version)"), cache.globalReplicationGroup == nil,
        !cache.entry.ignoresChanges(of: "engine_version")
      else { continue }
      switch model.known(cache.upgradesMinorVersions).or(true) {
      case .value(true): findings.report(.isReplaced(cache.id, version), on: cache, at: "AutoMinorVersionUpgrade")
      case .unknown:
        findings.unknown(
          cache, "whether AWS raises the version of cache '\(cache.id)' cannot be determined before deployment",
          at: "AutoMinorVersionUpgrade")
      case .value(false), .absent: break
      }
    }
  }

  private static func add(
    to graph: inout ResourceGraph, _ engine: Value<String>?, _ version: Value<String>?, as id: LogicalID = "Cache"
  ) {
    graph.origin = .terraform
    graph.add(
      id,
      ElastiCache.ReplicationGroup {
        $0.engine = engine
        $0.engineVersion = version
      })
  }
}

extension Finding.Message {
  fileprivate static func isReplaced(_ cache: LogicalID, _ version: String) -> Self {
    """
    AWS raises the minor version of cache '\(cache)', and Terraform then replaces it to bring back '\(version)'; set \
    'auto_minor_version_upgrade' to false
    """
  }
}
