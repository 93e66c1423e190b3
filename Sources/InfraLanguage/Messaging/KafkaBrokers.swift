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
public indirect enum KafkaLogs: Hashable, Sendable {
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
public indirect enum KafkaAuthentication: Hashable, Sendable {
  /// IAM access control: the role of a client determines what it can do with which topics.
  case iam
  /// SASL/SCRAM with the user name and password of a secret; Kafka's access control lists determine what a user can do. A
  /// user without them can do nothing: a workload that connects `as: .administrator(topics:)` creates them, with IAM.
  case scram(KafkaUser)
  /// Mutual TLS with certificates of authorities in AWS Private CA; Kafka's access control lists determine what a client
  /// can do, as for users with passwords.
  case mutualTLS([CertificateAuthority])

  var port: Port {
    switch self {
    case .iam: 9098
    case .scram: 9096
    case .mutualTLS: 9094
    }
  }

  /// The secret of the user.
  var secret: Secret? {
    if case .scram(let user) = self { return user.secret }
    return nil
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

/// A SASL/SCRAM user, whose name and password are in a secret: `{"username": "…", "password": "…"}`.
///
/// MSK requires that the secret's name begins with `AmazonMSK_`, and that a customer managed key encrypts the secret:
///
/// ```swift
/// KafkaUser(Secret("worker", physicalName: "AmazonMSK_worker", username: "worker", key: EncryptionKey("kafka")))
/// KafkaUser(.existing("worker", secretARN: .parameterStore("/kafka/worker"), key: key))
/// ```
public struct KafkaUser: Hashable, Sendable {
  let secret: Secret

  /// Creates a user.
  ///
  /// - Parameter secret: the secret with the user's name and password.
  public init(_ secret: Secret) {
    self.secret = secret
  }

  func value(_ member: String) -> SecretValue { secret.value(member) }

  /// What MSK does not accept of the secret.
  var mistakes: [String] {
    var mistakes: [String] = []
    let prefix = "AmazonMSK_"
    if secret.existing == nil, secret.explicitName?.hasPrefix(prefix) != true {
      mistakes.append(
        "cannot use secret '\(secret.name)'; give it a 'physicalName:' that begins with '\(prefix)'")
    } else if let name = secret.literalName, !name.hasPrefix(prefix) {
      mistakes.append(
        "cannot use secret '\(secret.name)', which is '\(name)' in AWS; use one whose name begins with '\(prefix)'")
    }
    if secret.existing == nil, secret.username == nil {
      mistakes.append("cannot use secret '\(secret.name)', which has no user name; give it a 'username:'")
    }
    if secret.encryptionKey == nil {
      mistakes.append(
        "cannot use secret '\(secret.name)', which the key that AWS manages encrypts; give it a 'key:'")
    }
    return mistakes
  }
}

extension Secret {
  /// The name in the literal ARN of a secret that exists already.
  fileprivate var literalName: String? {
    let arn = existing?.attributes.first { $0.reference.attribute == "Ref" }?.value
    guard let components = arn?.arnComponents, components.count == 7, components[5] == "secret" else { return nil }
    return String(components[6])
  }
}
