public import ResourceGraph

extension EC2 {
  /// Gives a subnet its network access control list; a subnet without one has the VPC's default list.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetnetworkaclassociation.html
  public struct SubnetNetworkACLAssociation: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::SubnetNetworkAclAssociation",
      terraform: "aws_network_acl_association",
      attributes: ["Ref": "id", "AssociationId": "id"]
    )

    public var networkACL: Reference<NetworkACL>?
    public var subnet: Reference<Subnet>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("NetworkAclId", &networkACL)
      fields.required("SubnetId", &subnet)
    }
  }
}
