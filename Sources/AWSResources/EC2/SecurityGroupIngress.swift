public import ResourceGraph

extension EC2 {
  /// An ingress rule of a security group: allows traffic from one source.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroupingress.html
  public struct SecurityGroupIngress: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::SecurityGroupIngress",
      terraform: "aws_vpc_security_group_ingress_rule",
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
    public var sourcePrefixList: Value<String>?
    public var sourceSecurityGroup: Reference<SecurityGroup>?
    /// The account of a group in another account. CloudFormation only: in Terraform it is a prefix of the group's id.
    public var sourceSecurityGroupOwner: Value<String>?
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
      fields.field("SourcePrefixListId", terraform: "prefix_list_id", &sourcePrefixList)
      fields.field("SourceSecurityGroupId", terraform: "referenced_security_group_id", &sourceSecurityGroup)
      fields.cloudFormationOnly("SourceSecurityGroupOwnerId", &sourceSecurityGroupOwner)
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
