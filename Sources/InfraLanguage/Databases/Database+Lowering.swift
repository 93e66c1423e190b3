extension Database {
  public func lower(into lowering: inout Lowering) {
    guard let placement else { return }
    lowering.check(placement)
    check(&lowering)
    let physicalName = physicalName(in: lowering)
    Names.check(physical: physicalName, of: "database", longest: 63, in: &lowering)
    lowering.addSecurityGroup(
      id("DatabaseSecurityGroup"), named: name, "Database \(name)", in: placement.network.vpc)
    let subnetGroup = lowering.addSubnetGroup(id("DatabaseSubnets"), named: name, placement)
    let parameterGroup = lowering.add(
      id("DatabaseParameters"), named: name,
      RDS.DBParameterGroup {
        $0.description = .literal("Parameters of \(name)")
        $0.family = .literal(version.family)
        $0.parameters = Engine.parameters(with: parameters)
      })
    let logGroups = addLogGroups("", of: physicalName, to: &lowering)
    if hasReplicas { lowering.addMasterSecret(masterSecret, of: self, key: key) }
    lowering.add(id("Database"), named: name, primary(physicalName, subnetGroup, parameterGroup)) {
      $0.whenDeleted(.snapshot)
      $0.acceptsMajorVersion(checks: ["E3691", "W3691"])
      $0.dependsOn = logGroups
      if hasReplicas { $0.waitForPassword(of: masterSecret) }
      $0.ignore(RDS.DBInstance.finalSnapshotChange)
      $0.allowances +=
        multiAZ.allowance(.databaseHasAStandby, at: identity.location)
        + deletionProtection.allowance(.databaseIsDeletionProtected, at: identity.location)
    }
    for number in 0..<min(max(0, readReplicas), 15) {
      let replicaName = "\(physicalName)-replica-\(number + 1)"
      let logGroups = addLogGroups("Replica\(number + 1)", of: replicaName, to: &lowering)
      lowering.add(
        id("Replica\(number + 1)"), named: "\(name)-replica-\(number + 1)", replica(replicaName, parameterGroup)
      ) {
        // A read replica stores no data of its own.
        $0.whenDeleted(.delete)
        $0.dependsOn = logGroups
      }
    }
  }

  private func addLogGroups(
    _ role: String, of physicalName: String, to lowering: inout Lowering
  ) -> [LogicalID] {
    lowering.addLogGroups(
      of: self, role: role, "/aws/rds/instance/\(physicalName.lowercased())", Engine.logExports, retention: logRetention
    )
  }

  private func check(_ lowering: inout Lowering) {
    if !(20...65_536).contains(storage.gigabytes) {
      lowering.report("database '\(name)' has a volume of \(storage.gigabytes) GB; use 20 to 65536 GB")
    }
    if let most = storage.most, most <= storage.gigabytes {
      lowering.report("database '\(name)' cannot grow from \(storage.gigabytes) to \(most) GB; use a larger maximum")
    }
    if !(0...15).contains(readReplicas) {
      lowering.report("database '\(name)' has \(readReplicas) read replicas; use 0 to 15")
    }
    lowering.check(upgradeTo: version, from: upgradingFrom, of: identity)
    if upgradingFrom != nil, readReplicas > 0 {
      lowering.report(
        "database '\(name)' is upgraded together with read replicas, which still use the former parameter group; remove the "
          + "read replicas for the upgrade, and add them afterwards")
    }
    lowering.check(parameters: parameters, of: identity, Engine.self)
    lowering.check(databaseName: databaseName, of: identity)
    lowering.check(backupRetention: backupRetention, of: identity)
    lowering.check(("backup window", backupWindow), maintenanceWindow, shortest: .minutes(30), of: identity)
  }

  private func primary(
    _ physicalName: String, _ subnetGroup: Reference<RDS.DBSubnetGroup>,
    _ parameterGroup: Reference<RDS.DBParameterGroup>
  ) -> RDS.DBInstance {
    var instance = shared(physicalName, parameterGroup)
    instance.engineVersion = .literal(version.major)
    if upgradingFrom != nil {
      instance.allowsMajorVersionUpgrades = true
      instance.appliesImmediately = true
    }
    instance.allocatedStorage = .literal(storage.gigabytes)
    instance.isStorageEncrypted = true
    instance.kmsKey = key?.key
    instance.databaseName = .literal(databaseName)
    instance.masterUsername = .literal(DatabaseCredentials.masterUserName)
    if hasReplicas {
      instance.readPassword(from: masterSecret)
    } else {
      instance.managesMasterUserPassword = true
      instance.masterUserSecretKey = key?.key
    }
    instance.isMultiAZ = .literal(multiAZ.isOn)
    instance.subnetGroup = subnetGroup
    instance.backupRetentionPeriod = .literal(backupRetention.wholeDays ?? 0)
    instance.backupWindow = .literal(backupWindow.text)
    instance.isDeletionProtected = .literal(deletionProtection.isOn)
    instance.skipsFinalSnapshot = false
    instance.finalSnapshotIdentifier = .finalSnapshot(of: physicalName)
    return instance
  }

  private func replica(
    _ physicalName: String, _ parameterGroup: Reference<RDS.DBParameterGroup>
  ) -> RDS.DBInstance {
    var replica = shared(physicalName, parameterGroup)
    replica.source = instance
    replica.isTerraformStorageEncrypted = true
    replica.isMultiAZ = false
    replica.isDeletionProtected = false
    replica.skipsFinalSnapshot = true
    return replica
  }

  /// The properties that the primary instance and its read replicas share.
  private func shared(
    _ physicalName: String, _ parameterGroup: Reference<RDS.DBParameterGroup>
  ) -> RDS.DBInstance {
    RDS.DBInstance {
      $0.identifier = .literal(physicalName)
      $0.instanceClass = .literal(size.instanceClass)
      $0.engine = .literal(Engine.name)
      $0.storageType = "gp3"
      $0.maxAllocatedStorage = storage.most.map { .literal($0) }
      $0.isPubliclyAccessible = false
      $0.securityGroups = [connectionGroup]
      $0.parameterGroup = parameterGroup
      $0.maintenanceWindow = .literal(maintenanceWindow.text)
      $0.upgradesMinorVersions = true
      $0.copiesTagsToSnapshots = true
      $0.allowsIAMAuthentication = true
      $0.logExports = .items(Engine.logExports.map { .literal($0) })
      if !size.isTiny {
        $0.hasPerformanceInsights = true
        $0.performanceInsightsRetention = 7
        $0.performanceInsightsKey = key?.key
      }
    }
  }
}
