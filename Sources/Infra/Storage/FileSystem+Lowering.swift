extension FileSystem {
  public func lower(into lowering: inout Lowering) {
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
        $0.backups = .literal(backups.isOn ? .enabled : .disabled)
        $0.policy = IAM.PolicyDocument([Self.refusalOfPlainText])
      }
    ) { $0.retain(.retain) }
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

  /// A policy that allows nobody: with one in place a client needs a role, and the role's own policy decides.
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
      lowering.report("file system '\(name)' asks for \(rate) MiB per second; EFS provisions 1 to 3414")
    }
    if returnsOnAccess, infrequentAccess == nil, archive == nil {
      lowering.report("file system '\(name)' moves no file that could return on access; set infrequentAccess")
    }
    guard let archive else { return }
    if throughput != .elastic {
      lowering.report(
        "file system '\(name)' archives files, which EFS does with elastic throughput alone; set .elastic")
    }
    if let infrequentAccess, archive.rawValue <= infrequentAccess.rawValue {
      lowering.report(
        "file system '\(name)' archives files after \(archive.rawValue) days, but moves them to infrequent access after "
          + "\(infrequentAccess.rawValue); archive them later")
    }
  }
}
