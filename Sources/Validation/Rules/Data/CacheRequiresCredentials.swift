import AWSResources
import Documents

/// Checks that a Valkey or Redis OSS cache requires authentication, with a user group or with a token that is not in
/// the template.
struct CacheRequiresCredentials: Rule {
  static let description = RuleDescription(
    id: "cache-requires-credentials",
    catalogID: "CACHE003",
    subject: .data,
    severity: .warning,
    summary: """
      A Valkey or Redis OSS cache requires authentication, with a user group or with a token that is not in the \
      template.
      """,
    rationale: "Without authentication, any client that can connect to the cache can read and change all data.",
    remedy: "Set 'UserGroupIds' to a user group whose users authenticate with IAM.",
    references: [.cdkNag("AwsSolutions-AEC6"), .checkov("CKV_AWS_31"), .securityHub("ElastiCache.6")],
    passes: [
      RuleExample("a user group") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.userGroups = [.existing("clients")] })
      },
      RuleExample("a token from Secrets Manager") {
        $0.add(
          "Cache", ElastiCache.ReplicationGroup { $0.authToken = "{{resolve:secretsmanager:cache:SecretString:token}}" }
        )
      },
      RuleExample("serverless Memcached, which has no users") {
        $0.add("Cache", ElastiCache.ServerlessCache { $0.engine = "memcached" })
      },
    ],
    fails: [
      RuleExample(
        "a MemoryDB cluster that is open to everybody",
        finds: .finding(
          "Memory", at: "ACLName",
          "MemoryDB cluster 'Memory' requires no authentication; set 'ACLName' to an access control list with users")
      ) {
        $0.add("Memory", MemoryDB.Cluster { $0.accessControlList = "open-access" })
      },
      RuleExample(
        "no user group and no token",
        finds: .finding(
          "Cache", at: "UserGroupIds",
          "cache 'Cache' requires no authentication; set 'UserGroupIds' to a user group with IAM authentication")
      ) {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.engine = "valkey" })
      },
      RuleExample(
        "a token in the template",
        finds: .finding(
          "Cache", at: "AuthToken",
          "the token of cache 'Cache' is in the template; replace it with 'UserGroupIds'")
      ) {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.authToken = "correct-horse-battery" })
      },
      RuleExample(
        "a token from a parameter without NoEcho",
        finds: .finding(
          "Cache", at: "AuthToken",
          """
          the token of cache 'Cache' is the parameter 'Token', whose value is visible; set 'NoEcho' of the parameter \
          to true
          """)
      ) { graph in
        graph.parameters = [Parameter("Token")]
        graph.add("Cache", ElastiCache.ReplicationGroup { $0.authToken = .parameter("Token") })
      },
      RuleExample(
        "a serverless cache without a user group",
        finds: .finding(
          "Cache", at: "UserGroupId",
          "cache 'Cache' requires no authentication; set 'UserGroupId' to a user group with IAM authentication")
      ) {
        $0.add("Cache", ElastiCache.ServerlessCache { $0.engine = "redis" })
      },
    ],
    undetermined: [
      RuleExample("a token from an import", unknown: "Cache") {
        $0.add(
          "Cache",
          ElastiCache.ReplicationGroup {
            $0.authToken = .expression(.verbatim(["Fn::ImportValue": "token"], resolved: nil))
          })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for cache in model.graph.all(ElastiCache.ReplicationGroup.self) {
      if let token = cache.authToken, !token.expression.isNoValue {
        check(token, of: cache, model, &findings)
      } else if cache.entry.isPartlyUnknown(at: "UserGroupIds") {
        findings.unknown(
          cache, "whether '\(cache.id)' has a user group cannot be determined before deployment", at: "UserGroupIds")
      } else if cache.userGroups?.isWrittenOut != false, cache.userGroups?.items.isEmpty != false {
        if cache.globalReplicationGroup == nil {
          findings.report(.noAuthentication(cache.id, "UserGroupIds"), on: cache, at: "UserGroupIds")
        }
      }
    }
    for cache in model.graph.all(ElastiCache.ServerlessCache.self) {
      guard let engine = model.known(cache.engine).value, engine.lowercased() != "memcached" else { continue }
      let hasUsers = cache.userGroup.map { !$0.expression.isNoValue } ?? false
      if !hasUsers { findings.report(.noAuthentication(cache.id, "UserGroupId"), on: cache, at: "UserGroupId") }
    }
    for cluster in model.graph.all(MemoryDB.Cluster.self) {
      switch model.known(cluster.accessControlList) {
      case .value("open-access"): findings.report(.openAccess(cluster.id), on: cluster, at: "ACLName")
      case .unknown where cluster.accessControlList?.expression.target == nil:
        findings.unknown(
          cluster, "the access control list of '\(cluster.id)' cannot be determined before deployment", at: "ACLName")
      case .value, .absent, .unknown: break
      }
    }
  }

  private func check(
    _ token: Value<String>, of cache: Located<ElastiCache.ReplicationGroup>, _ model: Model,
    _ findings: inout Findings
  ) {
    let parts = token.expression.parts
    if parts.isEmpty {
      return findings.unknown(
        cache, "the source of the token of '\(cache.id)' cannot be determined before deployment", at: "AuthToken")
    }
    if model.text(token)?.contains("{{resolve:") == true { return }
    if token.literal != nil { return findings.report(.literalToken(cache.id), on: cache, at: "AuthToken") }
    for case .parameter(let name) in parts {
      guard let parameter = model.parameter(named: name), !parameter.isStored else {
        continue
      }
      if !parameter.isSecret {
        findings.report(.visibleToken(cache.id, name), on: cache, at: "AuthToken")
      } else if let text = parameter.defaultValue?.string, !text.isEmpty {
        findings.report(.literalToken(cache.id), on: cache, at: "AuthToken")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func noAuthentication(_ cache: LogicalID, _ property: String) -> Self {
    "cache '\(cache)' requires no authentication; set '\(property)' to a user group with IAM authentication"
  }

  fileprivate static func openAccess(_ cluster: LogicalID) -> Self {
    "MemoryDB cluster '\(cluster)' requires no authentication; set 'ACLName' to an access control list with users"
  }

  fileprivate static func literalToken(_ cache: LogicalID) -> Self {
    "the token of cache '\(cache)' is in the template; replace it with 'UserGroupIds'"
  }

  fileprivate static func visibleToken(_ cache: LogicalID, _ parameter: String) -> Self {
    "the token of cache '\(cache)' is the parameter '\(parameter)', whose value is visible; set 'NoEcho' of the parameter to true"
  }
}
