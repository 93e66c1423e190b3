public import ResourceGraph

extension MSK {
  /// A provisioned MSK cluster.
  ///
  /// Only Terraform can read the bootstrap brokers; CloudFormation returns the cluster's ARN instead,
  /// with which a client can look them up (`GetBootstrapBrokers`).
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-msk-cluster.html
  public struct Cluster: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::MSK::Cluster",
      terraform: "aws_msk_cluster",
      attributes: ["Ref": "arn", "Arn": "arn", "CurrentVersion": "current_version"],
      terraformOnlyAttributes: [
        "BootstrapBrokers": .init("bootstrap_brokers", fallback: "Ref"),
        "BootstrapBrokersTls": .init("bootstrap_brokers_tls", fallback: "Ref"),
        "BootstrapBrokersSaslIam": .init("bootstrap_brokers_sasl_iam", fallback: "Ref"),
        "BootstrapBrokersSaslScram": .init("bootstrap_brokers_sasl_scram", fallback: "Ref"),
        "BootstrapBrokersPublicTls": .init("bootstrap_brokers_public_tls", fallback: "Ref"),
        "BootstrapBrokersPublicSaslIam": .init("bootstrap_brokers_public_sasl_iam", fallback: "Ref"),
        "BootstrapBrokersPublicSaslScram": .init("bootstrap_brokers_public_sasl_scram", fallback: "Ref"),
        "BootstrapBrokersVpcConnectivityTls": .init("bootstrap_brokers_vpc_connectivity_tls", fallback: "Ref"),
        "BootstrapBrokersVpcConnectivitySaslIam": .init(
          "bootstrap_brokers_vpc_connectivity_sasl_iam", fallback: "Ref"),
        "BootstrapBrokersVpcConnectivitySaslScram": .init(
          "bootstrap_brokers_vpc_connectivity_sasl_scram", fallback: "Ref"),
        "ZookeeperConnectString": .init("zookeeper_connect_string", fallback: "Ref"),
        "ZookeeperConnectStringTls": .init("zookeeper_connect_string_tls", fallback: "Ref"),
        "ClusterUuid": .init("cluster_uuid", fallback: "Ref"),
      ]
    )

    /// Letters, digits and hyphens, at most 64.
    public var name: Value<String>?
    /// `3.9.x.kraft`, `4.1.x.kraft` and others; without `.kraft` the cluster uses ZooKeeper.
    public var kafkaVersion: Value<String>?
    /// The number of brokers, a multiple of the number of subnets.
    public var brokerCount: Value<Int>?
    public var brokers: BrokerNodeGroup?
    public var clientAuthentication: ClientAuthentication?
    /// The configuration of the brokers; the default is that of MSK.
    public var configuration: Reference<Configuration>?
    public var configurationRevision: Value<Int>?
    /// The key that encrypts storage; the default is the AWS managed key.
    public var kmsKey: Reference<KMS.Key>?
    /// The default is `TLS`.
    public var clientEncryption: Value<ClientEncryption>?
    /// Whether traffic between brokers is encrypted; the default is true.
    public var isEncryptedInCluster: Value<Bool>?
    public var cloudWatchLogs: CloudWatchLogs?
    public var firehoseLogs: FirehoseLogs?
    public var s3Logs: S3Logs?
    public var monitoring: Value<MonitoringLevel>?
    /// Whether the JMX exporter for Prometheus is enabled, at port 11001.
    public var exportsJMXMetrics: Value<Bool>?
    /// Whether the node exporter for Prometheus is enabled, at port 11002.
    public var exportsNodeMetrics: Value<Bool>?
    public var storageMode: Value<StorageMode>?
    /// Whether MSK rebalances partitions over new Express brokers. CloudFormation only.
    public var rebalancing: Value<Rebalancing>?
    /// Whether clients can access ZooKeeper nodes. CloudFormation only.
    public var allowsZooKeeperAccess: Value<Bool>?
    public var tags: Tags = [:]

    /// Encryption in transit between clients and brokers.
    public enum ClientEncryption: String, Literal, CaseIterable {
      case tls = "TLS"
      case tlsOrPlainText = "TLS_PLAINTEXT"
      case plainText = "PLAINTEXT"
    }

    /// The monitoring level; every level except the default incurs charges.
    public enum MonitoringLevel: String, Literal, CaseIterable {
      case standard = "DEFAULT"
      case perBroker = "PER_BROKER"
      case perTopicPerBroker = "PER_TOPIC_PER_BROKER"
      case perTopicPerPartition = "PER_TOPIC_PER_PARTITION"
    }

    /// The storage mode: `TIERED` moves older data to low-cost storage.
    public enum StorageMode: String, Literal, CaseIterable {
      case local = "LOCAL"
      case tiered = "TIERED"
    }

    public enum Rebalancing: String, Literal, CaseIterable {
      case active = "ACTIVE"
      case paused = "PAUSED"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ClusterName", &name)
      fields.required("KafkaVersion", &kafkaVersion)
      fields.required("NumberOfBrokerNodes", &brokerCount)
      fields.required("BrokerNodeGroupInfo", &brokers)
      fields.group("ClientAuthentication", &clientAuthentication)
      fields.object("ConfigurationInfo") { fields in
        fields.field("Arn", &configuration)
        fields.field("Revision", &configurationRevision)
      }
      fields.object("EncryptionInfo") { fields in
        fields.cloudFormationObject("EncryptionAtRest") { fields in
          fields.field("DataVolumeKMSKeyId", terraform: "encryption_at_rest_kms_key_arn", &kmsKey)
        }
        fields.object("EncryptionInTransit") { fields in
          fields.field("ClientBroker", &clientEncryption)
          fields.field("InCluster", &isEncryptedInCluster)
        }
      }
      mapObservation(fields)
      fields.field("StorageMode", &storageMode)
      fields.cloudFormationObject("Rebalancing") { $0.cloudFormationOnly("Status", &rebalancing) }
      fields.cloudFormationObject("ZookeeperAccess") { $0.cloudFormationOnly("Enabled", &allowsZooKeeperAccess) }
      fields.tags(&tags, cloudFormation: .map)
    }

    private mutating func mapObservation(_ fields: FieldMapper) {
      fields.object("LoggingInfo") { fields in
        fields.object("BrokerLogs") { fields in
          fields.group("CloudWatchLogs", terraform: "cloudwatch_logs", &cloudWatchLogs)
          fields.group("Firehose", &firehoseLogs)
          fields.group("S3", terraform: "s3", &s3Logs)
        }
      }
      fields.field("EnhancedMonitoring", &monitoring)
      fields.object("OpenMonitoring") { fields in
        fields.object("Prometheus") { fields in
          fields.object("JmxExporter") { $0.field("EnabledInBroker", &exportsJMXMetrics) }
          fields.object("NodeExporter") { $0.field("EnabledInBroker", &exportsNodeMetrics) }
        }
      }
    }
  }
}
