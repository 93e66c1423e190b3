import Documents
public import ResourceGraph

extension EC2 {
  /// An entry of a network ACL: allows or denies traffic in one direction.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-networkaclentry.html
  public struct NetworkACLEntry: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::NetworkAclEntry",
      terraform: "aws_network_acl_rule",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public enum RuleAction: String, Literal, CaseIterable {
      case allow
      case deny
    }

    public var networkACL: Reference<NetworkACL>?
    /// 1 to 32766; the entry with the lowest number that matches applies.
    public var ruleNumber: Value<Int>?
    public var action: Value<RuleAction>?
    /// Whether the entry applies to outbound traffic; the default is inbound.
    public var isEgress: Value<Bool>?
    /// The IANA protocol number: 6 for TCP, 17 for UDP, 1 for ICMP, 58 for ICMPv6, -1 for all protocols.
    public var protocolNumber: Value<Int>?
    public var cidrBlock: Value<String>?
    public var ipv6CIDRBlock: Value<String>?
    /// The first port, for TCP and UDP.
    public var fromPort: Value<Int>?
    /// The last port, for TCP and UDP.
    public var toPort: Value<Int>?
    /// The ICMP type, -1 for all types.
    public var icmpType: Value<Int>?
    /// The ICMP code, -1 for all codes.
    public var icmpCode: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("NetworkAclId", &networkACL)
      fields.required("RuleNumber", &ruleNumber)
      fields.required("RuleAction", &action)
      fields.field("Egress", &isEgress)
      mapProtocol(fields)
      fields.field("CidrBlock", &cidrBlock)
      fields.field("Ipv6CidrBlock", &ipv6CIDRBlock)
      fields.cloudFormationObject("PortRange") { fields in
        fields.field("From", terraform: "from_port", &fromPort)
        fields.field("To", terraform: "to_port", &toPort)
      }
      fields.cloudFormationObject("Icmp") { fields in
        fields.field("Type", terraform: "icmp_type", &icmpType)
        fields.field("Code", terraform: "icmp_code", &icmpCode)
      }
    }
  }
}

extension EC2.NetworkACLEntry {
  /// CloudFormation writes a protocol as a number, Terraform as a string with a number or a name.
  private mutating func mapProtocol(_ fields: FieldMapper) {
    guard fields.dialect == .terraform else { return fields.required("Protocol", &protocolNumber) }
    var text = protocolNumber.map(Self.protocolText)
    fields.required("Protocol", &text)
    protocolNumber = text.map(Self.protocolNumber)
  }

  static func protocolText(_ number: Value<Int>) -> Value<String> { number.typed() }

  static func protocolNumber(_ text: Value<String>) -> Value<Int> {
    let numbers = ["all": "-1", "icmp": "1", "tcp": "6", "udp": "17", "icmpv6": "58"]
    if case .literal(let name) = text, let number = numbers[name.lowercased()] {
      return .expression(.verbatim(Node(.string(name)), resolved: .text(number)))
    }
    return text.typed()
  }
}
