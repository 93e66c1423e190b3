import Documents
import ResourceGraph
import Templates
import Testing
import Validation

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
        "regular", selection: .resources(documents), rules: .daily(at: TimeOfDay(3, 15), retention: .days(35)),
        .weekly(.sunday, retention: .days(365), coldStorage: .days(30)), minimumRetention: .days(7))
    }.graph()
    let vault = try #require(graph.resource("RegularBackupVault", as: Backup.BackupVault.self))
    #expect(vault.name == "shop-regular" && vault.kmsKey?.id == "RegularBackupKey")
    #expect(vault.lock?.minimumRetention == 7 && vault.lock?.gracePeriod == nil)
    #expect(graph["RegularBackupVault"]?.deletionPolicy == .retainExceptOnCreate)
    let rules = try #require(graph.resource("RegularBackupPlan", as: Backup.BackupPlan.self)?.rules)
    #expect(rules.map(\.schedule) == ["cron(15 3 * * ? *)", "cron(0 2 ? * SUN *)"])
    #expect(rules.map { $0.lifecycle?.expiration } == [35, 365])
    #expect(rules.map { $0.lifecycle?.coldStorage } == [nil, 30])
    #expect(rules.allSatisfy { $0.vault?.id == "RegularBackupVault" })
    let selection = try #require(graph.resource("RegularBackupSelection", as: Backup.BackupSelection.self))
    #expect(selection.resources == [documents.arn] && selection.tags.isEmpty)
    #expect(graph["DocumentsBucket"] != nil)
  }

  @Test func `a file system in a plan is not backed up twice`() throws {
    let files = FileSystem("files", in: Network("main").isolatedSubnets)
    func backups(_ elements: any StackElement...) throws -> Value<ECS.State>? {
      try Stack("shop", region: .euWest1) { elements }.graph().all(EFS.FileSystem.self).first?.backups
    }
    #expect(try backups(files) == .literal(.enabled))
    #expect(
      try backups(BackupPlan("regular", selection: .resources(files), rules: .daily(retention: .days(35))))
        == .literal(.disabled))
    #expect(
      try backups(files, BackupPlan("regular", selection: .stack(services: .efs), rules: .daily(retention: .days(35))))
        == .literal(.disabled))
  }

  @Test func `a plan takes the stack, or what has a tag`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      BackupPlan("everything", selection: .stack(services: .efs), rules: .daily(retention: .days(35)))
      BackupPlan(
        "marked", selection: .tag("Backup", "yes", services: .s3, .rds), rules: .monthly(retention: .days(365)))
    }.graph()
    let selections = graph.all(Backup.BackupSelection.self).map(\.resource.tags.first)
    #expect(selections.map { $0?.key } == ["Stack", "Backup"])
    #expect(selections.map { $0?.value } == ["shop", "yes"])
    #expect(selections.map { $0?.test } == ["STRINGEQUALS", "STRINGEQUALS"])
  }

  @Test func `a bucket whose events are configured tells AWS Backup of changes too`() throws {
    func notifications(_ bucket: Bucket, isBackedUp: Bool) throws -> S3.Bucket.Notifications? {
      let graph = try Stack("shop", region: .euWest1) {
        bucket
        bucket.notifies(Queue("uploads"), of: .objectCreated())
        if isBackedUp { BackupPlan("regular", selection: .resources(bucket), rules: .daily(retention: .days(35))) }
      }.graph()
      return graph.resource("FilesBucket", as: S3.Bucket.self)?.notifications
    }
    #expect(try notifications(Bucket("files"), isBackedUp: true)?.usesEventBridge == true)
    #expect(try notifications(Bucket("files"), isBackedUp: false)?.usesEventBridge == nil)
  }

  @Test func `the role is AWS Backup's alone, and saves what is selected with the vault's key`() throws {
    let shared = FileSystem("shared", in: Network("main", zones: 2).isolatedSubnets)
    let graph = try Stack("shop", region: .euWest1) {
      BackupPlan(
        "regular", selection: .resources(shared), rules: .daily(retention: .days(35)), key: EncryptionKey("backups"))
    }.graph()
    let role = try #require(graph.resource("RegularBackupRole", as: IAM.Role.self))
    #expect(role.trustPolicy?.statements == [IAM.Statement(trusting: "backup.amazonaws.com", conditions: nil)])
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
      BackupPlan("regular", selection: .resources(documents), rules: .daily(retention: .days(35)))
    }.graph()
    let policy = try #require(graph.resource("RegularBackupPolicy", as: IAM.RolePolicy.self))
    let statement = policy.document?.statements.first { $0.actions?.values == ["kms:Decrypt", "kms:DescribeKey"] }
    #expect(statement?.resources?.values == [.expression(.attribute("DocumentsKey", "Arn"))])
    // It can decrypt objects, and nothing else that the key encrypts.
    #expect(statement?.conditions?.map(\.key) == ["kms:ViaService"])
    #expect(statement?.conditions?.first?.values.values == ["s3.\(.region).amazonaws.com"])
  }

  // MARK: - Copies

  private let remote = BackupVault.existing(
    "copies", vaultARN: "arn:aws:backup:eu-central-1:111122223333:backup-vault:production-copies", region: .euCentral1)

  @Test func `backups are copied to a vault in another region, with a retention of its own`() throws {
    let shared = FileSystem("shared", in: Network("main", zones: 2).isolatedSubnets)
    let graph = try Stack("shop", region: .euWest1) {
      BackupPlan(
        "regular", selection: .resources(shared),
        rules: .daily(retention: .days(35)).copied(to: remote, retention: .days(200), coldStorage: .days(30)),
        .monthly(retention: .days(365)))
    }.graph()
    #expect(graph.all(Backup.BackupVault.self).count == 1)
    let rules = try #require(graph.resource("RegularBackupPlan", as: Backup.BackupPlan.self)?.rules)
    #expect(rules.map(\.copies.count) == [1, 0])
    #expect(rules[0].copies.first?.vault == remote.arn)
    #expect(rules[0].copies.first?.lifecycle?.expiration == 200)
    #expect(rules[0].copies.first?.lifecycle?.coldStorage == 30)
    let policy = try #require(graph.resource("RegularBackupPolicy", as: IAM.RolePolicy.self))
    let copying = policy.document?.statements.first {
      $0.actions?.values == ["backup:DescribeBackupVault", "backup:CopyIntoBackupVault"]
    }
    #expect(copying?.resources?.values.last == remote.arn)
    let template = CloudFormation.write(graph)
    #expect(template.diagnostics == [])
    let written = template.document["Resources"]?["RegularBackupPlan"]?["Properties"]?["BackupPlan"]?["BackupPlanRule"]
    #expect(
      written?.array?.first?["CopyActions"]?.array?.first?["DestinationBackupVaultArn"]
        == "arn:aws:backup:eu-central-1:111122223333:backup-vault:production-copies")
    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == [])
    #expect(Validator().check(graph).findings.isEmpty)
  }

  @Test func `copies of databases are snapshots of another region`() throws {
    let orders = PostgreSQL("orders", in: Network("main", zones: 2).isolatedSubnets, size: .m7g(.large))
    func snapshots(_ rule: BackupRule) throws -> Value<String>? {
      let graph = try Stack("shop", region: .euWest1) {
        BackupPlan("regular", selection: .resources(orders), rules: rule)
      }.graph()
      return graph.resource("RegularBackupPolicy", as: IAM.RolePolicy.self)?.document?.statements
        .first { $0.actions?.values.first == "rds:CopyDBSnapshot" }?.resources?.values.first
    }
    let rule = BackupRule.daily(retention: .days(35))
    #expect(try snapshots(rule) == "arn:\(.partition):rds:\(.region):\(.accountID):snapshot:awsbackup:*")
    #expect(
      try snapshots(rule.copied(to: remote, retention: .days(35))) == "arn:\(.partition):rds:*:*:snapshot:awsbackup:*")
  }

  @Test func `a vault for copies admits other accounts to add some, and nothing else`() throws {
    let graph = try Stack("copies", region: .euCentral1) {
      BackupVault("archive", minimumRetention: .days(30), admitting: ["111122223333"])
    }.graph()
    let vault = try #require(graph.resource("ArchiveBackupVault", as: Backup.BackupVault.self))
    #expect(vault.kmsKey?.id == "ArchiveBackupKey" && vault.lock?.minimumRetention == 30)
    #expect(vault.policy?.statements.map(\.actions) == [["backup:CopyIntoBackupVault"]])
    #expect(
      vault.policy?.statements.first?.principal
        == IAM.Principal("AWS", ["arn:\(.partition):iam::111122223333:root"]))
    #expect(Validator().check(graph).findings.isEmpty)
    #expect(CloudFormation.write(graph).diagnostics == [] && Terraform.write(graph).diagnostics == [])
  }

  @Test func `a copy is retained as its vault's lock demands`() {
    let archive = BackupVault("archive", minimumRetention: .days(30))
    let rule = BackupRule.daily(retention: .days(35)).copied(to: archive, retention: .days(7))
    #expect(
      messages(BackupPlan("regular", selection: .stack(services: .efs), rules: rule)) == [
        "rule 'daily' of backup plan 'regular' retains copies in 'archive' for 7 days, less than the minimum of the vault's "
          + "lock; use 30 days or more"
      ])
  }

  // MARK: - What is refused

  @Test func `what AWS Backup refuses is an error`() {
    #expect(
      messages(
        BackupPlan(
          "regular", selection: .stack(services: .efs), rules: .daily(retention: .days(60), coldStorage: .days(30))))
        == [
          "rule 'daily' of backup plan 'regular' retains backups for 60 days and moves them to cold storage after 30, "
            + "where they must stay for 90; retain them for 120 days"
        ])
    #expect(
      messages(
        BackupPlan(
          "regular", selection: .stack(services: .efs),
          rules: .monthly(day: 31, at: TimeOfDay(24), retention: .hours(12)))) == [
          "rule 'monthly' of backup plan 'regular' runs on day 31 of the month; use 1 to 28, which every month has",
          "rule 'monthly' of backup plan 'regular' retains backups for 12 hours; use whole days, at least 1",
        ])
    #expect(
      messages(
        BackupPlan(
          "regular", selection: .stack(services: .efs), rules: .daily(retention: .days(7)), minimumRetention: .days(14))
      ) == [
        "rule 'daily' of backup plan 'regular' retains backups for 7 days, less than the minimum of the vault's lock; use "
          + "14 days or more"
      ])
    #expect(messages(BackupPlan("regular", selection: .resources())).count == 2)
    #expect(
      messages(
        BackupPlan(
          "regular", selection: .stack(services: .efs), rules: .daily(retention: .days(7)),
          .daily(at: TimeOfDay(9), retention: .days(7))))
        == [
          "backup plan 'regular' has two rules named 'daily'; rename one"
        ])
  }

  @Test func `a cluster of Aurora is backed up by its ARN, with permissions on snapshots of clusters`() throws {
    let network = Network("main", zones: 2)
    let orders = AuroraPostgreSQL("orders", in: network.isolatedSubnets, size: .r7g(.large))
    let graph = try Stack("shop", region: .euWest1) {
      orders
      BackupPlan("regular", selection: .resources(orders), rules: .daily(retention: .days(35)))
    }.graph()
    let selection = try #require(graph.resource("RegularBackupSelection", as: Backup.BackupSelection.self))
    #expect(selection.resources == [orders.arn])
    let policy = try #require(graph.resource("RegularBackupPolicy", as: IAM.RolePolicy.self))
    let snapshots: Value<String> = "arn:\(.partition):rds:\(.region):\(.accountID):cluster-snapshot:awsbackup:*"
    #expect(
      policy.document?.statements.prefix(2) == [
        IAM.Statement(
          actions: [
            "rds:DescribeDBClusters", "rds:ListTagsForResource", "rds:AddTagsToResource", "rds:CreateDBClusterSnapshot",
            "rds:DescribeDBClusterSnapshots",
          ], resources: [orders.arn, snapshots]),
        IAM.Statement(actions: ["rds:CopyDBClusterSnapshot", "rds:DeleteDBClusterSnapshot"], resources: [snapshots]),
      ])
    #expect(Validator().check(graph).findings.isEmpty)
    #expect(CloudFormation.write(graph).diagnostics == [] && Terraform.write(graph).diagnostics == [])
  }

  @Test func `clusters are selected by a tag too`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      BackupPlan("regular", selection: .tag("Backup", "yes", services: .aurora), rules: .daily(retention: .days(35)))
    }.graph()
    let policy = try #require(graph.resource("RegularBackupPolicy", as: IAM.RolePolicy.self))
    let clusters: Value<String> = "arn:\(.partition):rds:\(.region):\(.accountID):cluster:*"
    #expect(policy.document?.statements.first?.resources?.values.first == clusters)
  }
}
