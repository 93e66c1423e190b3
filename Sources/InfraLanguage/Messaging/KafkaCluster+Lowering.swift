import ResourceGraph

extension KafkaCluster {
  /// MSK takes subnets of two or three zones.
  private var zones: Int { min(placement.subnets.items.count, 3) }
  var brokerCount: Int { brokers ?? zones }

  public func lower(into lowering: inout Lowering) {
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
        $0.serverProperties = .literal(settings.text(zones: zones))
      })
    var cluster = cluster(physicalName, configuration)
    writeLogs(of: &cluster, into: &lowering)
    lowering.add(id("Kafka"), named: name, cluster) {
      $0.retain(.retain)
      if storage.most != nil {
        $0.ignore(MSK.Cluster.volumeSizeChange)
      }
      if case .none(let reason) = logs {
        $0.allowances.append(Allowance("kafka-brokers-log", because: reason, at: identity.location))
      }
    }
    lowerUsers(into: &lowering)
    if let most = storage.most { lowerGrowth(to: most, into: &lowering) }
  }

  private func check(_ lowering: inout Lowering) {
    if size.instanceType.hasPrefix("express.") {
      lowering.report(
        "kafka cluster '\(name)' asks for express brokers, whose disks and settings are MSK's; use a kafka.* size")
    }
    if zones > 0, brokerCount < zones || brokerCount % zones != 0 {
      let below = max(1, brokerCount / zones) * zones
      let fitting = brokerCount < zones ? "\(zones)" : "\(below) or \(below + zones)"
      lowering.report(
        "kafka cluster '\(name)' has \(brokerCount) brokers in \(zones) zones; MSK wants as many in each: use \(fitting)"
      )
    }
    if !(1...16_384).contains(storage.gigabytes) {
      lowering.report("kafka cluster '\(name)' asks for \(storage.gigabytes) GB a broker; MSK's disks have 1 to 16384")
    } else if let most = storage.most, !(storage.gigabytes + 1...16_384).contains(most) {
      lowering.report(
        "kafka cluster '\(name)' cannot grow from \(storage.gigabytes) to \(most) GB a broker; "
          + "give a larger size, up to 16384")
    }
    for mistake in settings.mistakes(zones: zones, brokers: brokerCount) {
      lowering.report("kafka cluster '\(name)' \(mistake)")
    }
    switch authentication {
    case .scram(let user) where !user.secret.contains(":secret:AmazonMSK_"):
      lowering.report(
        "kafka cluster '\(name)' cannot use the secret '\(user.secret)'; "
          + "give the full ARN of one whose name begins with 'AmazonMSK_'")
    case .mutualTLS(let authorities) where authorities.isEmpty:
      lowering.report("kafka cluster '\(name)' trusts no authority; give the ARN of one in AWS Private CA")
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
        $0.subnets = .items(Array(placement.subnets.items.prefix(zones)))
        $0.securityGroups = [connectionGroup]
        $0.volumeSize = .literal(storage.gigabytes)
        $0.publicAccess = "DISABLED"
      }
      $0.clientAuthentication = clientAuthenticationFields
      $0.configuration = configuration
      $0.configurationRevision = configuration.attribute("LatestRevision.Revision")
      $0.kmsKey = key?.key
      $0.clientEncryption = .literal(.tls)
      $0.isEncryptedInCluster = true
      $0.monitoring = .literal(monitoring)
    }
  }

  private var clientAuthenticationFields: MSK.Cluster.ClientAuthentication {
    .init {
      $0.allowsUnauthenticated = false
      switch authentication {
      case .iam: $0.allowsIAM = true
      case .scram: $0.allowsSCRAM = true
      case .mutualTLS(let authorities):
        $0.allowsTLS = true
        $0.certificateAuthorities = .items(authorities)
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
        $0.bucket = bucket
        $0.prefix = prefix.map { .literal($0) }
      }
    case .none: break
    }
  }

  private func lowerUsers(into lowering: inout Lowering) {
    guard case .scram(let user) = authentication else { return }
    lowering.add(
      id("KafkaUser"),
      MSK.BatchScramSecret {
        $0.cluster = cluster
        $0.secrets = [.existing(user.secret)]
      })
  }

  /// The disks grow by themselves, at most every six hours, and never shrink.
  private func lowerGrowth(to most: Int, into lowering: inout Lowering) {
    let target = lowering.add(
      id("KafkaStorage"),
      ApplicationAutoScaling.ScalableTarget {
        $0.serviceNamespace = "kafka"
        $0.scalableDimension = "kafka:broker-storage:VolumeSize"
        $0.resourceID = clusterARN
        // MSK wants 1 here, whatever the disks begin with.
        $0.minCapacity = 1
        $0.maxCapacity = .literal(most)
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
