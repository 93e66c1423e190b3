import Documents

extension Cache {
  public func lower(into lowering: inout Lowering) {
    guard let placement else { return }
    lowering.check(placement)
    let physicalName = physicalName(in: lowering).lowercased()
    check(physicalName, &lowering)
    lowering.addSecurityGroup(id("CacheSecurityGroup"), named: name, "Cache \(name)", in: placement.network.vpc)
    let subnetGroup = lowering.add(
      id("CacheSubnets"), named: name,
      ElastiCache.SubnetGroup {
        $0.name = .literal(physicalName)
        $0.description = .literal("Subnets of \(name)")
        $0.subnets = placement.subnets
      }
    )
    let parameterGroup = lowering.add(
      id("CacheParameters"), named: name,
      ElastiCache.ParameterGroup {
        // A major upgrade needs another group, while the cache still uses the former one.
        $0.name = .literal("\(physicalName)-\(engine.family)")
        $0.description = .literal("Parameters of \(name)")
        $0.family = .literal(engine.family)
        $0.parameters = engineParameters
      }
    )
    lowerUsers(physicalName, into: &lowering)
    let logs = lowerLogs(into: &lowering)
    lowering.add(id("Cache"), named: name, replicationGroup(physicalName, subnetGroup, parameterGroup, logs)) {
      $0.whenDeleted(.snapshot)
      $0.ignore(ElastiCache.ReplicationGroup.finalSnapshotChange)
      // CloudFormation would otherwise replace the cache for another number of shards.
      if shards != nil { $0.attributes["UpdatePolicy"] = ["UseOnlineResharding": true] }
      $0.allowances += failover.allowance(.cacheFailsOver, at: identity.location)
    }
  }

  private func check(_ physicalName: String, _ lowering: inout Lowering) {
    Names.check(
      physical: engine.needsDefaultUser ? "\(physicalName)-default" : physicalName, of: "cache", longest: 40,
      in: &lowering)
    if let shards, !(1...500).contains(shards) {
      lowering.report("cache '\(name)' has \(shards) shards; use 1 to 500")
    }
    if !(0...5).contains(replicas) {
      lowering.report("cache '\(name)' has \(replicas) replicas of each primary node; use 0 to 5")
    }
    if failover.isOn, replicas == 0 {
      lowering.report(
        "cache '\(name)' has no replica to fail over to; add a replica, or turn 'failover' off with a reason")
    }
    if !(0...35).contains(snapshotRetention.wholeDays ?? -1) {
      lowering.report("cache '\(name)' retains snapshots for \(snapshotRetention.words); use 0 to 35 whole days")
    }
    lowering.check(("snapshot window", snapshotWindow), maintenanceWindow, shortest: .hours(1), of: identity)
    if parameters["cluster-enabled"] != nil {
      lowering.report("cache '\(name)' sets the parameter 'cluster-enabled'; use 'shards' instead")
    }
  }

  private var engineParameters: [ElastiCache.ParameterGroup.Parameter] {
    var settings = parameters
    settings["cluster-enabled"] = shards == nil ? nil : "yes"
    return settings.sorted { $0.key < $1.key }.map { .init(.literal($0.key), .literal($0.value)) }
  }

  // MARK: Users

  /// The user of the cache's clients; for Redis OSS also the required user `default`, which has no permissions.
  private func lowerUsers(_ physicalName: String, into lowering: inout Lowering) {
    var users = [
      lowering.add(
        id("User"), named: name,
        ElastiCache.User {
          $0.userID = .literal(physicalName)
          $0.userName = .literal(physicalName)
          $0.engine = .literal(engine.userEngine)
          $0.accessString = .literal(permissions.accessString)
          $0.authentication = .init { $0.kind = .literal(.iam) }
        })
    ]
    if engine.needsDefaultUser {
      users.append(
        lowering.add(
          id("DefaultUser"), named: "\(name)-default",
          ElastiCache.User {
            $0.userID = .literal("\(physicalName)-default")
            $0.userName = "default"
            $0.engine = .literal(engine.userEngine)
            $0.accessString = "off ~* -@all"
            $0.needsNoPassword = true
          }))
    }
    lowering.add(
      id("UserGroup"), named: name,
      ElastiCache.UserGroup {
        $0.userGroupID = .literal(physicalName)
        $0.engine = .literal(engine.userEngine)
        $0.users = .items(users)
      })
  }

  // MARK: Logs

  private func lowerLogs(into lowering: inout Lowering) -> [ElastiCache.LogDelivery] {
    let kinds: [(kind: ElastiCache.LogDelivery.Kind, role: String)] = [
      (.slow, "SlowLogGroup"), (.engine, "EngineLogGroup"),
    ]
    return kinds.map { kind, role in
      let group = lowering.addLogGroup(
        id(role), "/\(lowering.naming.path(of: self))/\(kind.rawValue)", retention: logRetention)
      return .init {
        $0.destination = .literal(.cloudWatchLogs)
        $0.logGroup = group
        $0.format = .literal(.json)
        $0.kind = .literal(kind)
      }
    }
  }

  // MARK: Nodes

  private func replicationGroup(
    _ physicalName: String, _ subnetGroup: Reference<ElastiCache.SubnetGroup>,
    _ parameterGroup: Reference<ElastiCache.ParameterGroup>, _ logs: [ElastiCache.LogDelivery]
  ) -> ElastiCache.ReplicationGroup {
    ElastiCache.ReplicationGroup {
      $0.replicationGroupID = .literal(physicalName)
      $0.description = .literal("Cache \(name)")
      $0.engine = .literal(engine.name)
      $0.engineVersion = .literal(engine.version)
      $0.nodeType = .literal(size.nodeType)
      if let shards {
        $0.clusterMode = .literal(.enabled)
        $0.nodeGroupCount = .literal(shards)
        $0.replicasPerNodeGroup = .literal(replicas)
      } else {
        $0.cacheClusterCount = .literal(replicas &+ 1)
      }
      $0.isMultiAZ = .literal(failover.isOn)
      // Cluster mode requires automatic failover.
      $0.failsOver = .literal(failover.isOn || shards != nil)
      $0.port = .literal(connectionPort.number)
      $0.subnetGroup = subnetGroup
      $0.securityGroups = [connectionGroup]
      $0.isEncryptedAtRest = true
      $0.kmsKey = key?.key
      $0.isEncryptedInTransit = true
      $0.transitEncryptionMode = .literal(.required)
      $0.userGroups = [userGroup]
      $0.parameterGroup = parameterGroup
      // The version is the stack's choice: for a version that ElastiCache raised, Terraform would replace the cache.
      $0.upgradesMinorVersions = false
      // As CloudFormation does; in the maintenance window, every plan until then would show the change again.
      $0.appliesImmediately = true
      $0.maintenanceWindow = .literal(maintenanceWindow.text)
      $0.logDeliveries = logs
      $0.snapshotRetention = .literal(snapshotRetention.wholeDays ?? 0)
      $0.snapshotWindow = snapshotRetention > .zero ? .literal(snapshotWindow.text) : nil
      $0.finalSnapshotIdentifier = .finalSnapshot(of: physicalName)
    }
  }
}
