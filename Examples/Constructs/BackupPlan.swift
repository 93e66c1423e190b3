import Infra

extension Constructs {
  /// Daily and monthly backups of a file system and a bucket, the daily ones with a copy in another region.
  static let backupPlan = Stack("backup-plan", region: .euWest1) {
    let shared = FileSystem("shared", in: Network("main", zones: 2).isolatedSubnets)
    let copies = BackupVault.existing(
      "copies", vaultARN: "arn:aws:backup:eu-central-1:111122223333:backup-vault:backup-vault-copies",
      region: .euCentral1)
    BackupPlan(
      "regular", selection: .resources(shared, Bucket("documents")),
      rules: .daily(at: TimeOfDay(2, 30), retention: .days(35)).copied(to: copies, retention: .days(90)),
      .monthly(retention: .days(730), coldStorage: .days(30)),
      minimumRetention: .days(14))
  }
}
