import Infra

extension Constructs {
  /// A file system and a bucket that are saved every day, and every month for years.
  static let backupPlan = Stack("backup-plan", region: .euWest1) {
    let shared = FileSystem("shared", in: Network("main", zones: 2).isolatedSubnets)
    BackupPlan(
      "regular", of: .only(shared, Bucket("documents")),
      .daily(at: 2, retention: .days(35)),
      .monthly(retention: .days(730), coldStorage: .days(30)),
      minimumRetention: .days(14))
  }
}
