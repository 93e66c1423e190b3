extension Aurora {
  public func lower(into lowering: inout Lowering) {
    guard let placement else { return }
    lowering.check(placement)
    let physicalName = physicalName(in: lowering)
    check(physicalName, &lowering)
    lowering.addSecurityGroup(
      id("DatabaseSecurityGroup"), named: name, "Database \(name)", in: placement.network.vpc)
    let subnetGroup = lowering.addSubnetGroup(
      id("DatabaseSubnets"), named: name, placement, zones: Self.mostZones)
    let parameterGroup = lowering.add(
      id("DatabaseParameters"), named: name,
      RDS.DBClusterParameterGroup {
        $0.description = .literal("Parameters of \(name)")
        $0.family = .literal(version.family)
        $0.parameters = Engine.parameters(with: parameters)
      })
    let logGroups = lowering.addLogGroups(
      of: self, "/aws/rds/cluster/\(physicalName.lowercased())", Engine.logExports, retention: logRetention)
    lowering.add(id("Database"), named: name, cluster(physicalName, subnetGroup, parameterGroup)) {
      $0.whenDeleted(.snapshot)
      $0.acceptsMajorVersion(checks: ["E3690", "W3690"])
      $0.dependsOn = logGroups
      $0.ignore(RDS.DBCluster.finalSnapshotChange)
      if snapshot != nil { $0.ignore(RDS.DBCluster.snapshotChange) }
      $0.allowances +=
        readReplicas.allowance(at: identity.location)
        + deletionProtection.allowance(.databaseIsDeletionProtected, at: identity.location)
    }
    lowering.addSchedules(operatingHours, of: self, .cluster(identifier), arn)
    for (index, server) in serverIDs.enumerated() {
      lowering.add(
        server, named: "\(name)-\(index + 1)",
        self.server(
          "\(physicalName)-\(index + 1)", index == 0 ? size : readReplicas.size(index - 1) ?? size,
          zone(ofServer: index, placement))
      ) {
        // An instance stores no data: the storage belongs to the cluster.
        $0.whenDeleted(.delete)
      }
    }
  }

  /// The storage of a cluster, and with it its servers, is in three zones.
  /// https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html
  private static var mostZones: Int { 3 }

  /// The zone of a server, which neither AWS nor CloudFormation can change: the first two are in the first two zones of the network,
  /// which it always has, and Aurora distributes the others over the zones of the cluster, whatever their number.
  private func zone(ofServer index: Int, _ placement: Placement) -> Value<String>? {
    index < 2 ? placement.network.zone(placement.tier, index) : nil
  }

  private func check(_ physicalName: String, _ lowering: inout Lowering) {
    // The names of the instances end in a number.
    Names.check(physical: physicalName, of: "database", longest: 60, in: &lowering)
    lowering.check(upgradeTo: version, from: upgradingFrom, of: identity)
    lowering.check(parameters: parameters, of: identity, Engine.self)
    lowering.check(databaseName: databaseName, of: identity)
    lowering.check(backupRetention: backupRetention, of: identity)
    lowering.check(backup: backupWindow, maintenance: maintenanceWindow, operatingHours, of: self)
    if let problem = size.problem { lowering.report("database '\(name)' \(problem)") }
    if !readReplicas.isNone, !(1...15).contains(readReplicas.number) {
      let instead = readReplicas.number == 0 ? ", or .none(because:)" : ""
      lowering.report("database '\(name)' has \(readReplicas.number) read replicas; use 1 to 15\(instead)")
    }
    for replica in readReplicas.sizes {
      if let problem = replica.problem { lowering.report("a read replica of database '\(name)' \(problem)") }
    }
    if Set(([size] + readReplicas.sizes).filter { $0.scaling != nil }).count > 1 {
      lowering.report(
        "database '\(name)' has serverless instances of different ranges, and a cluster has one range; use the same for all"
      )
    }
    lowering.check(insightsRetention, of: identity)
    lowering.noteStandardSupport(of: version, afterwards: afterStandardSupport, of: identity)
    lowering.check(snapshot, key, of: identity)
  }

  private func cluster(
    _ physicalName: String, _ subnetGroup: Reference<RDS.DBSubnetGroup>,
    _ parameterGroup: Reference<RDS.DBClusterParameterGroup>
  ) -> RDS.DBCluster {
    RDS.DBCluster {
      $0.identifier = .literal(physicalName)
      $0.engine = .literal(Engine.name)
      $0.engineVersion = .literal(version.major)
      if upgradingFrom != nil { $0.allowsMajorVersionUpgrades = true }
      $0.engineLifecycleSupport = afterStandardSupport.value
      $0.appliesImmediately = true
      if let snapshot {
        // The database, the master user and the encryption are those of the snapshot.
        $0.snapshot = .literal(snapshot.identifier)
      } else {
        $0.databaseName = .literal(databaseName)
        $0.masterUsername = .literal(DatabaseCredentials.masterUserName)
        $0.isStorageEncrypted = true
        $0.kmsKey = key?.key
      }
      $0.managesMasterUserPassword = true
      $0.masterUserSecretKey = key?.key
      $0.allowsIAMAuthentication = true
      if storage == .ioOptimized { $0.storageType = "aurora-iopt1" }
      $0.serverlessScaling = ([size] + readReplicas.sizes).lazy.compactMap(\.scaling).first
      $0.subnetGroup = subnetGroup
      $0.securityGroups = [connectionGroup]
      $0.parameterGroup = parameterGroup
      $0.backupRetentionPeriod = .literal(backupRetention.wholeDays ?? 0)
      $0.backupWindow = .literal(backupWindow.text)
      $0.maintenanceWindow = .literal(maintenanceWindow.text)
      $0.copiesTagsToSnapshots = true
      $0.isDeletionProtected = .literal(deletionProtection.isOn)
      $0.logExports = .items(Engine.logExports.map { .literal($0) })
      $0.skipsFinalSnapshot = false
      $0.finalSnapshotIdentifier = .finalSnapshot(of: physicalName)
    }
  }

  private func server(
    _ physicalName: String, _ size: AuroraSize, _ zone: Value<String>?
  ) -> RDS.DBClusterInstance {
    RDS.DBClusterInstance {
      $0.identifier = .literal(physicalName)
      $0.cluster = cluster
      $0.instanceClass = .literal(size.instanceClass)
      $0.engine = .literal(Engine.name)
      $0.availabilityZone = zone
      $0.isPubliclyAccessible = false
      // The default of AWS, which differs from Terraform's. An instance of the writer's size takes over first.
      $0.promotionTier = size == self.size ? 1 : 2
      $0.maintenanceWindow = .literal(maintenanceWindow.text)
      $0.upgradesMinorVersions = true
      $0.appliesImmediately = true
      if !size.isBurstable || Engine.supportsInsightsOnBurstableInstances {
        $0.hasPerformanceInsights = true
        $0.performanceInsightsRetention = .literal(insightsRetention.days)
        $0.performanceInsightsKey = key?.key
      }
    }
  }
}
