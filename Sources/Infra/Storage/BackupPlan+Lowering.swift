extension BackupPlan {
  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    let physicalName: String = physicalName(in: lowering)
    Names.check(physical: physicalName, of: "backup vault", longest: 50, in: &lowering)
    if encryptionKey == nil {
      lowering.addKey(
        id("BackupKey"), named: "\(name)-backup", "Backup vault \(name)", alias: "\(physicalName)-backup",
        statements: [])
    }
    lowering.add(
      id("BackupVault"), named: name,
      Backup.BackupVault {
        $0.name = .literal(physicalName)
        $0.kmsKey = vaultKey
        if let days = minimumRetention?.wholeDays { $0.lock = .init { $0.minimumRetention = .literal(days) } }
      }
    ) { $0.retain(.retain) }
    lowering.add(
      id("BackupPlan"), named: name,
      Backup.BackupPlan {
        $0.name = .literal(physicalName)
        $0.rules = schedules.map(rule)
      })
    lowerRole(into: &lowering)
    lowerSelection(physicalName, into: &lowering)
  }

  private func rule(_ schedule: BackupSchedule) -> Backup.BackupPlan.Rule {
    .init {
      $0.name = .literal(schedule.name)
      $0.vault = vault
      $0.schedule = .literal(schedule.expression)
      $0.startWindow = 60
      $0.completionWindow = 720
      $0.lifecycle = .init {
        $0.expiration = schedule.retention.wholeDays.map { .literal($0) }
        $0.coldStorage = schedule.coldStorage?.wholeDays.map { .literal($0) }
      }
    }
  }

  private func lowerRole(into lowering: inout Lowering) {
    lowering.add(
      id("BackupRole"), named: "\(name)-backup",
      IAM.Role { $0.trustPolicy = IAM.PolicyDocument([IAM.Statement(trusting: "backup.amazonaws.com")]) })
    let key: Value<String> = .expression(vaultKey.expression)
    let sourceKeys = selection.keys.map { Value<String>.expression($0.key.expression) }
    var statements = selection.parts.flatMap { $0.service.statements(for: $0.arns) }
    if !sourceKeys.isEmpty {
      statements.append(IAM.Statement(actions: ["kms:Decrypt", "kms:DescribeKey"], resources: sourceKeys))
    }
    statements += [
      IAM.Statement(actions: ["backup:DescribeBackupVault", "backup:CopyIntoBackupVault"], resources: [vaultARN]),
      IAM.Statement(actions: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"], resources: [key]),
      IAM.Statement(
        actions: ["kms:CreateGrant"], resources: [key],
        conditions: [IAM.Condition("Bool", "kms:GrantIsForAWSResource", "true")]),
      // It knows no resources: with it AWS Backup finds what has a tag.
      IAM.Statement(actions: ["tag:GetResources"], resources: ["*"]),
    ]
    lowering.addPolicy(id("BackupPolicy"), "save-resources", of: role, statements)
  }

  private func lowerSelection(_ physicalName: String, into lowering: inout Lowering) {
    func tag(_ key: String, _ value: String) -> Backup.BackupSelection.TagCondition {
      .init {
        $0.test = "STRINGEQUALS"
        $0.key = .literal(key)
        $0.value = .literal(value)
      }
    }
    lowering.add(
      id("BackupSelection"),
      Backup.BackupSelection {
        $0.plan = plan
        $0.name = .literal(physicalName)
        $0.role = role
        switch selection.kind {
        case .tag(let key, let value): $0.tags = [tag(key, value)]
        case .stack: $0.tags = [tag("Stack", lowering.naming.deployedName)]
        case .resources: $0.resources = .items(selection.parts.flatMap(\.arns))
        }
      })
  }

  private func check(_ lowering: inout Lowering) {
    if schedules.isEmpty { lowering.report("backup plan '\(name)' has no schedule; give it one") }
    if selection.parts.isEmpty {
      lowering.report("backup plan '\(name)' saves nothing; name the constructs or the services that it saves")
    }
    var names: Set<String> = []
    for schedule in schedules {
      let subject = "schedule '\(schedule.name)' of backup plan '\(name)'"
      if !names.insert(schedule.name).inserted {
        lowering.report("backup plan '\(name)' has two schedules named '\(schedule.name)'; name one otherwise")
      }
      if let problem = schedule.problem { lowering.report("\(subject) \(problem)") }
      check(schedule, subject, &lowering)
    }
    if let minimumRetention, (minimumRetention.wholeDays ?? 0) < 1 {
      lowering.report("backup plan '\(name)' locks its vault for \(minimumRetention.words); use whole days, 1 at least")
    }
  }

  private func check(_ schedule: BackupSchedule, _ subject: String, _ lowering: inout Lowering) {
    guard let days = schedule.retention.wholeDays, days >= 1 else {
      return lowering.report("\(subject) keeps backups for \(schedule.retention.words); use whole days, 1 at least")
    }
    if let minimumRetention, schedule.retention < minimumRetention {
      lowering.report(
        "\(subject) keeps backups for \(days) days, less than the vault's lock asks for; keep them longer")
    }
    guard let coldStorage = schedule.coldStorage else { return }
    guard let cold = coldStorage.wholeDays, cold >= 1 else {
      return lowering.report("\(subject) moves backups after \(coldStorage.words); use whole days, 1 at least")
    }
    if days < cold + 90 {
      lowering.report(
        "\(subject) keeps backups for \(days) days and moves them to cold storage after \(cold), where they stay for 90 "
          + "at least; keep them for \(cold + 90) days")
    }
  }
}
