import AWSResources
import Documents

/// Checks that users of an identity pool, and roles that read encrypted buckets, decrypt only through the service that has the
/// data.
struct DecryptionIsBoundToItsService: Rule {
  static let description = RuleDescription(
    id: "decryption-is-bound-to-its-service",
    subject: .identity,
    severity: .warning,
    summary:
      "Users of an identity pool, and roles that read encrypted buckets, decrypt only through the service that has the data.",
    rationale: """
      With a plain 'kms:Decrypt', a role can decrypt whatever is encrypted with the key and comes into its hands: a copied object, \
      a backup, a data key. The condition leaves only what the service gives out under its own permissions.
      """,
    remedy: """
      Add the condition '"StringEquals": {"kms:ViaService": "s3.REGION.amazonaws.com"}' to the statement, with the service that \
      encrypts with the key.
      """,
    references: [.aws("kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service")],
    passes: [
      RuleExample("users of an identity pool that decrypt through S3") { graph in
        add(to: &graph, [IAM.Condition("StringEquals", "kms:ViaService", "s3.\(.region).amazonaws.com")])
        addIdentityPool(to: &graph)
      },
      RuleExample("a role that reads a bucket and decrypts through S3") { graph in
        add(to: &graph, [IAM.Condition("StringLike", "kms:ViaService", "s3.*.amazonaws.com")])
      },
      RuleExample("a role with a key of several services") { graph in
        add(to: &graph)
        graph.add("Token", SecretsManager.Secret { $0.kmsKey = .to("Key") })
      },
      RuleExample("a role that reads no bucket") { graph in
        add(to: &graph, actions: ["s3:ListBucket"])
      },
      RuleExample("another statement that denies the rest") { graph in
        add(to: &graph)
        graph.change("Policy", IAM.RolePolicy.self) {
          $0.document?.statements.append(
            IAM.Statement(
              .deny, actions: ["kms:*"], resources: ["*"],
              conditions: [IAM.Condition("StringNotLike", "kms:ViaService", "s3.*.amazonaws.com")]))
        }
      },
    ],
    fails: [
      RuleExample(
        "users of an identity pool",
        finds: .finding(
          "Reader", in: "Policy", at: "PolicyDocument.Statement.1",
          """
          users with role 'Reader' can decrypt whatever is encrypted with the key; add a condition on 'kms:ViaService'
          """)
      ) { graph in
        add(to: &graph)
        addIdentityPool(to: &graph)
      },
      RuleExample(
        "a role that reads a bucket",
        finds: .finding(
          "Reader", in: "Policy", at: "PolicyDocument.Statement.1",
          """
          role 'Reader' reads bucket 'Files' and can decrypt whatever is encrypted with key 'Key'; add a condition on \
          'kms:ViaService' for S3
          """)
      ) { graph in add(to: &graph) },
    ],
    undetermined: [
      RuleExample("a condition that is not known", unknown: "Reader") { graph in
        add(to: &graph)
        addIdentityPool(to: &graph)
        graph.update("Policy") { entry in
          entry.extras.append(
            Extra(
              .cloudFormation, path: [.key("PolicyDocument"), .key("Statement"), .index(1), .key("Condition")],
              value: ["Fn::If": ["IsBound", ["StringEquals": ["kms:ViaService": "s3.*"]], ["Ref": "AWS::NoValue"]]]))
        }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let users = Set(model.identityPoolRoles(includingGuests: true).compactMap(\.id))
    let buckets = bucketsByKey(model)
    guard !users.isEmpty || !buckets.isEmpty else { return }
    for role in model.graph.all(IAM.Role.self) {
      guard let permissions = model.permissions(of: Reference(role.id)), !isBound(permissions)
      else { continue }
      for policy in permissions.policies {
        for (index, statement) in policy.statements.enumerated() where decrypts(statement) {
          let read = users.contains(role.id) ? nil : readBucket(statement, buckets, permissions)
          guard users.contains(role.id) || read != nil else { continue }
          if policy.entry.isUnresolved(at: policy.place(ofStatement: index).property + ["Condition"]) {
            findings.unknown(
              role, "the conditions of '\(policy.entry.id)' cannot be determined before deployment")
          } else {
            findings.report(
              read.map { .reader(role.id, $0.bucket, $0.key) } ?? .user(role.id), on: role.id,
              at: policy.place(ofStatement: index))
          }
        }
      }
    }
  }

  /// Whether a statement allows to decrypt directly.
  private func decrypts(_ statement: IAM.Statement) -> Bool {
    statement.isAllow && namesDecryption(statement) && !(statement.conditions ?? []).contains(where: isViaService)
  }

  /// Whether other statements deny what does not come through a service.
  private func isBound(_ permissions: RolePermissions) -> Bool {
    permissions.policies.contains { policy in
      policy.statements.contains { statement in
        statement.effect?.literal == .deny && namesDecryption(statement)
          && (statement.conditions ?? []).contains(where: isViaService)
      }
    }
  }

  private func namesDecryption(_ statement: IAM.Statement) -> Bool {
    statement.actionNames.contains { ActionPattern($0).matches("kms:Decrypt") }
  }

  private func isViaService(_ condition: IAM.Condition) -> Bool { condition.key.lowercased() == "kms:viaservice" }

  /// The bucket that a role reads and the key of a statement that is for the keys of buckets alone.
  private func readBucket(
    _ statement: IAM.Statement, _ buckets: [LogicalID: [LogicalID]], _ permissions: RolePermissions
  ) -> (bucket: LogicalID, key: LogicalID)? {
    let keys = (statement.resources?.values ?? []).map { $0.expression.target?.id }
    guard let key = keys.first ?? nil, keys.allSatisfy({ $0.map { buckets[$0] != nil } ?? false }) else { return nil }
    return buckets[key]?.first { permissions.allow("s3:GetObject", on: $0) }.map { ($0, key) }
  }

  /// The buckets of each key that encrypts nothing else.
  private func bucketsByKey(_ model: Model) -> [LogicalID: [LogicalID]] {
    var buckets: [LogicalID: [LogicalID]] = [:]
    for bucket in model.graph.all(S3.Bucket.self) {
      for rule in bucket.encryptionRules {
        if let key = rule.kmsKey?.id { buckets[key, default: []].append(bucket.id) }
      }
    }
    return buckets.filter { key, _ in
      model.graph[key]?.resource is KMS.Key
        && model.edges(to: key).allSatisfy { id in
          switch model.graph[id]?.content {
          case .typed(let resource)?:
            resource is S3.Bucket || resource is KMS.Alias || resource is IAM.Role || resource is IAM.RolePolicy
              || resource is IAM.ManagedPolicy || resource is S3.BucketPolicy
          case .raw(let raw)?: raw.type.hasPrefix("AWS::IAM::")
          case nil: false
          }
        }
    }
  }

  private static func add(
    to graph: inout ResourceGraph, _ conditions: [IAM.Condition]? = nil, actions: [String] = ["s3:GetObject"]
  ) {
    graph.add("Key", KMS.Key())
    graph.add(
      "Files",
      S3.Bucket {
        $0.encryptionRules = [
          .init {
            $0.algorithm = .literal(.kms)
            $0.kmsKey = .to("Key")
          }
        ]
      })
    graph.add("Reader", IAM.Role())
    let bucket: Value<String> = Reference<S3.Bucket>("Files").attribute("Arn")
    let key: Value<String> = Reference<KMS.Key>("Key").attribute("Arn")
    graph.add(
      "Policy",
      IAM.RolePolicy {
        $0.role = .to("Reader")
        $0.document = IAM.PolicyDocument([
          IAM.Statement(actions: actions, resources: ["\(bucket)/*"]),
          IAM.Statement(actions: ["kms:Decrypt"], resources: [key], conditions: conditions),
        ])
      })
  }

  private static func addIdentityPool(to graph: inout ResourceGraph) {
    graph.add(
      "Roles",
      Cognito.IdentityPoolRoleAttachment { $0.roles = ["authenticated": Reference<IAM.Role>.to("Reader").value] })
  }
}

extension Finding.Message {
  fileprivate static func user(_ role: LogicalID) -> Self {
    "users with role '\(role)' can decrypt whatever is encrypted with the key; add a condition on 'kms:ViaService'"
  }

  fileprivate static func reader(_ role: LogicalID, _ bucket: LogicalID, _ key: LogicalID) -> Self {
    """
    role '\(role)' reads bucket '\(bucket)' and can decrypt whatever is encrypted with key '\(key)'; add a condition on \
    'kms:ViaService' for S3
    """
  }
}
