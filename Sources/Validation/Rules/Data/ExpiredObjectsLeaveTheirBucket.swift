import AWSResources

/// Checks that a lifecycle rule that expires objects of a bucket with versions also deletes the noncurrent versions.
struct ExpiredObjectsLeaveTheirBucket: Rule {
  static let description = RuleDescription(
    id: "expired-objects-leave-their-bucket",
    subject: .data,
    severity: .warning,
    summary: "Where objects of a bucket with versioning expire, their noncurrent versions expire too.",
    rationale: """
      In a bucket with versioning, an expired object gets a delete marker and becomes a noncurrent version. It is stored, paid \
      for, and readable by its version, as long as nothing deletes that.
      """,
    remedy: """
      Add 'NoncurrentVersionExpiration' to the lifecycle rule. S3 then also removes the delete markers, once the versions under \
      them are gone.
      """,
    references: [.aws("AmazonS3/latest/userguide/intro-lifecycle-rules.html#intro-lifecycle-rules-actions")],
    passes: [
      RuleExample("a rule that also deletes noncurrent versions") { graph in
        add(to: &graph) {
          $0.expiration = 30
          $0.noncurrentExpiration = .init { $0.age = 7 }
        }
      },
      RuleExample("another rule that deletes the noncurrent versions of all objects") { graph in
        add(to: &graph) {
          $0.prefix = "logs/"
          $0.expiration = 30
        }
        graph.change("Bucket", S3.Bucket.self) { bucket in
          bucket.lifecycleRules.append(
            .init {
              $0.status = .literal(.enabled)
              $0.noncurrentExpirationDays = 7
            })
        }
      },
      RuleExample("a bucket without versions") { graph in
        add(to: &graph) { $0.expiration = 30 }
        graph.change("Bucket", S3.Bucket.self) { $0.versioning = nil }
      },
      RuleExample("a rule that only moves objects") { graph in
        add(to: &graph) { $0.transitions = [.init { $0.age = 30 }] }
      },
      RuleExample("a rule that is turned off") { graph in
        add(to: &graph) {
          $0.status = .literal(.disabled)
          $0.expiration = 30
        }
      },
    ],
    fails: [
      RuleExample(
        "expiration alone",
        finds: .finding(
          "Bucket", at: "LifecycleConfiguration.Rules.0",
          """
          objects of bucket 'Bucket' expire, and their noncurrent versions stay forever; add 'NoncurrentVersionExpiration' to \
          the lifecycle rule
          """)
      ) { graph in add(to: &graph) { $0.expiration = 30 } },
      RuleExample(
        "a rule that deletes the noncurrent versions of other objects",
        finds: .finding(
          "Bucket", at: "LifecycleConfiguration.Rules.0",
          """
          objects of bucket 'Bucket' expire, and their noncurrent versions stay forever; add 'NoncurrentVersionExpiration' to \
          the lifecycle rule
          """)
      ) { graph in
        add(to: &graph) { $0.expirationDate = "2030-01-01T00:00:00Z" }
        graph.change("Bucket", S3.Bucket.self) { bucket in
          bucket.lifecycleRules.append(
            .init {
              $0.status = .literal(.enabled)
              $0.prefix = "logs/"
              $0.noncurrentExpiration = .init { $0.age = 7 }
            })
        }
      },
    ],
    undetermined: [
      RuleExample("versioning from a parameter", unknown: "Bucket") { graph in
        add(to: &graph) { $0.expiration = 30 }
        graph.change("Bucket", S3.Bucket.self) { $0.versioning = .parameter("Versioning") }
      },
      RuleExample("another rule with a prefix from a parameter", unknown: "Bucket") { graph in
        add(to: &graph) { $0.expiration = 30 }
        graph.change("Bucket", S3.Bucket.self) { bucket in
          bucket.lifecycleRules.append(
            .init {
              $0.status = .literal(.enabled)
              $0.prefix = .parameter("Prefix")
              $0.noncurrentExpiration = .init { $0.age = 7 }
            })
        }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for bucket in model.graph.all(S3.Bucket.self) {
      let rules = bucket.lifecycleRules
      guard rules.contains(where: \.expiresObjects) else { continue }
      let versions = versioning(of: bucket, model)
      if versions.value == false || versions.isAbsent { continue }
      let isPartlyKnown = bucket.entry.isUnresolved(at: ["LifecycleConfiguration"])
      for (index, rule) in rules.enumerated() where rule.expiresObjects && model.literal(rule.status) != .disabled {
        if rule.expiresVersions { continue }
        let covers = rules.filter { $0.expiresVersions && model.literal($0.status) != .disabled }
          .map { $0.covers(rule, model) }
        if covers.contains(true) { continue }
        if versions.isUnknown || isPartlyKnown || covers.contains(nil) {
          findings.unknown(
            bucket, "whether noncurrent versions stay in '\(bucket.id)' cannot be determined before deployment",
            at: "LifecycleConfiguration")
        } else {
          findings.report(.versionsStay(bucket.id), on: bucket, at: "LifecycleConfiguration", "Rules", "\(index)")
        }
      }
    }
  }

  /// Whether the bucket has versions; a suspended one keeps those that it has, which are not in the template.
  private func versioning(of bucket: Located<S3.Bucket>, _ model: Model) -> Known<Bool> {
    let inline = model.known(bucket.inlineVersioning?.isEnabled)
    switch model.known(bucket.versioning) {
    case .value(let state): return .value(state == .enabled)
    case .unknown: return .unknown
    case .absent: return inline
    }
  }

  private static func add(to graph: inout ResourceGraph, _ configure: (inout S3.Bucket.LifecycleRule) -> Void) {
    graph.add(
      "Bucket",
      S3.Bucket {
        $0.versioning = .literal(.enabled)
        var rule = S3.Bucket.LifecycleRule()
        rule.status = .literal(.enabled)
        configure(&rule)
        $0.lifecycleRules = [rule]
      })
  }
}

extension S3.Bucket.LifecycleRule {
  fileprivate var expiresObjects: Bool { expiration != nil || expirationDate != nil }
  fileprivate var expiresVersions: Bool { noncurrentExpiration != nil || noncurrentExpirationDays != nil }

  /// Whether the rule is for every object that another one is for; `nil` where that is not known.
  fileprivate func covers(_ other: Self, _ model: Model) -> Bool? {
    guard objectTags.entries.isEmpty || objectTags == other.objectTags,
      objectSizeGreaterThan == nil || objectSizeGreaterThan == other.objectSizeGreaterThan,
      objectSizeLessThan == nil || objectSizeLessThan == other.objectSizeLessThan
    else { return false }
    switch (model.known(prefix), model.known(other.prefix)) {
    case (.absent, _), (.value(""), _): return true
    case (.value(let own), .value(let prefix)): return prefix.hasPrefix(own)
    case (.value, .absent): return false
    case (.unknown, _), (_, .unknown): return prefix == other.prefix ? true : nil
    }
  }
}

extension Finding.Message {
  fileprivate static func versionsStay(_ bucket: LogicalID) -> Self {
    """
    objects of bucket '\(bucket)' expire, and their noncurrent versions stay forever; add 'NoncurrentVersionExpiration' to the \
    lifecycle rule
    """
  }
}
