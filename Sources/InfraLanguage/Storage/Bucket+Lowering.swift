import AWSResources
import Documents

extension Bucket {
  public func lower(into lowering: inout Lowering) {
    let physicalName = physicalName(in: lowering.naming)
    let uses: [BucketUse] = lowering.relations(to: self)
    let deliveries: [BucketDelivery] = lowering.relations(from: self)
    let backups: [BackupMembership] = lowering.relations(to: self)
    let contribution = lowering.contribution(to: self)
    check(uses, deliveries, &lowering)
    lowerReplicationRole(into: &lowering)
    let ofStack = replication.map(\.destination).filter {
      $0.existing == nil && lowering.naming.stackNames[$0.identity.key] == nil
    }
    let versions = ([self] + ofStack).map { bucket in
      Node(.string("aws_s3_bucket_versioning.\(Spelling.snakeCase(bucket.id("Bucket").name))"))
    }
    lowering.add(
      id("Bucket"), named: name,
      S3.Bucket {
        $0.name = physicalName
        $0.publicAccessBlock = .init {
          $0.blocksPublicACLs = true
          $0.blocksPublicPolicy = true
          $0.ignoresPublicACLs = true
          $0.restrictsPublicBuckets = true
        }
        $0.ownershipRules = [.init { $0.ownership = .literal(.bucketOwnerEnforced) }]
        $0.versioning = versioning.isOn ? .literal(.enabled) : nil
        $0.encryptionRules = [encryptionRule]
        $0.lifecycleRules = lifecycle.map(lifecycleRule) + [abortingIncompleteUploads]
        $0.corsRules = cors.map(corsRule)
        if let target = accessLogs.bucketName {
          $0.logging = .init {
            $0.bucket = Reference(expression: target.expression)
            $0.prefix = .literal(logPrefix)
          }
        }
        $0.notifications = notifications(deliveries, isBackedUp: !backups.isEmpty)
        $0.replication = replicationSettings
        if let objectLock {
          $0.hasObjectLock = true
          $0.objectLock = settings(of: objectLock)
        }
        if hasRequestMetrics { $0.metrics = [.init { $0.id = .literal(Self.metricsFilter) }] }
      }
    ) {
      $0.whenDeleted(.retain)
      $0.allowances += versioning.allowance(.bucketKeepsVersions, at: identity.location)
      // S3 checks its permissions to send events and write logs when it creates the bucket.
      $0.dependsOn = contribution.startDependencies + accessLogs.policyIDs
      // Resources of their own in Terraform, which S3 refuses before the bucket and the destinations keep versions.
      if !replication.isEmpty {
        $0.attributes.append("aws_s3_bucket_replication_configuration", ["depends_on": Node(.array(versions))])
      }
      if objectLock != nil {
        $0.attributes.append("aws_s3_bucket_object_lock_configuration", ["depends_on": Node(.array([versions[0]]))])
      }
    }
    lowering.add(
      policyID,
      S3.BucketPolicy {
        $0.bucket = bucket
        $0.document = IAM.PolicyDocument(
          [.refusingPlainText("s3:*", on: [arn, "\(arn)/*"])] + contribution.policyStatements)
      })
  }

  private var encryptionRule: S3.Bucket.EncryptionRule {
    .init {
      if let encryptionKey {
        $0.algorithm = .literal(.kms)
        $0.kmsKey = encryptionKey.key
        $0.hasBucketKey = true
      } else {
        $0.algorithm = .literal(.aes256)
      }
    }
  }

  private func corsRule(_ rule: CORSRule) -> S3.Bucket.CORSRule {
    func list(_ texts: [String]) -> List<Value<String>>? {
      texts.isEmpty ? nil : .items(texts.map { .literal($0) })
    }
    return .init {
      $0.allowedOrigins = list(rule.origins)
      $0.allowedMethods = list(rule.methods.map(\.rawValue))
      $0.allowedHeaders = list(rule.headers)
      $0.exposedHeaders = list(rule.exposedHeaders)
      $0.maxAge = .literal(rule.maxAge.wholeSeconds)
    }
  }

  // MARK: Lifecycle

  private func lifecycleRule(_ rule: LifecycleRule) -> S3.Bucket.LifecycleRule {
    .init {
      $0.id = .literal(rule.name)
      $0.status = .literal(.enabled)
      $0.prefix = rule.prefix.map { .literal($0) }
      $0.objectTags = Tags(rule.tags.map { .init(name: $0.key, value: .literal($0.value)) })
      $0.expiration = rule.expiration?.wholeDays.map { .literal($0) }
      $0.transitions = rule.transitions.map { transition in
        .init {
          $0.storageClass = .literal(transition.storage.storageClass)
          $0.age = .literal(transition.days)
        }
      }
      $0.noncurrentTransitions = rule.noncurrentTransitions.map { transition in
        .init {
          $0.storageClass = .literal(transition.storage.storageClass)
          $0.age = .literal(transition.days)
        }
      }
      if let days = rule.noncurrentExpiration?.wholeDays {
        $0.noncurrentExpiration = .init {
          $0.age = .literal(days)
          $0.keptVersions = rule.keptVersions.map { .literal($0) }
        }
        // What is left of a deleted object whose versions have expired; an expiration of objects deletes it too, and S3 accepts
        // either of them in a rule, without tags.
        if rule.expiration == nil, rule.tags.isEmpty { $0.expiresDeleteMarkers = true }
      }
    }
  }

  private var abortingIncompleteUploads: S3.Bucket.LifecycleRule {
    .init {
      $0.id = "incomplete-uploads"
      $0.status = .literal(.enabled)
      $0.incompleteUploadExpiration = .literal(incompleteUploadExpiration.wholeDays ?? 0)
    }
  }

  // MARK: Events

  /// - Parameter isBackedUp: whether AWS Backup learns of changes by EventBridge, which it turns on itself where nothing is
  ///   configured. https://docs.aws.amazon.com/aws-backup/latest/devguide/s3-backups.html
  private func notifications(_ deliveries: [BucketDelivery], isBackedUp: Bool) -> S3.Bucket.Notifications? {
    guard sendsEventsToEventBridge || !deliveries.isEmpty else { return nil }
    var notifications = S3.Bucket.Notifications()
    if sendsEventsToEventBridge || isBackedUp { notifications.usesEventBridge = true }
    for delivery in deliveries {
      for event in delivery.events {
        switch delivery.receiver.bucketEventTarget {
        case .queue(let arn):
          notifications.queues.append(notification(event) { $0.queue = arn })
        case .topic(let arn):
          notifications.topics.append(notification(event) { $0.topic = Reference(expression: arn.expression) })
        case .function(let arn):
          notifications.functions.append(notification(event) { $0.function = arn })
        }
      }
    }
    return notifications
  }

  private func notification<N: BucketNotification>(_ event: BucketEvent, _ target: (inout N) -> Void) -> N {
    var notification = N()
    notification.events = [.literal(event.name)]
    if event.prefix != nil || event.suffix != nil {
      notification.filter = .init(
        prefix: event.prefix.map { .literal($0) }, suffix: event.suffix.map { .literal($0) })
    }
    target(&notification)
    return notification
  }
}

// MARK: - What S3 rejects

extension Bucket {
  private func check(_ uses: [BucketUse], _ deliveries: [BucketDelivery], _ lowering: inout Lowering) {
    checkName(&lowering)
    checkLock(uses, &lowering)
    checkReplication(&lowering)
    for rule in lifecycle { rule.check(in: &lowering, ofBucket: name) }
    var names: Set<String> = ["incomplete-uploads"]
    for rule in lifecycle where !names.insert(rule.name).inserted {
      lowering.report(
        "bucket '\(name)' has two lifecycle rules named '\(rule.name)'; rename one", at: rule.location)
    }
    if (incompleteUploadExpiration.wholeDays ?? 0) < 1 {
      lowering.report(
        "bucket '\(name)' retains the parts of incomplete uploads for \(incompleteUploadExpiration.words); use whole days, "
          + "at least 1")
    }
    for rule in cors where rule.origins.isEmpty || rule.methods.isEmpty {
      lowering.report("a CORS rule of bucket '\(name)' allows no request; add origins and methods")
    }
    if let encryptionKey, let use = uses.first {
      lowering.report(
        "bucket '\(name)' receives the access logs of \(use.user.description) but is encrypted with key "
          + "'\(encryptionKey.name)', which log delivery cannot use; remove the key")
    }
    check(deliveries, &lowering)
  }

  private func checkName(_ lowering: inout Lowering) {
    let given = explicitName ?? lowering.naming.physicalName(of: self)
    // Twelve digits of the account, the region, and a hyphen before each.
    let rest = explicitName == nil ? 14 + (lowering.graph.region?.utf8.count ?? 0) : 0
    guard let problem = BucketName.problem(with: given, followedBy: rest) else { return }
    lowering.report("bucket name '\(given)' \(problem)")
  }

  /// Reports two deliveries of the same event, which S3 rejects, and prefixes that no key has.
  private func check(_ deliveries: [BucketDelivery], _ lowering: inout Lowering) {
    var known: [BucketEvent] = []
    for delivery in deliveries {
      for event in delivery.events {
        if let prefix = event.prefix, let problem = KeyPrefix.problem(with: prefix) {
          lowering.report(
            "bucket '\(name)' sends events '\(event.name)' with the prefix '\(prefix)', \(problem)",
            at: delivery.location)
        }
        if let other = known.first(where: { $0.overlaps(event) }) {
          lowering.report(
            "bucket '\(name)' sends \(event) twice, also as \(other), and S3 sends an event to one destination only; "
              + "use different prefixes, or send it to a topic or EventBridge", at: delivery.location)
        }
        known.append(event)
      }
    }
  }
}

/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
enum BucketName {
  /// What S3 does not accept in a name.
  ///
  /// - Parameter rest: the number of characters that follow the name.
  static func problem(with name: String, followedBy rest: Int = 0) -> String? {
    let count = name.utf8.count + rest
    if count > 63 {
      let ending = rest == 0 ? "" : " with the account id and the region at its end"
      return "has \(count) characters\(ending), S3 allows 63; shorten it, or set 'physicalName'"
    }
    if count < 3 { return "has \(count) characters; use at least 3" }
    if let wrong = name.unicodeScalars.first(where: { !isAllowed($0) }) {
      return "contains '\(wrong)'; S3 allows lower-case letters, digits and hyphens"
    }
    if name.utf8.first == UInt8(ascii: "-") || (rest == 0 && name.utf8.last == UInt8(ascii: "-")) {
      return "begins or ends with a hyphen; begin and end with a letter or a digit"
    }
    for prefix in ["xn--", "sthree-", "amzn-s3-demo-"] where name.hasPrefix(prefix) {
      return "begins with '\(prefix)', which S3 reserves; use another beginning"
    }
    for suffix in ["-s3alias", "--ol-s3", "--x-s3", "--table-s3"] where rest == 0 && name.hasSuffix(suffix) {
      return "ends in '\(suffix)', which S3 reserves; use another ending"
    }
    return nil
  }

  /// Dots are not allowed: the certificates of S3 do not match a name with one.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "-"
  }
}
