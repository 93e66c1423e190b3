public import ResourceGraph

extension MSK {
  /// A Kafka cluster without brokers to choose: AWS gives it the capacity that the load needs.
  ///
  /// Only Terraform can read its address: CloudFormation gives the cluster's ARN in place of it.
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
    /// Whether clients sign in as IAM identities, the one way that there is.
    public var allowsIAM: Value<Bool>?
    /// The VPCs that clients come from.
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

    /// Where clients of one VPC find the cluster.
    public struct VPCConfig: FieldGroup {
      /// Subnets in two zones or more.
      public var subnets: List<Reference<EC2.Subnet>>?
      /// The default group of the VPC unless set.
      public var securityGroups: List<Reference<EC2.SecurityGroup>>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("SubnetIds", &subnets)
        fields.field("SecurityGroups", terraform: "security_group_ids", &securityGroups)
      }
    }
  }
}
