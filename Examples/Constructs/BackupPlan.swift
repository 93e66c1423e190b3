import Infra

extension Constructs {
  /// Daily and monthly backups of a file system and a bucket.
  static let backupPlan = Stack("backup-plan", region: .euWest1) {
    let shared = FileSystem("shared", in: Network("main", zones: 2).isolatedSubnets)
    BackupPlan(
      "regular", selection: .resources(shared, Bucket("documents")),
      rules: .daily(at: TimeOfDay(2, 30), retention: .days(35)),
      .monthly(retention: .days(730), coldStorage: .days(30)),
      minimumRetention: .days(14))
  }
}
