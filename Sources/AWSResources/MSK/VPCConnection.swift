public import ResourceGraph

extension MSK {
  /// A managed VPC connection: gives clients in another VPC access to a cluster.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-msk-vpcconnection.html
  public struct VPCConnection: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::MSK::VpcConnection",
      terraform: "aws_msk_vpc_connection",
      attributes: ["Ref": "arn", "Arn": "arn"]
    )

    public var cluster: Reference<Cluster>?
    public var authentication: Value<Authentication>?
    public var vpc: Reference<EC2.VPC>?
    public var subnets: List<Reference<EC2.Subnet>>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    public var tags: Tags = [:]

    /// The authentication method, which the cluster must allow for multi-VPC connectivity.
    public enum Authentication: String, Literal, CaseIterable {
      case iam = "SASL_IAM"
      case scram = "SASL_SCRAM"
      case tls = "TLS"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("TargetClusterArn", &cluster)
      fields.required("Authentication", &authentication)
      fields.required("VpcId", &vpc)
      fields.required("ClientSubnets", &subnets)
      fields.required("SecurityGroups", &securityGroups)
      fields.tags(&tags, cloudFormation: .map)
    }
  }
}
