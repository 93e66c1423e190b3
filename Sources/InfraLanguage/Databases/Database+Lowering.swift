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
    if hasReplicas {
      lowering.addMasterSecret(masterSecret, of: self, named: snapshot.masterUserName, key: key)
      lowering.noteForApp(.masterPassword)
    }
    lowering.add(id("Database"), named: name, primary(physicalName, subnetGroup, parameterGroup)) {
      $0.whenDeleted(.snapshot)
      $0.acceptsMajorVersion(checks: ["E3691", "W3691"])
      $0.dependsOn = logGroups
      if hasReplicas { $0.waitForPassword(of: masterSecret) }
      $0.ignore(RDS.DBInstance.finalSnapshotChange)
      if snapshot != nil { $0.ignore(RDS.DBInstance.snapshotChange) }
      $0.allowances +=
        multiAZ.allowance(.databaseHasAStandby, at: identity.location)
        + deletionProtection.allowance(.databaseIsDeletionProtected, at: identity.location)
    }
    lowering.addSchedules(operatingHours, of: self, .instance(identifier), arn)
    for number in 0..<min(max(0, readReplicas.number), 15) {
      let replicaName = "\(physicalName)-replica-\(number + 1)"
      let logGroups = addLogGroups("Replica\(number + 1)", of: replicaName, to: &lowering)
      lowering.add(
        id("Replica\(number + 1)"), named: "\(name)-replica-\(number + 1)",
        replica(replicaName, parameterGroup, readReplicas.settings(number), placement)
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
    if !(0...15).contains(readReplicas.number) {
      lowering.report("database '\(name)' has \(readReplicas.number) read replicas; use 0 to 15")
    }
    for (number, replica) in readReplicas.each.enumerated() {
      guard let zone = replica.zone, let placement else { continue }
      if placement.network.existing != nil {
        lowering.report(
          "read replica \(number + 1) of database '\(name)' is placed in a zone of network '\(placement.network.name)', which exists "
            + "already, and whose zones are not known; leave out 'zone'")
        continue
      }
      let zones = placement.subnetIndices
      if zones.contains(where: { $0 + 1 == zone }) { continue }
      lowering.report(
        "read replica \(number + 1) of database '\(name)' is placed in zone \(zone) of \(zones.count); use 1 to \(zones.count)"
      )
    }
    if hasReplicas, operatingHours != .always {
      lowering.report(
        "database '\(name)' has read replicas, and RDS does not stop an instance that has some; remove them, or the operating "
          + "hours")
    }
    lowering.check(insightsRetention, of: identity)
    lowering.noteStandardSupport(of: version, afterwards: afterStandardSupport, of: identity)
    lowering.check(snapshot, key, of: identity)
    lowering.check(upgradeTo: version, from: upgradingFrom, of: identity)
    if upgradingFrom != nil, hasReplicas {
      lowering.report(
        "database '\(name)' is upgraded together with read replicas, which still use the former parameter group; remove the "
          + "read replicas for the upgrade, and add them afterwards")
    }
    lowering.check(parameters: parameters, of: identity, Engine.self)
    lowering.check(databaseName: databaseName, of: identity)
    lowering.check(backupRetention: backupRetention, of: identity)
    lowering.check(
      backup: backupWindow, maintenance: maintenanceWindow, hasReplicas ? .always : operatingHours, of: self)
  }

  private func primary(
    _ physicalName: String, _ subnetGroup: Reference<RDS.DBSubnetGroup>,
    _ parameterGroup: Reference<RDS.DBParameterGroup>
  ) -> RDS.DBInstance {
    var instance = shared(physicalName, parameterGroup, size)
    instance.engineVersion = .literal(version.major)
    if upgradingFrom != nil {
      instance.allowsMajorVersionUpgrades = true
    }
    instance.engineLifecycleSupport = afterStandardSupport.value
    instance.allocatedStorage = .literal(storage.gigabytes)
    if let snapshot {
      // The database, the master user and the encryption are those of the snapshot, and RDS refuses other ones.
      instance.snapshot = .literal(snapshot.identifier)
      instance.isTerraformStorageEncrypted = true
    } else {
      instance.isStorageEncrypted = true
      instance.kmsKey = key?.key
      instance.databaseName = .literal(databaseName)
      instance.masterUsername = .literal(DatabaseCredentials.masterUserName)
    }
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
    _ physicalName: String, _ parameterGroup: Reference<RDS.DBParameterGroup>, _ settings: ReadReplica,
    _ placement: Placement
  ) -> RDS.DBInstance {
    var replica = shared(physicalName, parameterGroup, settings.size ?? size)
    replica.availabilityZone = placement.subnetIndices.first { $0 + 1 == settings.zone }
      .flatMap { placement.network.zone(placement.tier, $0) }
    replica.source = instance
    replica.isTerraformStorageEncrypted = true
    replica.isMultiAZ = false
    replica.isDeletionProtected = false
    replica.skipsFinalSnapshot = true
    return replica
  }

  /// The properties that the primary instance and its read replicas share.
  private func shared(
    _ physicalName: String, _ parameterGroup: Reference<RDS.DBParameterGroup>, _ size: DatabaseSize
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
      // What is deployed is what runs: in the maintenance window, Terraform's plans would show the change until then.
      $0.appliesImmediately = true
      $0.copiesTagsToSnapshots = true
      $0.allowsIAMAuthentication = true
      $0.logExports = .items(Engine.logExports.map { .literal($0) })
      if !size.isTiny {
        $0.hasPerformanceInsights = true
        $0.performanceInsightsRetention = .literal(insightsRetention.days)
        $0.performanceInsightsKey = key?.key
      }
    }
  }
}
