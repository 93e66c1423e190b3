public import ResourceGraph

extension EC2 {
  /// An egress rule of a security group: allows traffic to one destination.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupegress.html
  public struct SecurityGroupEgress: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::SecurityGroupEgress",
      terraform: "aws_vpc_security_group_egress_rule",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public var securityGroup: Reference<SecurityGroup>?
    /// `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `-1` for all traffic.
    public var protocolName: Value<String>?
    /// The first port, or the ICMP type; not set for all traffic.
    public var fromPort: Value<Int>?
    /// The last port, or the ICMP code; not set for all traffic.
    public var toPort: Value<Int>?
    public var cidrBlock: Value<String>?
    public var ipv6CIDRBlock: Value<String>?
    public var destinationPrefixList: Value<String>?
    public var destinationSecurityGroup: Reference<SecurityGroup>?
    public var description: Value<String>?
    /// Terraform only.
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("GroupId", terraform: "security_group_id", &securityGroup)
      fields.required("IpProtocol", &protocolName)
      mapPorts(fields)
      fields.field("CidrIp", terraform: "cidr_ipv4", &cidrBlock)
      fields.field("CidrIpv6", &ipv6CIDRBlock)
      fields.field("DestinationPrefixListId", terraform: "prefix_list_id", &destinationPrefixList)
      fields.field("DestinationSecurityGroupId", terraform: "referenced_security_group_id", &destinationSecurityGroup)
      fields.field("Description", &description)
      fields.terraformTags(&tags)
    }

    /// Terraform rejects ports for all traffic, CloudFormation ignores them.
    private mutating func mapPorts(_ fields: FieldMapper) {
      if fields.dialect == .terraform, protocolName?.literal == "-1", fromPort != nil || toPort != nil { return }
      fields.field("FromPort", &fromPort)
      fields.field("ToPort", &toPort)
    }
  }
}
