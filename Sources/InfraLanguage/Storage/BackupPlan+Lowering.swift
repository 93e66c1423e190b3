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
    ) { $0.whenDeleted(.retain) }
    lowering.add(
      id("BackupPlan"), named: name,
      Backup.BackupPlan {
        $0.name = .literal(physicalName)
        $0.rules = rules.map(rule)
      })
    lowerRole(into: &lowering)
    lowerSelection(physicalName, into: &lowering)
  }

  private func rule(_ rule: BackupRule) -> Backup.BackupPlan.Rule {
    .init {
      $0.name = .literal(rule.name)
      $0.vault = vault
      $0.schedule = .literal(rule.expression)
      $0.startWindow = 60
      $0.completionWindow = 720
      $0.lifecycle = .init {
        $0.expiration = rule.retention.wholeDays.map { .literal($0) }
        $0.coldStorage = rule.coldStorage?.wholeDays.map { .literal($0) }
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
      // The action does not support resources; AWS Backup finds tagged resources with it.
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
    if rules.isEmpty { lowering.report("backup plan '\(name)' has no rule; add one") }
    if selection.parts.isEmpty {
      lowering.report("backup plan '\(name)' selects no resources; select constructs or services")
    }
    var names: Set<String> = []
    for rule in rules {
      let subject = "rule '\(rule.name)' of backup plan '\(name)'"
      if !names.insert(rule.name).inserted {
        lowering.report("backup plan '\(name)' has two rules named '\(rule.name)'; rename one")
      }
      if let problem = rule.problem { lowering.report("\(subject) \(problem)") }
      check(rule, subject, &lowering)
    }
    if let minimumRetention, (minimumRetention.wholeDays ?? 0) < 1 {
      lowering.report(
        "backup plan '\(name)' has a minimum retention of \(minimumRetention.words); use whole days, at least 1")
    }
  }

  private func check(_ rule: BackupRule, _ subject: String, _ lowering: inout Lowering) {
    guard let days = rule.retention.wholeDays, days >= 1 else {
      return lowering.report("\(subject) retains backups for \(rule.retention.words); use whole days, at least 1")
    }
    if let minimumRetention, rule.retention < minimumRetention {
      lowering.report(
        "\(subject) retains backups for \(days) days, less than the minimum of the vault's lock; use "
          + "\(minimumRetention.words) or more")
    }
    guard let coldStorage = rule.coldStorage else { return }
    guard let cold = coldStorage.wholeDays, cold >= 1 else {
      return lowering.report(
        "\(subject) moves backups to cold storage after \(coldStorage.words); use whole days, at least 1")
    }
    if days < cold + 90 {
      lowering.report(
        "\(subject) retains backups for \(days) days and moves them to cold storage after \(cold), where they must stay "
          + "for 90; retain them for \(cold + 90) days")
    }
  }
}
