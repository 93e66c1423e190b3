extension BackupPlan {
  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    let physicalName: String = physicalName(in: lowering)
    lowering.addBackupVault(of: self, key: encryptionKey, minimumRetention: minimumRetention)
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
      $0.lifecycle = lifecycle(rule.retention, rule.coldStorage)
      $0.copies = rule.copies.map { copy in
        .init {
          $0.vault = copy.vault.arn
          $0.lifecycle = lifecycle(copy.retention, copy.coldStorage)
        }
      }
    }
  }

  private func lifecycle(_ retention: Duration, _ coldStorage: Duration?) -> Backup.BackupPlan.Lifecycle {
    .init {
      $0.expiration = retention.wholeDays.map { .literal($0) }
      $0.coldStorage = coldStorage?.wholeDays.map { .literal($0) }
    }
  }

  private func lowerRole(into lowering: inout Lowering) {
    // AWS does not document that AWS Backup states an account when it assumes the role; only plans of the account can name it.
    lowering.add(
      id("BackupRole"), named: "\(name)-backup",
      IAM.Role {
        $0.trustPolicy = IAM.PolicyDocument([IAM.Statement(trusting: "backup.amazonaws.com", conditions: nil)])
      })
    let key: Value<String> = .expression(vaultKey.expression)
    let copies = copyVaults
    let keys = [key] + copies.compactMap(\.encryptionKey).map { .expression($0.key.expression) }
    var statements = selection.parts.flatMap { $0.service.statements(for: $0.arns, areCopied: !copies.isEmpty) }
    // Only keys of buckets are in the selection: EFS and RDS decrypt by themselves what they give to AWS Backup.
    statements += selection.keys.map {
      .use(of: .expression($0.key.expression), ["kms:Decrypt", "kms:DescribeKey"], through: "s3")
    }
    statements += [
      IAM.Statement(
        actions: ["backup:DescribeBackupVault", "backup:CopyIntoBackupVault"], resources: [vaultARN] + copies.map(\.arn)
      ),
      // AWS Backup gives recovery points the tags of the resources.
      IAM.Statement(actions: ["backup:TagResource"], resources: [recoveryPoints(areCopied: !copies.isEmpty)]),
      IAM.Statement(actions: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"], resources: keys),
      IAM.Statement(
        actions: ["kms:CreateGrant"], resources: keys,
        conditions: [IAM.Condition("Bool", "kms:GrantIsForAWSResource", "true")]),
      // The action does not support resources; AWS Backup finds tagged resources with it.
      IAM.Statement(actions: ["tag:GetResources"], resources: ["*"]),
    ]
    lowering.addPolicy(id("BackupPolicy"), "save-resources", of: role, statements)
  }

  /// - Parameter areCopied: whether backups are copied to other vaults, whose regions and accounts only their ARNs say.
  private func recoveryPoints(areCopied: Bool) -> Value<String> {
    let place: Value<String> = areCopied ? "*:*" : "\(.region):\(.accountID)"
    return "arn:\(.partition):backup:\(place):recovery-point:*"
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
      check(rule.retention, rule.coldStorage, in: minimumRetention, "\(subject) retains backups", &lowering)
      for copy in rule.copies {
        check(
          copy.retention, copy.coldStorage, in: copy.vault.minimumRetention,
          "\(subject) retains copies in '\(copy.vault.name)'", &lowering)
      }
    }
    lowering.check(minimumRetention: minimumRetention, of: identity)
  }

  /// - Parameter subject: `rule 'daily' of backup plan 'regular' retains backups`.
  private func check(
    _ retention: Duration, _ coldStorage: Duration?, in minimumRetention: Duration?, _ subject: String,
    _ lowering: inout Lowering
  ) {
    guard let days = retention.wholeDays, days >= 1 else {
      return lowering.report("\(subject) for \(retention.words); use whole days, at least 1")
    }
    if let minimumRetention, retention < minimumRetention {
      lowering.report(
        "\(subject) for \(days) days, less than the minimum of the vault's lock; use \(minimumRetention.words) or more")
    }
    guard let coldStorage else { return }
    guard let cold = coldStorage.wholeDays, cold >= 1 else {
      return lowering.report(
        "\(subject) and moves them to cold storage after \(coldStorage.words); use whole days, at least 1")
    }
    if days < cold + 90 {
      lowering.report(
        "\(subject) for \(days) days and moves them to cold storage after \(cold), where they must stay for 90; retain "
          + "them for \(cold + 90) days")
    }
  }
}
