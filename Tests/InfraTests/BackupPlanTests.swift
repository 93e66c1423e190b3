import Testing

@testable import InfraLanguage

@Suite struct BackupPlanTests {
  private func messages(_ plan: BackupPlan) -> [String] {
    let stack = Stack("shop", region: .euWest1) { plan }
    return (#expect(throws: Diagnostics.self) { try stack.graph() }?.all ?? []).map(\.message)
  }

  @Test func `a plan saves what it names into a vault with a key of its own, which stays`() throws {
    let documents = Bucket("documents")
    let graph = try Stack("shop", region: .euWest1) {
      BackupPlan(
        "regular", of: .only(documents), .daily(at: 3, retention: .days(35)),
        .weekly(on: .sunday, retention: .days(365), coldStorage: .days(30)), minimumRetention: .days(7))
    }.graph()
    let vault = try #require(graph.resource("RegularBackupVault", as: Backup.BackupVault.self))
    #expect(vault.name == "shop-regular" && vault.kmsKey?.id == "RegularBackupKey")
    #expect(vault.lock?.minimumRetention == 7 && vault.lock?.gracePeriod == nil)
    #expect(graph["RegularBackupVault"]?.deletionPolicy == .retain)
    let rules = try #require(graph.resource("RegularBackupPlan", as: Backup.BackupPlan.self)?.rules)
    #expect(rules.map(\.schedule) == ["cron(0 3 * * ? *)", "cron(0 2 ? * SUN *)"])
    #expect(rules.map { $0.lifecycle?.expiration } == [35, 365])
    #expect(rules.map { $0.lifecycle?.coldStorage } == [nil, 30])
    #expect(rules.allSatisfy { $0.vault?.id == "RegularBackupVault" })
    let selection = try #require(graph.resource("RegularBackupSelection", as: Backup.BackupSelection.self))
    #expect(selection.resources == [documents.arn] && selection.tags.isEmpty)
    #expect(graph["DocumentsBucket"] != nil)
  }

  @Test func `a plan takes the stack, or what has a tag`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      BackupPlan("everything", of: .stack(.efs), .daily(retention: .days(35)))
      BackupPlan("marked", of: .tag("Backup", "yes", of: .s3, .rds), .monthly(retention: .days(365)))
    }.graph()
    let selections = graph.all(Backup.BackupSelection.self).map(\.resource.tags.first)
    #expect(selections.map { $0?.key } == ["Stack", "Backup"])
    #expect(selections.map { $0?.value } == ["shop", "yes"])
    #expect(selections.map { $0?.test } == ["STRINGEQUALS", "STRINGEQUALS"])
  }

  @Test func `the role is AWS Backup's alone, and saves what is selected with the vault's key`() throws {
    let shared = FileSystem("shared", in: Network("main", zones: 2).isolatedSubnets)
    let graph = try Stack("shop", region: .euWest1) {
      BackupPlan("regular", of: .only(shared), .daily(retention: .days(35)), key: EncryptionKey("backups"))
    }.graph()
    let role = try #require(graph.resource("RegularBackupRole", as: IAM.Role.self))
    #expect(role.trustPolicy?.statements == [IAM.Statement(trusting: "backup.amazonaws.com")])
    let policy = try #require(graph.resource("RegularBackupPolicy", as: IAM.RolePolicy.self))
    let statements = policy.document?.statements ?? []
    #expect(statements.first?.actions?.values == ["elasticfilesystem:Backup", "elasticfilesystem:DescribeTags"])
    #expect(statements.first?.resources?.values == [shared.arn])
    let actions = statements.flatMap { $0.actions?.values.compactMap(\.literal) ?? [] }
    #expect(!actions.contains { $0.hasPrefix("s3:") || $0.hasPrefix("rds:") })
    let keys = statements.filter { $0.actions?.values.first?.literal?.hasPrefix("kms:") == true }
    #expect(keys.count == 2)
    #expect(keys.allSatisfy { $0.resources?.values == [.expression(.attribute("BackupsKey", "Arn"))] })
    #expect(graph["RegularBackupKey"] == nil)
  }

  @Test func `the role reads a bucket with its key`() throws {
    let documents = Bucket("documents", key: EncryptionKey("documents"))
    let graph = try Stack("shop", region: .euWest1) {
      BackupPlan("regular", of: .only(documents), .daily(retention: .days(35)))
    }.graph()
    let policy = try #require(graph.resource("RegularBackupPolicy", as: IAM.RolePolicy.self))
    let statement = policy.document?.statements.first { $0.actions?.values == ["kms:Decrypt", "kms:DescribeKey"] }
    #expect(statement?.resources?.values == [.expression(.attribute("DocumentsKey", "Arn"))])
  }

  @Test func `what AWS Backup refuses is an error`() {
    #expect(
      messages(BackupPlan("regular", of: .stack(.efs), .daily(retention: .days(60), coldStorage: .days(30)))) == [
        "schedule 'daily' of backup plan 'regular' keeps backups for 60 days and moves them to cold storage after 30, "
          + "where they stay for 90 at least; keep them for 120 days"
      ])
    #expect(
      messages(BackupPlan("regular", of: .stack(.efs), .monthly(on: 31, at: 24, retention: .hours(12)))) == [
        "schedule 'monthly' of backup plan 'regular' runs on day 31 of a month; use 1 to 28, which every month has",
        "schedule 'monthly' of backup plan 'regular' keeps backups for 12 hours; use whole days, 1 at least",
      ])
    #expect(
      messages(BackupPlan("regular", of: .stack(.efs), .daily(retention: .days(7)), minimumRetention: .days(14))) == [
        "schedule 'daily' of backup plan 'regular' keeps backups for 7 days, less than the vault's lock asks for; keep "
          + "them longer"
      ])
    #expect(messages(BackupPlan("regular", of: .only())).count == 2)
    #expect(
      messages(BackupPlan("regular", of: .stack(.efs), .daily(retention: .days(7)), .daily(at: 9, retention: .days(7))))
        == [
          "backup plan 'regular' has two schedules named 'daily'; name one otherwise"
        ])
  }
}
