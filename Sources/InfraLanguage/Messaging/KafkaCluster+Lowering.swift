import ResourceGraph

extension KafkaCluster {
  private var zoneCount: Int { subnets.count }
  private var subnets: [Reference<EC2.Subnet>] { placement.map(zones.subnets) ?? [] }
  var brokerCount: Int { brokers ?? zoneCount }

  public func lower(into lowering: inout Lowering) {
    guard let placement else { return }
    lowering.check(placement)
    zones.check(placement, of: identity, in: &lowering)
    check(&lowering)
    let physicalName = physicalName(in: lowering)
    Names.check(physical: physicalName, of: "kafka cluster", longest: 64, in: &lowering)
    lowering.addSecurityGroup(
      id("KafkaSecurityGroup"), named: name, "Brokers of \(name)", in: placement.network.vpc)
    let configuration = lowering.add(
      id("KafkaSettings"),
      MSK.Configuration {
        $0.name = .literal(physicalName)
        $0.description = .literal("Settings of \(name)")
        $0.serverProperties = .literal(settings.text(zones: zoneCount, authentication))
      })
    var cluster = cluster(physicalName, configuration)
    cluster.clientAuthentication = clientAuthentication(in: &lowering)
    writeLogs(of: &cluster, into: &lowering)
    lowering.add(id("Kafka"), named: name, cluster) {
      $0.whenDeleted(.retain)
      if storage.maximum != nil {
        // Terraform would otherwise try to shrink expanded volumes.
        $0.ignore(MSK.Cluster.volumeSizeChange)
      }
      if let bucket = logs.bucket, bucket.existing == nil {
        // MSK checks the permission to deliver logs when it creates the cluster.
        $0.dependsOn = [bucket.policyID]
      }
      if case .none(let reason) = logs {
        $0.allowances.append(Allowance(.kafkaBrokersLog, because: reason, at: identity.location))
      }
    }
    lowerUsers(into: &lowering)
    if !settings.createsTopics { noteMissingTopics(in: &lowering) }
    lowering.noteForApp(.kafkaClients)
    if authentication != .iam { lowering.noteForApp(.kafkaAccessControlLists) }
    if isReachableFromOtherVPCs {
      lowering.note(
        "kafka cluster '\(name)': MSK refuses multi-VPC connectivity at the creation of a cluster; with CloudFormation, deploy "
          + "it without 'isReachableFromOtherVPCs' and without VPC connections first")
    }
    if let maximum = storage.maximum { lowerGrowth(to: maximum, into: &lowering) }
  }

  private func check(_ lowering: inout Lowering) {
    if size.instanceType.hasPrefix("express.") {
      lowering.report(
        "kafka cluster '\(name)' uses Express brokers, whose storage and settings MSK manages; use a standard size, kafka.*"
      )
    }
    if zoneCount > 0, brokerCount < zoneCount || brokerCount % zoneCount != 0 {
      let below = max(1, brokerCount / zoneCount) * zoneCount
      let fitting = brokerCount < zoneCount ? "\(zoneCount)" : "\(below) or \(below &+ zoneCount)"
      lowering.report(
        "kafka cluster '\(name)' has \(brokerCount) brokers in \(zoneCount) zones; use the same number in each zone: \(fitting)"
      )
    }
    if !(1...16_384).contains(storage.gigabytes) {
      lowering.report("kafka cluster '\(name)' has \(storage.gigabytes) GB of storage per broker; use 1 to 16384")
    } else if let maximum = storage.maximum, maximum <= storage.gigabytes || maximum > 16_384 {
      lowering.report(
        "kafka cluster '\(name)' cannot expand from \(storage.gigabytes) to \(maximum) GB of storage per broker; "
          + "use a larger maximum, up to 16384")
    }
    for mistake in settings.mistakes(zones: zoneCount, brokers: brokerCount, authentication) {
      lowering.report("kafka cluster '\(name)' \(mistake)")
    }
    switch authentication {
    case .scram(let user):
      for mistake in user.mistakes { lowering.report("kafka cluster '\(name)' \(mistake)") }
    case .mutualTLS(let authorities) where authorities.isEmpty:
      lowering.report("kafka cluster '\(name)' has no certificate authority; add one in AWS Private CA")
    default: break
    }
  }

  private func cluster(_ physicalName: String, _ configuration: Reference<MSK.Configuration>) -> MSK.Cluster {
    MSK.Cluster {
      $0.name = .literal(physicalName)
      $0.kafkaVersion = .literal(version.rawValue)
      $0.brokerCount = .literal(brokerCount)
      $0.brokers = .init {
        $0.instanceType = .literal(size.instanceType)
        $0.subnets = .items(subnets)
        $0.securityGroups = [connectionGroup]
        $0.volumeSize = .literal(storage.gigabytes)
        $0.publicAccess = "DISABLED"
        if isReachableFromOtherVPCs { $0.vpcConnectivity = connectivity }
      }
      $0.configuration = configuration
      $0.configurationRevision = configuration.attribute("LatestRevision.Revision")
      $0.kmsKey = key?.key
      $0.clientEncryption = .literal(.tls)
      $0.isEncryptedInCluster = true
      $0.monitoring = .literal(monitoring)
    }
  }

  private var connectivity: MSK.Cluster.VPCConnectivity {
    .init {
      switch authentication {
      case .iam: $0.allowsIAM = true
      case .scram: $0.allowsSCRAM = true
      case .mutualTLS: $0.allowsTLS = true
      }
    }
  }

  private func clientAuthentication(in lowering: inout Lowering) -> MSK.Cluster.ClientAuthentication {
    .init {
      $0.allowsUnauthenticated = false
      // Administrators sign in with IAM in any cluster: nobody else may create the first access control list.
      $0.allowsIAM = true
      switch authentication {
      case .iam: break
      case .scram: $0.allowsSCRAM = true
      case .mutualTLS(let authorities):
        $0.allowsTLS = true
        $0.certificateAuthorities = .items(
          authorities.enumerated().map { index, authority in
            authority.arn(
              for: self, as: "CertificateAuthority\(authorities.count > 1 ? "\(index + 1)" : "")", in: &lowering)
          })
      }
    }
  }

  private func writeLogs(of cluster: inout MSK.Cluster, into lowering: inout Lowering) {
    switch logs {
    case .cloudWatch(let retention):
      let group = lowering.addLogGroup(
        id("KafkaLogGroup"), "/\(lowering.naming.path(of: self))/brokers", retention: retention)
      cluster.cloudWatchLogs = .init {
        $0.isEnabled = true
        $0.logGroup = group
      }
    case .bucket(let bucket, let prefix):
      cluster.s3Logs = .init {
        $0.isEnabled = true
        $0.bucket = bucket.bucket.value
        $0.prefix = prefix.map { .literal($0) }
      }
    case .none: break
    }
  }

  private func lowerUsers(into lowering: inout Lowering) {
    guard let secret = authentication.secret else { return }
    let isOfStack = lowering.graph[secret.id("Secret")] != nil
    lowering.add(
      id("KafkaUser"),
      MSK.BatchScramSecret {
        $0.cluster = cluster
        $0.secrets = [secret.secret]
      }
    ) {
      if isOfStack { secret.waitForValue(&$0) }
    }
  }

  /// MSK expands the volumes at most every six hours, and never shrinks them.
  private func lowerGrowth(to maximum: Int, into lowering: inout Lowering) {
    let target = lowering.add(
      id("KafkaStorage"),
      ApplicationAutoScaling.ScalableTarget {
        $0.serviceNamespace = "kafka"
        $0.scalableDimension = "kafka:broker-storage:VolumeSize"
        $0.resourceID = clusterARN
        // MSK requires 1, whatever the initial size.
        $0.minCapacity = 1
        $0.maxCapacity = .literal(maximum)
      })
    lowering.add(
      id("KafkaStorageGrowth"),
      ApplicationAutoScaling.ScalingPolicy {
        $0.name = .literal("\(name)-storage")
        $0.kind = .literal(.targetTracking)
        $0.scalableTarget = target
        $0.targetTracking = .init {
          $0.targetValue = .literal(60)
          $0.isScaleInDisabled = true
          $0.predefinedMetric = .init("KafkaBrokerStorageUtilization")
        }
      })
  }
}
