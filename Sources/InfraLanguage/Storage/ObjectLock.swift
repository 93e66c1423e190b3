/// How long S3 keeps every new version of an object from being deleted or overwritten, counted from its upload.
public struct ObjectLock: Hashable, Sendable {
  let mode: S3.Bucket.ObjectLock.Mode
  let retention: Duration

  /// Nobody can shorten the retention, not even the root user of the account: a mistake is paid for until it ends.
  ///
  /// - Parameter retention: 1 to 36500 whole days.
  public static func compliance(_ retention: Duration) -> ObjectLock {
    ObjectLock(mode: .compliance, retention: retention)
  }

  /// Only who has the permission `s3:BypassGovernanceRetention` can delete a version before the retention ends.
  ///
  /// - Parameter retention: 1 to 36500 whole days.
  public static func governance(_ retention: Duration) -> ObjectLock {
    ObjectLock(mode: .governance, retention: retention)
  }
}

extension Bucket {
  /// The lock's setting, which requires versions.
  func settings(of lock: ObjectLock) -> S3.Bucket.ObjectLock {
    .init {
      $0.status = "Enabled"
      $0.mode = .literal(lock.mode)
      $0.days = .literal(lock.retention.wholeDays ?? 0)
    }
  }

  func checkLock(_ uses: [BucketUse], _ lowering: inout Lowering) {
    guard let objectLock else { return }
    if !(1...36_500).contains(objectLock.retention.wholeDays ?? 0) {
      lowering.report(
        "bucket '\(name)' locks objects for \(objectLock.retention.words); use 1 to 36500 whole days")
    }
    if !versioning.isOn {
      lowering.report("bucket '\(name)' locks objects and keeps no versions, which S3 refuses; turn versioning on")
    }
    for use in uses {
      guard case .serverAccessLogs = use.purpose else { continue }
      lowering.report(
        "bucket '\(name)' locks objects, and S3 delivers no access logs to such a bucket; send those of "
          + "\(use.user.description) to another one")
    }
  }
}
