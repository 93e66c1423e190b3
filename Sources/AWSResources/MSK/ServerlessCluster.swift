public import ResourceGraph

extension MSK {
  /// A serverless MSK cluster.
  ///
  /// Only Terraform can read the bootstrap brokers; CloudFormation returns the cluster's ARN instead.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-msk-serverlesscluster.html
  public struct ServerlessCluster: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::MSK::ServerlessCluster",
      terraform: "aws_msk_serverless_cluster",
      attributes: ["Ref": "arn", "Arn": "arn"],
      terraformOnlyAttributes: [
        "BootstrapBrokersSaslIam": .init("bootstrap_brokers_sasl_iam", fallback: "Ref"),
        "ClusterUuid": .init("cluster_uuid", fallback: "Ref"),
      ]
    )

    /// Letters, digits and hyphens, at most 64.
    public var name: Value<String>?
    /// Whether IAM access control is enabled, the only authentication method.
    public var allowsIAM: Value<Bool>?
    /// The VPCs in which clients can reach the cluster.
    public var vpcs: [VPCConfig] = []
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ClusterName", &name)
      fields.object("ClientAuthentication") { fields in
        fields.object("Sasl") { fields in
          fields.object("Iam") { $0.required("Enabled", &allowsIAM) }
        }
      }
      fields.required("VpcConfigs", terraform: "vpc_config", &vpcs)
      fields.tags(&tags, cloudFormation: .map)
    }

    /// The subnets and security groups in one VPC of clients.
    public struct VPCConfig: FieldGroup {
      /// Subnets in at least two Availability Zones.
      public var subnets: List<Reference<EC2.Subnet>>?
      /// The default is the default security group of the VPC.
      public var securityGroups: List<Reference<EC2.SecurityGroup>>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("SubnetIds", &subnets)
        fields.field("SecurityGroups", terraform: "security_group_ids", &securityGroups)
      }
    }
  }
}
