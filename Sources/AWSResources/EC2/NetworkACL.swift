public import ResourceGraph

extension EC2 {
  /// A network ACL: filters the traffic of subnets; the entry with the lowest number that matches applies.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkacl.html
  public struct NetworkACL: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::NetworkAcl",
      terraform: "aws_network_acl",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public var vpc: Reference<VPC>?
    /// The subnets associated inline. Terraform only: CloudFormation uses `SubnetNetworkACLAssociation` resources,
    /// which Terraform supports too.
    public var subnets: List<Reference<Subnet>>?
    /// Inline entries. Terraform only: CloudFormation uses `NetworkACLEntry` resources, which Terraform
    /// supports too.
    public var ingress: [InlineEntry] = []
    public var egress: [InlineEntry] = []
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("VpcId", &vpc)
      fields.terraformOnly("subnet_ids", &subnets)
      fields.terraformOnly { fields in
        fields.groups("Ingress", &ingress)
        fields.groups("Egress", &egress)
      }
      fields.tags(&tags)
    }
  }
}

extension EC2.NetworkACL {
  /// An inline entry of a network ACL.
  public struct InlineEntry: FieldGroup {
    public var ruleNumber: Value<Int>?
    public var action: Value<EC2.NetworkACLEntry.RuleAction>?
    /// The IANA protocol number: 6 for TCP, 17 for UDP, 1 for ICMP, 58 for ICMPv6, -1 for all protocols.
    public var protocolNumber: Value<Int>?
    public var cidrBlock: Value<String>?
    public var ipv6CIDRBlock: Value<String>?
    public var fromPort: Value<Int>?
    public var toPort: Value<Int>?
    public var icmpType: Value<Int>?
    public var icmpCode: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.terraformOnlyNullable("rule_no", &ruleNumber)
      fields.terraformOnlyNullable("action", &action)
      mapProtocol(fields)
      fields.terraformOnlyNullable("cidr_block", &cidrBlock)
      fields.terraformOnlyNullable("ipv6_cidr_block", &ipv6CIDRBlock)
      fields.terraformOnlyNullable("from_port", &fromPort)
      fields.terraformOnlyNullable("to_port", &toPort)
      fields.terraformOnlyNullable("icmp_type", &icmpType)
      fields.terraformOnlyNullable("icmp_code", &icmpCode)
    }

    private mutating func mapProtocol(_ fields: FieldMapper) {
      var text = protocolNumber.map(EC2.NetworkACLEntry.protocolText)
      fields.terraformOnlyNullable("protocol", &text)
      protocolNumber = text.map(EC2.NetworkACLEntry.protocolNumber)
    }
  }
}
