public import ResourceGraph

extension EC2 {
  /// A firewall around subnets; its entries are read in the order of their numbers, and the first that fits decides.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkacl.html
  public struct NetworkACL: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::NetworkAcl",
      terraform: "aws_network_acl",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public var vpc: Reference<VPC>?
    /// The subnets inside the list. Terraform's alone: CloudFormation has `SubnetNetworkACLAssociation` resources,
    /// which Terraform knows too.
    public var subnets: List<Reference<Subnet>>?
    /// Entries inside the list. Terraform's alone: CloudFormation has `NetworkACLEntry` resources, which Terraform
    /// knows too.
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
  /// An entry that stands inside its list.
  public struct InlineEntry: FieldGroup {
    public var ruleNumber: Value<Int>?
    public var action: Value<EC2.NetworkACLEntry.RuleAction>?
    /// IANA's number of the protocol: 6 is TCP, 17 UDP, 1 ICMP, 58 ICMPv6, -1 everything.
    public var protocolNumber: Value<Int>?
    public var cidrBlock: Value<String>?
    public var ipv6CIDRBlock: Value<String>?
    public var fromPort: Value<Int>?
    public var toPort: Value<Int>?
    public var icmpType: Value<Int>?
    public var icmpCode: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.terraformOnlyOrNull("rule_no", &ruleNumber)
      fields.terraformOnlyOrNull("action", &action)
      mapProtocol(fields)
      fields.terraformOnlyOrNull("cidr_block", &cidrBlock)
      fields.terraformOnlyOrNull("ipv6_cidr_block", &ipv6CIDRBlock)
      fields.terraformOnlyOrNull("from_port", &fromPort)
      fields.terraformOnlyOrNull("to_port", &toPort)
      fields.terraformOnlyOrNull("icmp_type", &icmpType)
      fields.terraformOnlyOrNull("icmp_code", &icmpCode)
    }

    private mutating func mapProtocol(_ fields: FieldMapper) {
      var text = protocolNumber.map(EC2.NetworkACLEntry.protocolText)
      fields.terraformOnlyOrNull("protocol", &text)
      protocolNumber = text.map(EC2.NetworkACLEntry.protocolNumber)
    }
  }
}
