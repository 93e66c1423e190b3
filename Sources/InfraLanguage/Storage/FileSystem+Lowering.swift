extension FileSystem {
  public func lower(into lowering: inout Lowering) {
    guard let placement else { return }
    lowering.check(placement)
    check(&lowering)
    lowering.addSecurityGroup(
      id("FileSystemSecurityGroup"), named: name, "File system \(name)", in: placement.network.vpc)
    lowering.add(
      id("FileSystem"), named: name,
      EFS.FileSystem {
        $0.isEncrypted = true
        $0.kmsKey = encryptionKey?.key
        $0.performanceMode = .literal(.generalPurpose)
        switch throughput {
        case .elastic: $0.throughputMode = .literal(.elastic)
        case .bursting: $0.throughputMode = .literal(.bursting)
        case .provisioned(let rate):
          $0.throughputMode = .literal(.provisioned)
          $0.provisionedThroughput = .literal(Double(rate))
        }
        $0.lifecyclePolicies = lifecyclePolicies
        $0.backups = .literal(backups.isOn && !isInPlan(of: lowering) ? .enabled : .disabled)
        $0.policy = IAM.PolicyDocument([Self.refusalOfPlainText])
      }
    ) { $0.whenDeleted(.retain) }
    if case .off(let reason) = backups {
      lowering.noteReason(reason, for: "\(description) has no automatic backups")
    }
    for (target, subnet) in zip(mountTargetIDs, placement.subnets.items) {
      lowering.add(
        target,
        EFS.MountTarget {
          $0.fileSystem = fileSystem
          $0.subnet = subnet
          $0.securityGroups = [securityGroup]
        })
    }
  }

  /// Whether a backup plan contains the file system, which would otherwise be backed up twice.
  private func isInPlan(of lowering: Lowering) -> Bool {
    let plans: [BackupMembership] = lowering.relations(to: self)
    return !plans.isEmpty
      || lowering.plan.members.contains { ($0.construct as? BackupPlan)?.selection.isOfStack(with: .efs) == true }
  }

  /// A policy without permissions: as soon as a file system has a policy, a client requires the permissions of a role.
  private static var refusalOfPlainText: IAM.Statement {
    IAM.Statement(
      .deny, "RefusePlainText", principal: IAM.Principal("AWS", ["*"]),
      actions: [
        "elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess",
      ],
      resources: ["*"], conditions: [IAM.Condition("Bool", "aws:SecureTransport", "false")])
  }

  private var lifecyclePolicies: [EFS.FileSystem.LifecyclePolicy] {
    var policies: [EFS.FileSystem.LifecyclePolicy] = []
    if let infrequentAccess {
      policies.append(.init { $0.transitionToInfrequentAccess = .literal(infrequentAccess.word) })
    }
    if let archive { policies.append(.init { $0.transitionToArchive = .literal(archive.word) }) }
    if returnsOnAccess { policies.append(.init { $0.transitionToPrimaryStorage = "AFTER_1_ACCESS" }) }
    return policies
  }

  private func check(_ lowering: inout Lowering) {
    if case .provisioned(let rate) = throughput, !(1...3414).contains(rate) {
      lowering.report("file system '\(name)' has a provisioned throughput of \(rate) MiB per second; use 1 to 3414")
    }
    if returnsOnAccess, infrequentAccess == nil, archive == nil {
      lowering.report(
        "file system '\(name)' moves no files to another storage class, so that none returns on access; set 'infrequentAccess'"
      )
    }
    guard let archive else { return }
    if throughput != .elastic {
      lowering.report(
        "file system '\(name)' archives files, which requires elastic throughput; use '.elastic'")
    }
    if let infrequentAccess, archive.rawValue <= infrequentAccess.rawValue {
      lowering.report(
        "file system '\(name)' archives files after \(archive.rawValue) days, but moves them to infrequent access after "
          + "\(infrequentAccess.rawValue); archive them later")
    }
  }
}
