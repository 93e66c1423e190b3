/// A provisioned Amazon MSK cluster: the same number of brokers in each of two or three zones, TLS only, authenticated
/// clients, expanding storage, and broker logs.
///
/// A client states what it does, and is granted exactly that:
/// `billing.connects(to: events, as: .consumer(topics: ["orders"], group: "billing"))`.
public struct KafkaCluster: Construct {
  /// The level of detail of the metrics.
  public typealias Monitoring = MSK.Cluster.MonitoringLevel

  public let identity: Identity
  public var adjustments = Adjustments()
  /// `nil` for a cluster that exists already.
  let placement: Placement?
  let size: KafkaBrokerSize
  let brokers: Int?
  let zones: KafkaZones
  let version: KafkaVersion
  let storage: KafkaStorage
  let authentication: KafkaAuthentication
  let isReachableFromOtherVPCs: Bool
  let key: EncryptionKey?
  let settings: KafkaSettings
  let logs: KafkaLogs
  let monitoring: Monitoring
  public internal(set) var existing: Existing?

  /// Creates a cluster.
  ///
  /// - Parameters:
  ///   - name: the cluster's name in the stack.
  ///   - subnets: the subnets of the brokers, one in each zone; of four zones the cluster uses three, the maximum of MSK.
  ///   - size: the instance type of the brokers.
  ///   - brokers: the number of brokers in the cluster, the same in each zone; one in each zone by default.
  ///   - zones: the number of zones with brokers, 2 or 3, the first ones of the subnets; as many as possible by default. MSK
  ///     cannot add a zone to a cluster: state the number of its zones before the network gets another one, which would
  ///     otherwise replace the cluster.
  ///   - version: the Kafka version; another one upgrades the brokers one after the other. The default does not change
  ///     within a major version of this package.
  ///   - storage: the storage volume of each broker.
  ///   - authentication: how clients authenticate.
  ///   - isReachableFromOtherVPCs: whether multi-VPC connectivity is on, which managed VPC connections require. MSK turns it
  ///     on only in a cluster that exists: with CloudFormation, deploy the cluster without it first.
  ///   - key: the key that encrypts the volumes; the key that AWS manages by default.
  ///   - settings: the settings of the brokers.
  ///   - logs: the destination of broker logs.
  ///   - monitoring: the level of detail of the metrics; metrics per broker and finer cost extra.
  public init(
    _ name: String, in subnets: some DataTier, size: KafkaBrokerSize, brokers: Int? = nil,
    zones: Int? = nil, version: KafkaVersion = .v39, storage: KafkaStorage = .gigabytes(100, growingTo: 1000),
    authentication: KafkaAuthentication = .iam, isReachableFromOtherVPCs: Bool = false, key: EncryptionKey? = nil,
    settings: KafkaSettings = KafkaSettings(),
    logs: KafkaLogs = .cloudWatch(.threeMonths), monitoring: Monitoring = .perBroker,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("kafka cluster", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    placement = subnets.placement
    self.size = size
    self.brokers = brokers
    self.zones = KafkaZones(stated: zones, maximum: 3)
    self.version = version
    self.storage = storage
    self.authentication = authentication
    self.isReachableFromOtherVPCs = isReachableFromOtherVPCs
    self.key = key
    self.settings = settings
    self.logs = logs
    self.monitoring = monitoring
  }

  public var dependencies: [any Construct] {
    let constructs: [(any Construct)?] = [placement?.network, key, logs.bucket, authentication.secret]
    return constructs.compactMap { $0 }
  }

  public var relations: [any Relation] {
    guard case .bucket(let bucket, let prefix) = logs else { return [] }
    return [VendedLogs(user: self, bucket: bucket, prefix: prefix)]
  }

  // MARK: What others refer to

  /// The cluster; its value is the ARN.
  var cluster: Reference<MSK.Cluster> { Reference(id("Kafka")) }
  /// The addresses and ports of the brokers in Terraform, and the cluster's ARN in CloudFormation, which has no such
  /// attribute.
  public var bootstrapBrokers: Value<String> { cluster.bootstrapBrokers(authentication, existing) }
}

extension KafkaCluster: KafkaTarget {
  /// The cluster's ARN.
  public var clusterARN: Value<String> { cluster.value }
  public var connectionGroup: Reference<EC2.SecurityGroup> { Reference(id("KafkaSecurityGroup")) }
  public var clientAuthentication: KafkaAuthentication { authentication }
  public var statesBrokers: Bool { existing?.statesBrokers(authentication) ?? false }
}
