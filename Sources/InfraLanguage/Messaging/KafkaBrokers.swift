/// The Kafka versions that MSK supports in KRaft mode, where the brokers store their own metadata.
///
/// MSK applies patches of a version automatically.
public enum KafkaVersion: String, Hashable, Sendable, CaseIterable {
  /// Kafka 3.8.
  case v38 = "3.8.x.kraft"
  /// Kafka 3.9, which AWS recommends.
  case v39 = "3.9.x.kraft"
  /// Kafka 4.0.
  case v40 = "4.0.x.kraft"
  /// Kafka 4.1.
  case v41 = "4.1.x.kraft"
}

/// The instance type of the brokers: `.m7g(.large)`.
public struct KafkaBrokerSize: Hashable, Sendable {
  let instanceType: String

  /// The sizes of M5 brokers.
  public enum M5: String, Sendable {
    /// 2 vCPUs.
    case large
    /// 4 vCPUs.
    case xlarge
    /// 8 vCPUs.
    case xlarge2 = "2xlarge"
    /// 16 vCPUs.
    case xlarge4 = "4xlarge"
    /// 32 vCPUs.
    case xlarge8 = "8xlarge"
    /// 48 vCPUs.
    case xlarge12 = "12xlarge"
    /// 64 vCPUs.
    case xlarge16 = "16xlarge"
    /// 96 vCPUs.
    case xlarge24 = "24xlarge"
  }

  /// A general purpose broker on Graviton.
  ///
  /// - Parameter size: the size within the family.
  public static func m7g(_ size: InstanceSize) -> KafkaBrokerSize {
    KafkaBrokerSize(instanceType: "kafka.m7g.\(size.rawValue)")
  }

  /// A general purpose broker, for regions without M7g.
  ///
  /// - Parameter size: the size within the family.
  public static func m5(_ size: M5) -> KafkaBrokerSize { KafkaBrokerSize(instanceType: "kafka.m5.\(size.rawValue)") }

  /// Any instance type of standard brokers: `kafka.t3.small`, which Kafka 4 does not support.
  ///
  /// - Parameter name: the instance type.
  public static func named(_ name: String) -> KafkaBrokerSize { KafkaBrokerSize(instanceType: name) }
}

/// The storage volume of each broker.
public struct KafkaStorage: Hashable, Sendable {
  let gigabytes: Int
  let maximum: Int?

  /// A volume of a size.
  ///
  /// - Parameters:
  ///   - gigabytes: the size, 1 to 16384.
  ///   - maximum: the size up to which MSK expands the volumes when more than 60 % is used; they are not expanded by
  ///     default. Volumes never shrink.
  public static func gigabytes(_ gigabytes: Int, growingTo maximum: Int? = nil) -> KafkaStorage {
    KafkaStorage(gigabytes: gigabytes, maximum: maximum)
  }
}

/// The destination of broker logs.
public enum KafkaLogs: Hashable, Sendable {
  /// A log group of the cluster's own.
  case cloudWatch(LogRetention)
  /// A bucket, whose policy then allows log delivery.
  case bucket(Bucket, prefix: String? = nil)
  /// No broker logs; reports show the reason.
  case none(because: String)

  var bucket: Bucket? {
    if case .bucket(let bucket, _) = self { return bucket }
    return nil
  }
}

/// How clients authenticate to a Kafka cluster; each method has a port of its own.
public enum KafkaAuthentication: Hashable, Sendable {
  /// IAM access control: the role of a client determines what it can do with which topics.
  case iam
  /// SASL/SCRAM with the user name and password of a secret; Kafka's access control lists determine what a user can do.
  case scram(KafkaUser)
  /// Mutual TLS with certificates of authorities in AWS Private CA, by their ARNs; Kafka's access control lists determine
  /// what a client can do.
  case mutualTLS(certificateAuthorityARNs: [Value<String>])

  var port: Port {
    switch self {
    case .iam: 9098
    case .scram: 9096
    case .mutualTLS: 9094
    }
  }

  /// The attribute that contains the addresses of the brokers in Terraform.
  var bootstrapAttribute: String {
    switch self {
    case .iam: "BootstrapBrokersSaslIam"
    case .scram: "BootstrapBrokersSaslScram"
    case .mutualTLS: "BootstrapBrokersTls"
    }
  }
}

/// A SASL/SCRAM user, whose name and password are in a secret that exists already:
/// `{"username": "…", "password": "…"}`.
///
/// MSK requires that the secret's name begins with `AmazonMSK_`, and that a customer managed key encrypts the secret.
public struct KafkaUser: Hashable, Sendable {
  let secretARN: String
  let keyARN: String

  /// Creates a user.
  ///
  /// - Parameters:
  ///   - secretARN: the full ARN of the secret.
  ///   - keyARN: the ARN of the key that encrypts the secret.
  public init(secretARN: String, keyARN: String) {
    self.secretARN = secretARN
    self.keyARN = keyARN
  }

  func value(_ member: String) -> SecretValue {
    SecretValue(.literal(secretARN), key: member, encryptedWith: .literal(keyARN))
  }
}
