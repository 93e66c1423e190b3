import AWSResources
import Documents

/// Asks that a cache knows its clients.
struct CacheRequiresCredentials: Rule {
  static let description = RuleDescription(
    id: "cache-requires-credentials",
    catalogID: "CACHE003",
    subject: .data,
    severity: .warning,
    summary: "A cache of Valkey or Redis OSS has a user group, or a token that is in no template.",
    rationale: "Without credentials whoever reaches the port reads and changes everything.",
    remedy: "Set 'UserGroupIds' to a group whose users sign in with IAM.",
    references: [.cdkNag("AwsSolutions-AEC6"), .checkov("CKV_AWS_31"), .securityHub("ElastiCache.6")],
    passes: [
      RuleExample("a group of users") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.userGroups = [.existing("clients")] })
      },
      RuleExample("a token from Secrets Manager") {
        $0.add(
          "Cache", ElastiCache.ReplicationGroup { $0.authToken = "{{resolve:secretsmanager:cache:SecretString:token}}" }
        )
      },
      RuleExample("Memcached without nodes, which knows no users") {
        $0.add("Cache", ElastiCache.ServerlessCache { $0.engine = "memcached" })
      },
    ],
    fails: [
      RuleExample("neither users nor a token", finds: "Cache") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.engine = "valkey" })
      },
      RuleExample("a token in the template", finds: "Cache") {
        $0.add("Cache", ElastiCache.ReplicationGroup { $0.authToken = "correct-horse-battery" })
      },
      RuleExample("a parameter that everybody sees", finds: "Cache") { graph in
        graph.parameters = [Parameter("Token")]
        graph.add("Cache", ElastiCache.ReplicationGroup { $0.authToken = .parameter("Token") })
      },
      RuleExample("a cache without nodes that anybody may use", finds: "Cache") {
        $0.add("Cache", ElastiCache.ServerlessCache { $0.engine = "redis" })
      },
    ],
    leavesOpen: [
      RuleExample("an import", finds: "Cache") {
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
          cache, "whether '\(cache.id)' has users is known to the deployment alone", at: "UserGroupIds")
      } else if cache.userGroups?.isWrittenOut != false, cache.userGroups?.items.isEmpty != false {
        if cache.globalReplicationGroup == nil { findings.report(.open(cache.id, "UserGroupIds"), on: cache) }
      }
    }
    for cache in model.graph.all(ElastiCache.ServerlessCache.self) {
      guard let engine = model.known(cache.engine).value, engine.lowercased() != "memcached" else { continue }
      let hasUsers = cache.userGroup.map { !$0.expression.isNoValue } ?? false
      if !hasUsers { findings.report(.open(cache.id, "UserGroupId"), on: cache) }
    }
  }

  private func check(
    _ token: Value<String>, of cache: Located<ElastiCache.ReplicationGroup>, _ model: Model,
    _ findings: inout Findings
  ) {
    let parts = token.expression.parts
    if parts.isEmpty {
      return findings.unknown(
        cache, "where the token of '\(cache.id)' comes from is known to the deployment alone", at: "AuthToken")
    }
    if model.text(token)?.contains("{{resolve:") == true { return }
    if token.literal != nil { return findings.report(.literal(cache.id), on: cache, at: "AuthToken") }
    for case .parameter(let name) in parts {
      guard let parameter = model.parameter(named: name), !parameter.type.hasPrefix("AWS::SSM::Parameter") else {
        continue
      }
      if !parameter.isSecret {
        findings.report(.shown(cache.id, name), on: cache, at: "AuthToken")
      } else if let text = parameter.defaultValue?.string, !text.isEmpty {
        findings.report(.literal(cache.id), on: cache, at: "AuthToken")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func open(_ cache: LogicalID, _ property: String) -> Self {
    "cache '\(cache)' asks nobody who he is; set '\(property)' to a group whose users sign in with IAM"
  }

  fileprivate static func literal(_ cache: LogicalID) -> Self {
    "the token of cache '\(cache)' stands in the template; set 'UserGroupIds' in its place"
  }

  fileprivate static func shown(_ cache: LogicalID, _ parameter: String) -> Self {
    "the token of cache '\(cache)' is the parameter '\(parameter)', which is shown to everybody; set 'NoEcho'"
  }
}
