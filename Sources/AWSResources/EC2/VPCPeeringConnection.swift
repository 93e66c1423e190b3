public import ResourceGraph

extension EC2 {
  /// A peering connection between two VPCs.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpcpeeringconnection.html
  public struct VPCPeeringConnection: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::VPCPeeringConnection",
      terraform: "aws_vpc_peering_connection",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public var vpc: Reference<VPC>?
    public var peerVPC: Reference<VPC>?
    /// The account of the other VPC; this account if `nil`.
    public var peerOwner: Value<String>?
    /// The region of the other VPC; this region if `nil`.
    public var peerRegion: Value<String>?
    /// The role with which CloudFormation accepts the connection in another account.
    public var peerRole: Value<String>?
    /// Whether Terraform accepts the connection; CloudFormation does so in any case.
    public var acceptsAutomatically: Value<Bool>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("VpcId", &vpc)
      fields.required("PeerVpcId", &peerVPC)
      fields.field("PeerOwnerId", &peerOwner)
      fields.field("PeerRegion", &peerRegion)
      fields.cloudFormationOnly("PeerRoleArn", &peerRole)
      fields.equivalent(in: .terraform) { $0.field("AutoAccept", &acceptsAutomatically) }
      fields.tags(&tags)
    }
  }
}
