public import ResourceGraph

extension EC2 {
  /// A firewall around network interfaces; its rules name addresses or other groups.
  ///
  /// A group without any egress rule lets everything out in CloudFormation, for AWS adds that rule to a new group, and
  /// nothing in Terraform, which takes it away.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
  public struct SecurityGroup: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::SecurityGroup",
      terraform: "aws_security_group",
      referenceAttribute: "GroupId",
      attributes: ["GroupId": "id", "Ref": "id", "Id": "id", "VpcId": "vpc_id"],
      parameterType: "AWS::EC2::SecurityGroup::Id"
    )

    /// What the group is for; cannot be changed without a new group.
    public var description: Value<String>?
    public var name: Value<String>?
    public var vpc: Reference<VPC>?
    /// Rules inside the group; those of `SecurityGroupIngress` come on top.
    public var ingress: [Rule] = []
    /// Rules inside the group; those of `SecurityGroupEgress` come on top.
    public var egress: [Rule] = []
    /// Whether a group without egress rules lets nothing out. Terraform's groups never do; CloudFormation's are open
    /// unless a rule stands in them, so there one is written that leads nowhere.
    public var closesEgress = false
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("GroupDescription", terraform: "description", &description)
      fields.field("GroupName", terraform: "name", &name)
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
  /// A rule inside a security group: which traffic, and from or to whom.
  ///
  /// A Terraform rule names any number of addresses and groups, a CloudFormation rule one. Terraform's rule is the
  /// model; written to CloudFormation it becomes as many rules as it has peers. What only Terraform can say inside a
  /// group, `isSelf`, becomes a rule without a peer there, which AWS refuses: it does not get lost.
  public struct Rule: Hashable, Sendable {
    /// `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `-1` for all traffic.
    public var protocolName: Value<String>?
    /// The first port, or the ICMP type; without meaning for all traffic.
    public var fromPort: Value<Int>?
    /// The last port, or the ICMP code; without meaning for all traffic.
    public var toPort: Value<Int>?
    public var cidrBlocks: List<Value<String>>?
    public var ipv6CIDRBlocks: List<Value<String>>?
    public var prefixLists: List<Value<String>>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    /// Whether the group itself is a peer. Terraform's alone.
    public var isSelf: Value<Bool>?
    public var description: Value<String>?

    public init() {}

    public init(_ configure: (inout Rule) -> Void) {
      self.init()
      configure(&self)
    }

    /// A rule that matches no traffic: what it leads to is the sender itself.
    static let toNowhere = Rule {
      $0.protocolName = "-1"
      $0.cidrBlocks = ["127.0.0.1/32"]
      $0.description = "Nothing leaves"
    }

    /// The same rule as rules of at most one peer each.
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
    fields.fieldOrNull("Description", &description)
    switch fields.dialect {
    case .cloudFormation:
      fields.onlyItem("CidrIp", &cidrBlocks)
      fields.onlyItem("CidrIpv6", &ipv6CIDRBlocks)
      fields.onlyItem(prefixList, &prefixLists)
      fields.onlyItem(securityGroup, &securityGroups)
    case .terraform:
      fields.fieldOrNull("CidrBlocks", &cidrBlocks)
      fields.fieldOrNull("Ipv6CidrBlocks", &ipv6CIDRBlocks)
      fields.fieldOrNull("PrefixListIds", &prefixLists)
      fields.fieldOrNull("SecurityGroups", &securityGroups)
      fields.terraformOnlyOrNull("self", &isSelf)
    }
  }

  /// Inside a group, Terraform wants ports even for all traffic, where they mean nothing: 0.
  private mutating func mapPorts(_ fields: FieldMapper) {
    let fillsIn = fields.dialect == .terraform
    if fillsIn, protocolName?.literal == "-1" {
      fromPort = fromPort ?? 0
      toPort = toPort ?? 0
    }
    fields.fieldOrNull("FromPort", &fromPort)
    fields.fieldOrNull("ToPort", &toPort)
    if fillsIn, protocolName?.literal == "-1", fromPort == 0, toPort == 0 {
      fromPort = nil
      toPort = nil
    }
  }
}

/// A rule in CloudFormation's words for ingress.
private struct IngressFields: FieldGroup {
  var rule = EC2.SecurityGroup.Rule()

  init() {}
  init(_ rule: EC2.SecurityGroup.Rule) { self.rule = rule }

  mutating func map(_ fields: FieldMapper) {
    rule.map(fields, prefixList: "SourcePrefixListId", securityGroup: "SourceSecurityGroupId")
  }
}

/// A rule in CloudFormation's words for egress.
private struct EgressFields: FieldGroup {
  var rule = EC2.SecurityGroup.Rule()

  init() {}
  init(_ rule: EC2.SecurityGroup.Rule) { self.rule = rule }

  mutating func map(_ fields: FieldMapper) {
    rule.map(fields, prefixList: "DestinationPrefixListId", securityGroup: "DestinationSecurityGroupId")
  }
}
