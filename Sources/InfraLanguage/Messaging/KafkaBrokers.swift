/// The Kafka versions that MSK offers in KRaft mode, where the brokers keep their own metadata.
///
/// MSK follows the patches of a version by itself.
public enum KafkaVersion: String, Hashable, Sendable, CaseIterable {
  case v38 = "3.8.x.kraft"
  /// The version that AWS recommends.
  case v39 = "3.9.x.kraft"
  case v40 = "4.0.x.kraft"
  case v41 = "4.1.x.kraft"
}

/// The machine that a broker runs on: `.m7g(.large)`.
public struct KafkaBrokerSize: Hashable, Sendable {
  let instanceType: String

  /// General purpose, where a region has no M7g.
  public enum M5: String, Sendable {
    case large, xlarge
    case xlarge2 = "2xlarge"
    case xlarge4 = "4xlarge"
    case xlarge8 = "8xlarge"
    case xlarge12 = "12xlarge"
    case xlarge16 = "16xlarge"
    case xlarge24 = "24xlarge"
  }

  /// General purpose, on Graviton.
  public static func m7g(_ size: InstanceSize) -> KafkaBrokerSize {
    KafkaBrokerSize(instanceType: "kafka.m7g.\(size.rawValue)")
  }

  public static func m5(_ size: M5) -> KafkaBrokerSize { KafkaBrokerSize(instanceType: "kafka.m5.\(size.rawValue)") }

  /// Any size of standard brokers by its name: `kafka.t3.small`, which Kafka 4 does not take.
  public static func named(_ name: String) -> KafkaBrokerSize { KafkaBrokerSize(instanceType: name) }
}

/// The disk of each broker.
public struct KafkaStorage: Hashable, Sendable {
  let gigabytes: Int
  let most: Int?

  /// - Parameters:
  ///   - gigabytes: 1 to 16384.
  ///   - most: how far MSK lets the disks grow when they are fuller than 60 %; they stay as they are unless given. They
  ///     never shrink.
  public static func gigabytes(_ gigabytes: Int, growingTo most: Int? = nil) -> KafkaStorage {
    KafkaStorage(gigabytes: gigabytes, most: most)
  }
}

/// Where the logs of brokers go.
public enum KafkaLogs: Hashable, Sendable {
  /// To a log group of their own.
  case cloudWatch(LogRetention)
  /// To a bucket, by its name, which has to let AWS's log delivery write.
  case bucket(Value<String>, prefix: String? = nil)
  /// Nowhere; reports show the reason.
  case none(because: String)
}

/// How clients sign in to a Kafka cluster; each way has its port.
public enum KafkaAuthentication: Hashable, Sendable {
  /// As IAM identities: the role of a client says what it may do, on which topics.
  case iam
  /// With the user name and password of a secret. What a user may do is for Kafka's own access lists.
  case scram(KafkaUser)
  /// With certificates of authorities in AWS Private CA, by their ARNs. What a client may do is for Kafka's own access
  /// lists.
  case mutualTLS(authorities: [Value<String>])

  var port: Port {
    switch self {
    case .iam: 9098
    case .scram: 9096
    case .mutualTLS: 9094
    }
  }

  /// What Terraform reads the brokers' addresses from.
  var bootstrapAttribute: String {
    switch self {
    case .iam: "BootstrapBrokersSaslIam"
    case .scram: "BootstrapBrokersSaslScram"
    case .mutualTLS: "BootstrapBrokersTls"
    }
  }
}

/// A user of Kafka, whose name and password a secret outside the stack holds: `{"username": "…", "password": "…"}`.
///
/// MSK asks of the secret that its name begins with `AmazonMSK_` and that a key of the account's own encrypts it.
public struct KafkaUser: Hashable, Sendable {
  let secret: String
  let key: String

  /// - Parameters:
  ///   - secret: the full ARN of the secret.
  ///   - key: the ARN of the key that it is encrypted with.
  public init(secret: String, key: String) {
    self.secret = secret
    self.key = key
  }

  func value(_ member: String) -> SecretValue {
    SecretValue(.literal(secret), key: member, encryptedWith: .literal(key))
  }
}
