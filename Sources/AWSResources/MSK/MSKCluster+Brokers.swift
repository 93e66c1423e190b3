public import ResourceGraph

extension MSK.Cluster {
  /// The machines of a cluster, and where they stand.
  public struct BrokerNodeGroup: FieldGroup {
    /// `kafka.m7g.large`, `express.m7g.large` and their like.
    public var instanceType: Value<String>?
    /// One subnet in each of two or three zones.
    public var subnets: List<Reference<EC2.Subnet>>?
    /// The default group of the VPC unless set.
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    /// `DEFAULT`, the only value that there is.
    public var zoneDistribution: Value<String>?
    /// The disk of each broker, in GiB: 1 to 16384. Express brokers have none.
    public var volumeSize: Value<Int>?
    public var hasProvisionedThroughput: Value<Bool>?
    /// In MiB per second, 250 or more.
    public var volumeThroughput: Value<Int>?
    /// `DISABLED` unless set, or `SERVICE_PROVIDED_EIPS`.
    public var publicAccess: Value<String>?
    /// How clients of other VPCs sign in, over connections of their own.
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

  /// How clients of other VPCs sign in.
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

  /// How clients sign in.
  public struct ClientAuthentication: FieldGroup {
    /// As IAM identities, at port 9098.
    public var allowsIAM: Value<Bool>?
    /// With user names and passwords of Secrets Manager, at port 9096.
    public var allowsSCRAM: Value<Bool>?
    /// With certificates of the authorities, at port 9094. In Terraform the authorities say it.
    public var allowsTLS: Value<Bool>?
    /// The ARNs of authorities in AWS Private CA.
    public var certificateAuthorities: List<Value<String>>?
    /// Whether clients get in without signing in.
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
