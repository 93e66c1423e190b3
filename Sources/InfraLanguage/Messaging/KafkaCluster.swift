/// Apache Kafka on Amazon MSK: as many brokers in each of two or three zones, TLS only, clients that sign in, disks that
/// grow, and logs.
///
/// Who talks to it says what for, and gets no more than that:
/// `billing.connects(to: events, as: .consumer(topics: ["orders"], group: "billing"))`.
public struct KafkaCluster: Construct {
  public typealias Monitoring = MSK.Cluster.MonitoringLevel

  public let identity: Identity
  public var adjustments = Adjustments()
  let placement: Placement
  let size: KafkaBrokerSize
  let brokers: Int?
  let version: KafkaVersion
  let storage: KafkaStorage
  let authentication: KafkaAuthentication
  let key: EncryptionKey?
  let settings: KafkaSettings
  let logs: KafkaLogs
  let monitoring: Monitoring

  /// - Parameters:
  ///   - subnets: one in each zone of the network; of four zones the first three are taken, since MSK knows no more.
  ///   - brokers: of the whole cluster, as many in each zone; one in each unless given.
  ///   - storage: the disk of each broker.
  ///   - authentication: how clients sign in.
  ///   - key: what the disks are encrypted with; AWS's own key of MSK unless given.
  ///   - logs: where the brokers' logs go.
  ///   - monitoring: how fine the metrics are; those per broker and finer cost extra.
  public init(
    _ name: String, in subnets: some DataTier, size: KafkaBrokerSize, brokers: Int? = nil,
    version: KafkaVersion = .v39, storage: KafkaStorage = .gigabytes(100, growingTo: 1000),
    authentication: KafkaAuthentication = .iam, key: EncryptionKey? = nil, settings: KafkaSettings = KafkaSettings(),
    logs: KafkaLogs = .cloudWatch(.threeMonths), monitoring: Monitoring = .perBroker,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("kafka cluster", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    placement = subnets.placement
    self.size = size
    self.brokers = brokers
    self.version = version
    self.storage = storage
    self.authentication = authentication
    self.key = key
    self.settings = settings
    self.logs = logs
    self.monitoring = monitoring
  }

  public var dependencies: [any Construct] {
    let key: [any Construct] = key.map { [$0] } ?? []
    return [placement.network] + key
  }

  // MARK: What others refer to

  /// The cluster; its identity is its ARN.
  var cluster: Reference<MSK.Cluster> { Reference(id("Kafka")) }
  /// The brokers' addresses and ports in Terraform, the cluster's ARN in CloudFormation, which cannot read them.
  public var bootstrapBrokers: Value<String> { cluster.attribute(authentication.bootstrapAttribute) }
}

extension KafkaCluster: KafkaTarget {
  public var clusterARN: Value<String> { cluster.value }
  public var connectionGroup: Reference<EC2.SecurityGroup> { Reference(id("KafkaSecurityGroup")) }
  public var clientAuthentication: KafkaAuthentication { authentication }
}
