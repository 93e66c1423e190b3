public import ResourceGraph

extension EC2 {
  /// A security group: a stateful firewall of network interfaces, whose rules allow addresses or other groups.
  ///
  /// A group without egress rules allows all outbound traffic in CloudFormation, because AWS adds that rule to a new
  /// group, and none in Terraform, which removes it.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
  public struct SecurityGroup: TaggedResource, PrefixedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::SecurityGroup",
      terraform: "aws_security_group",
      referenceAttribute: "GroupId",
      attributes: ["GroupId": "id", "Ref": "id", "Id": "id", "VpcId": "vpc_id"],
      parameterType: "AWS::EC2::SecurityGroup::Id"
    )

    /// The description; changing it replaces the group.
    public var description: Value<String>?
    public var name: Value<String>?
    /// The beginning of the name that Terraform generates. Terraform only.
    public var namePrefix: Value<String>?
    public var vpc: Reference<VPC>?
    /// Inline ingress rules, in addition to `SecurityGroupIngress` resources.
    public var ingress: [Rule] = []
    /// Inline egress rules, in addition to `SecurityGroupEgress` resources.
    public var egress: [Rule] = []
    /// Whether a group without egress rules allows no outbound traffic, as always in Terraform. In CloudFormation such a
    /// group allows all of it, so a rule is written that matches no traffic.
    public var closesEgress = false
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("GroupDescription", terraform: "description", &description)
      fields.field("GroupName", terraform: "name", &name)
      fields.namePrefix(&namePrefix)
      fields.field("VpcId", &vpc)
      mapRules(fields)
      fields.tags(&tags)
    }

    private mutating func mapRules(_ fields: FieldMapper) {
      let isCloudFormation = fields.dialect == .cloudFormation
      var ingressFields = (isCloudFormation ? ingress.flatMap(\.split) : ingress).map(IngressFields.init)
      fields.groups("SecurityGroupIngress", terraform: "ingress", &ingressFields)
      ingress = ingressFields.map(\.rule)
      var egressFields = (isCloudFormation ? egress.flatMap(\.split) : egress).map(EgressFields.init)
      if isCloudFormation, closesEgress, egress.isEmpty { egressFields = [EgressFields(.toNowhere)] }
      fields.groups("SecurityGroupEgress", terraform: "egress", &egressFields)
      egress = egressFields.map(\.rule)
      if isCloudFormation, egress == [.toNowhere] {
        closesEgress = true
        egress = []
      }
    }
  }
}

extension EC2.SecurityGroup {
  /// An inline rule of a security group: a protocol, ports and peers.
  ///
  /// A Terraform rule has any number of addresses and groups as peers, a CloudFormation rule one. The struct follows
  /// Terraform; CloudFormation is written with one rule for each peer. `isSelf`, which only Terraform supports in a
  /// group, becomes a rule without a peer there, which AWS rejects, so it is not dropped silently.
  public struct Rule: Hashable, Sendable {
    /// `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `-1` for all traffic.
    public var protocolName: Value<String>?
    /// The first port, or the ICMP type; ignored for all traffic.
    public var fromPort: Value<Int>?
    /// The last port, or the ICMP code; ignored for all traffic.
    public var toPort: Value<Int>?
    public var cidrBlocks: List<Value<String>>?
    public var ipv6CIDRBlocks: List<Value<String>>?
    public var prefixLists: List<Value<String>>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    /// Whether the group itself is a peer. Terraform only.
    public var isSelf: Value<Bool>?
    public var description: Value<String>?

    public init() {}

    public init(_ configure: (inout Rule) -> Void) {
      self.init()
      configure(&self)
    }

    /// A rule that matches no traffic: its only destination is the loopback address.
    static let toNowhere = Rule {
      $0.protocolName = "-1"
      $0.cidrBlocks = ["127.0.0.1/32"]
      $0.description = "Nothing leaves"
    }

    /// The rule split into rules with at most one peer each.
    public var split: [Rule] {
      var single = self
      single.cidrBlocks = nil
      single.ipv6CIDRBlocks = nil
      single.prefixLists = nil
      single.securityGroups = nil
      single.isSelf = nil
      var rules: [Rule] = []
      func add<Peer: Scalar>(_ peers: List<Peer>?, to path: WritableKeyPath<Rule, List<Peer>?>) {
        let lists: [List<Peer>] =
          switch peers {
          case .items(let items)?: items.map { [$0] }
          case .expression?: peers.map { [$0] } ?? []
          case nil: []
          }
        for list in lists {
          var rule = single
          rule[keyPath: path] = list
          rules.append(rule)
        }
      }
      add(cidrBlocks, to: \.cidrBlocks)
      add(ipv6CIDRBlocks, to: \.ipv6CIDRBlocks)
      add(prefixLists, to: \.prefixLists)
      add(securityGroups, to: \.securityGroups)
      if let isSelf, isSelf.literal != false {
        single.isSelf = isSelf
        rules.append(single)
      }
      return rules.isEmpty ? [single] : rules
    }
  }
}

extension EC2.SecurityGroup.Rule {
  fileprivate mutating func map(_ fields: FieldMapper, prefixList: StaticString, securityGroup: StaticString) {
    fields.required("IpProtocol", terraform: "protocol", &protocolName)
    mapPorts(fields)
    fields.nullableField("Description", &description)
    switch fields.dialect {
    case .cloudFormation:
      fields.singleItem("CidrIp", &cidrBlocks)
      fields.singleItem("CidrIpv6", &ipv6CIDRBlocks)
      fields.singleItem(prefixList, &prefixLists)
      fields.singleItem(securityGroup, &securityGroups)
    case .terraform:
      fields.nullableField("CidrBlocks", &cidrBlocks)
      fields.nullableField("Ipv6CidrBlocks", &ipv6CIDRBlocks)
      fields.nullableField("PrefixListIds", &prefixLists)
      fields.nullableField("SecurityGroups", &securityGroups)
      fields.terraformOnlyNullable("self", &isSelf)
    }
  }

  /// In a group, Terraform requires ports even for all traffic, where they are ignored: 0.
  private mutating func mapPorts(_ fields: FieldMapper) {
    let fillsIn = fields.dialect == .terraform
    if fillsIn, protocolName?.literal == "-1" {
      fromPort = fromPort ?? 0
      toPort = toPort ?? 0
    }
    fields.nullableField("FromPort", &fromPort)
    fields.nullableField("ToPort", &toPort)
    if fillsIn, protocolName?.literal == "-1", fromPort == 0, toPort == 0 {
      fromPort = nil
      toPort = nil
    }
  }
}

/// An ingress rule as CloudFormation writes it.
private struct IngressFields: FieldGroup {
  var rule = EC2.SecurityGroup.Rule()

  init() {}
  init(_ rule: EC2.SecurityGroup.Rule) { self.rule = rule }

  mutating func map(_ fields: FieldMapper) {
    rule.map(fields, prefixList: "SourcePrefixListId", securityGroup: "SourceSecurityGroupId")
  }
}

/// An egress rule as CloudFormation writes it.
private struct EgressFields: FieldGroup {
  var rule = EC2.SecurityGroup.Rule()

  init() {}
  init(_ rule: EC2.SecurityGroup.Rule) { self.rule = rule }

  mutating func map(_ fields: FieldMapper) {
    rule.map(fields, prefixList: "DestinationPrefixListId", securityGroup: "DestinationSecurityGroupId")
  }
}
