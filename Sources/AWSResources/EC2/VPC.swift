public import ResourceGraph

extension EC2 {
  /// A virtual private cloud: an isolated network.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpc.html
  public struct VPC: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::VPC",
      terraform: "aws_vpc",
      attributes: [
        "Ref": "id", "CidrBlock": "cidr_block", "DefaultSecurityGroup": "default_security_group_id",
        "DefaultNetworkAcl": "default_network_acl_id",
      ],
      parameterType: "AWS::EC2::VPC::Id"
    )

    /// The IPv4 CIDR block, between /28 and /16: `10.0.0.0/16`.
    public var cidrBlock: Value<String>?
    /// Whether instances receive public DNS names; private DNS of endpoints requires it.
    public var enableDNSHostnames: Value<Bool>?
    /// Whether the DNS resolver of the VPC is enabled; the default is true.
    public var enableDNSSupport: Value<Bool>?
    /// `default` or `dedicated`.
    public var instanceTenancy: Value<String>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("CidrBlock", &cidrBlock)
      fields.field("EnableDnsHostnames", &enableDNSHostnames)
      fields.field("EnableDnsSupport", &enableDNSSupport)
      fields.field("InstanceTenancy", &instanceTenancy)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "CidrBlock" ? cidrBlock?.constructible : nil
    }
  }
}
