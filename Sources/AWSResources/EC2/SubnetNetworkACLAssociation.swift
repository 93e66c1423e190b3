public import ResourceGraph

extension EC2 {
  /// Associates a subnet with a network ACL; a subnet without an association has the default ACL of the VPC.
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
