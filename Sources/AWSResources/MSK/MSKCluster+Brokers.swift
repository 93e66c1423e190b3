public import ResourceGraph

extension MSK.Cluster {
  /// Changes of the volume size by Application Auto Scaling, which expands storage and cannot shrink it.
  public static let volumeSizeChange = IgnoredChange(MSK.Cluster.self) { cluster in
    cluster.brokers = BrokerNodeGroup { $0.volumeSize = 0 }
  }

  /// The instance type, subnets, security groups and storage of brokers.
  public struct BrokerNodeGroup: FieldGroup {
    /// For example `kafka.m7g.large`, `express.m7g.large`.
    public var instanceType: Value<String>?
    /// One subnet in each of two or three Availability Zones.
    public var subnets: List<Reference<EC2.Subnet>>?
    /// The default is the default security group of the VPC.
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    /// `DEFAULT`, the only accepted value.
    public var zoneDistribution: Value<String>?
    /// The storage of each broker in GiB, 1 to 16384; not set for Express brokers.
    public var volumeSize: Value<Int>?
    public var hasProvisionedThroughput: Value<Bool>?
    /// In MiB per second, at least 250.
    public var volumeThroughput: Value<Int>?
    /// `SERVICE_PROVIDED_EIPS` or `DISABLED`; the default is `DISABLED`.
    public var publicAccess: Value<String>?
    /// The authentication methods for multi-VPC connectivity.
    public var vpcConnectivity: VPCConnectivity?
    /// CloudFormation only.
    public var networkType: Value<NetworkType>?

    public enum NetworkType: String, Literal, CaseIterable {
      case ipv4 = "IPV4"
      case dual = "DUAL"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("InstanceType", &instanceType)
      fields.required("ClientSubnets", &subnets)
      fields.field("SecurityGroups", &securityGroups)
      fields.field("BrokerAZDistribution", terraform: "az_distribution", &zoneDistribution)
      fields.object("StorageInfo") { fields in
        fields.object("EBSStorageInfo") { fields in
          fields.field("VolumeSize", &volumeSize)
          fields.object("ProvisionedThroughput") { fields in
            fields.field("Enabled", &hasProvisionedThroughput)
            fields.field("VolumeThroughput", &volumeThroughput)
          }
        }
      }
      fields.object("ConnectivityInfo") { fields in
        fields.object("PublicAccess") { $0.field("Type", &publicAccess) }
        fields.group("VpcConnectivity", &vpcConnectivity)
        fields.cloudFormationOnly("NetworkType", &networkType)
      }
    }
  }

  /// The authentication methods for clients in other VPCs.
  public struct VPCConnectivity: FieldGroup {
    public var allowsIAM: Value<Bool>?
    public var allowsSCRAM: Value<Bool>?
    public var allowsTLS: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("ClientAuthentication") { fields in
        fields.object("Sasl") { fields in
          fields.cloudFormationObject("Iam") { $0.field("Enabled", terraform: "iam", &allowsIAM) }
          fields.cloudFormationObject("Scram") { $0.field("Enabled", terraform: "scram", &allowsSCRAM) }
        }
        fields.cloudFormationObject("Tls") { $0.field("Enabled", terraform: "tls", &allowsTLS) }
      }
    }
  }

  /// The client authentication methods.
  public struct ClientAuthentication: FieldGroup {
    /// IAM access control, at port 9098.
    public var allowsIAM: Value<Bool>?
    /// SASL/SCRAM with secrets of Secrets Manager, at port 9096.
    public var allowsSCRAM: Value<Bool>?
    /// Mutual TLS, at port 9094. In Terraform it follows from the certificate authorities.
    public var allowsTLS: Value<Bool>?
    /// The ARNs of AWS Private CA certificate authorities.
    public var certificateAuthorities: List<Value<String>>?
    /// Whether unauthenticated access is allowed.
    public var allowsUnauthenticated: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("Sasl") { fields in
        fields.cloudFormationObject("Iam") { $0.field("Enabled", terraform: "iam", &allowsIAM) }
        fields.cloudFormationObject("Scram") { $0.field("Enabled", terraform: "scram", &allowsSCRAM) }
      }
      fields.object("Tls") { fields in
        fields.field("Enabled", terraform: .equivalent, &allowsTLS)
        fields.field(
          "CertificateAuthorityArnList", terraform: "certificate_authority_arns", &certificateAuthorities)
      }
      fields.cloudFormationObject("Unauthenticated") { fields in
        fields.field("Enabled", terraform: "unauthenticated", &allowsUnauthenticated)
      }
    }
  }
}
