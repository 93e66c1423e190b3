import Infra

extension Constructs {
  /// A vault for the copies of another account's backups, which are retained for 30 days at least.
  static let backupVault = Stack("backup-vault", region: .euCentral1) {
    BackupVault("copies", minimumRetention: .days(30), admitting: ["111122223333"])
  }
}
