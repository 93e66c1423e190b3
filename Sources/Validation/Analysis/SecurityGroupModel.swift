package import AWSResources
import Documents

extension Model {
  /// Security groups with their rules and members.
  package var securityGroups: SecurityGroupModel { analysis() }
}

/// The security groups of a graph with their rules and members.
package final class SecurityGroupModel: Analysis {
  package let groups: [ResolvedSecurityGroup]
  /// Ingress rules of security groups that are not in the template.
  package let ingressOfUnknownGroups: [ResolvedSecurityGroup.Rule]
  private let groupsByID: [LogicalID: ResolvedSecurityGroup]

  package init(_ model: Model) {
    groups = model.graph.all(EC2.SecurityGroup.self).map { ResolvedSecurityGroup($0) }
    let groupsByID = Dictionary(groups.map { ($0.id, $0) }) { first, _ in first }
    self.groupsByID = groupsByID
    var ofUnknownGroups: [ResolvedSecurityGroup.Rule] = []
    for group in groups { Self.addInlineRules(to: group, model) }
    for rule in model.graph.all(EC2.SecurityGroupIngress.self) {
      let ingress = Self.ingress(rule, model)
      if let group = rule.resource.securityGroup?.id.flatMap({ groupsByID[$0] }) {
        group.ingress.append(ingress)
      } else {
        ofUnknownGroups.append(ingress)
      }
    }
    for rule in model.graph.all(EC2.SecurityGroupEgress.self) {
      let group = rule.resource.securityGroup?.id.flatMap { groupsByID[$0] }
      group?.egress.append(Self.egress(rule, model))
    }
    ingressOfUnknownGroups = ofUnknownGroups
    for group in groups { Self.settleEgress(of: group, model) }
    if !groups.isEmpty { addUnreadRules(model) }
    addMembers(model)
  }

  package func group(_ id: LogicalID) -> ResolvedSecurityGroup? { groupsByID[id] }
}

// MARK: - Rules

extension SecurityGroupModel {
  private static func addInlineRules(to group: ResolvedSecurityGroup, _ model: Model) {
    let entry = group.group.entry
    if ["SecurityGroupIngress", "ingress"].contains(where: entry.hasUnreadRules) {
      group.unknownReason = "an ingress rule of '\(group.id)' cannot be determined before deployment"
    }
    if ["SecurityGroupEgress", "egress"].contains(where: entry.hasUnreadRules) {
      group.unknownEgressReason = "an egress rule of '\(group.id)' cannot be determined before deployment"
    }
    let resource = group.group.resource
    for (index, rule) in resource.ingress.enumerated() {
      group.ingress += rules(rule, of: group, at: "SecurityGroupIngress", index, model)
    }
    for (index, rule) in resource.egress.enumerated() {
      group.egress += rules(rule, of: group, at: "SecurityGroupEgress", index, model)
    }
  }

  private static func rules(
    _ rule: EC2.SecurityGroup.Rule, of group: ResolvedSecurityGroup, at property: String, _ index: Int, _ model: Model
  ) -> [ResolvedSecurityGroup.Rule] {
    let ports = Ports(
      protocolName: model.known(rule.protocolName), from: model.known(rule.fromPort), to: model.known(rule.toPort))
    var peers: [ResolvedSecurityGroup.Peer] = []
    for list in [rule.cidrBlocks, rule.ipv6CIDRBlocks] {
      peers += Self.peers(list) { range($0, model) }
    }
    peers += Self.peers(rule.prefixLists) { prefixList($0, model) }
    peers += Self.peers(rule.securityGroups) { peer($0, model) }
    if model.literal(rule.isSelf) == true { peers.append(.group(group.id)) }
    let place = Place(group.group.entry, [property, "\(index)"])
    if peers.isEmpty { peers = [namedGroup(in: place, model)] }
    let isAboutTCP = Ports.isAboutTCP(model.known(rule.protocolName))
    return peers.map { .init(place: place, ports: ports, isAboutTCP: isAboutTCP, peer: $0) }
  }

  private static func ingress(
    _ rule: Located<EC2.SecurityGroupIngress>, _ model: Model
  ) -> ResolvedSecurityGroup.Rule {
    let resource = rule.resource
    let ports = Ports(
      protocolName: model.known(resource.protocolName), from: model.known(resource.fromPort),
      to: model.known(resource.toPort))
    let source = peer(
      resource.cidrBlock ?? resource.ipv6CIDRBlock, resource.sourceSecurityGroup, resource.sourcePrefixList, model)
    return .init(
      place: Place(rule.entry), ports: ports, isAboutTCP: Ports.isAboutTCP(model.known(resource.protocolName)),
      peer: source ?? namedGroup(in: Place(rule.entry), model))
  }

  private static func egress(
    _ rule: Located<EC2.SecurityGroupEgress>, _ model: Model
  ) -> ResolvedSecurityGroup.Rule {
    let resource = rule.resource
    let ports = Ports(
      protocolName: model.known(resource.protocolName), from: model.known(resource.fromPort),
      to: model.known(resource.toPort))
    let destination = peer(
      resource.cidrBlock ?? resource.ipv6CIDRBlock, resource.destinationSecurityGroup, resource.destinationPrefixList,
      model)
    return .init(
      place: Place(rule.entry), ports: ports, isAboutTCP: Ports.isAboutTCP(model.known(resource.protocolName)),
      peer: destination ?? .unsupported)
  }

  /// AWS adds a rule that lets everything out to a new group; CloudFormation keeps it until the group has another one,
  /// and Terraform removes it.
  private static func settleEgress(of group: ResolvedSecurityGroup, _ model: Model) {
    group.hasDefaultEgress =
      group.egress.isEmpty && group.unknownEgressReason == nil && !group.group.closesEgress
      && model.graph.origin != .terraform
  }

  /// The rules of Terraform's older type, whose peers are not read.
  private func addUnreadRules(_ model: Model) {
    for (entry, raw) in model.raw("aws_security_group_rule") {
      for id in raw.references(where: { groupsByID[$0] != nil }) {
        let reason = "the rule '\(entry.id)' of '\(id)' is of a type that is not read"
        groupsByID[id]?.unknownReason = groupsByID[id]?.unknownReason ?? reason
        groupsByID[id]?.unknownEgressReason = groupsByID[id]?.unknownEgressReason ?? reason
      }
    }
  }
}

// MARK: - Peers

/// How a rule of CloudFormation gives its source by name: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html
private enum NamedSource {
  static let name = "SourceSecurityGroupName"
  static let owner = "SourceSecurityGroupOwnerId"
}

extension Entry {
  /// Whether the template has rules in that property that cannot be read; the name of a source is read.
  fileprivate func hasUnreadRules(in property: String) -> Bool {
    isPartlyUnknown(at: property) { extra in
      guard case .key(let key)? = extra.path.last else { return false }
      return key == NamedSource.name || key == NamedSource.owner
    }
  }
}

extension ResolvedSecurityGroup.Peer {
  fileprivate static let unsupported = Self.unknown("a source of an unsupported kind")
}

extension SecurityGroupModel {
  private static func peers<Element>(
    _ list: List<Element>?, _ peer: (Element) -> ResolvedSecurityGroup.Peer
  ) -> [ResolvedSecurityGroup.Peer] {
    switch list {
    case nil: []
    case .items(let items)?: items.map(peer)
    case .expression?: [.unknown("a list that is not in the template")]
    }
  }

  private static func peer(
    _ cidr: Value<String>?, _ group: Reference<EC2.SecurityGroup>?, _ list: Value<String>?, _ model: Model
  ) -> ResolvedSecurityGroup.Peer? {
    if let cidr { return range(cidr, model) }
    if let group { return peer(group, model) }
    return list.map { prefixList($0, model) }
  }

  /// The group that a rule gives by its name instead of its id.
  private static func namedGroup(in rule: Place, _ model: Model) -> ResolvedSecurityGroup.Peer {
    func node(_ name: String) -> Node? {
      (rule.property.isEmpty ? nil : Place(rule.entry, rule.property + [name]).node) ?? Place(rule.entry, [name]).node
    }
    guard let name = node(NamedSource.name) else { return .unsupported }
    let names: SecurityGroupNames = model.analysis()
    if let id = names.group(name, isOfOwner: node(NamedSource.owner) != nil, in: model) { return .group(id) }
    return .named(SecurityGroupNames.text(name) ?? "a group that is given by its name")
  }

  private static func range(_ value: Value<String>, _ model: Model) -> ResolvedSecurityGroup.Peer {
    if let range = model.range(value).value { return .range(range) }
    // The range of a VPC or a subnet may be given by reference.
    if let (id, attribute) = value.expression.target, attribute == "CidrBlock" {
      let block =
        model.graph.resource(id, as: EC2.VPC.self)?.resource.cidrBlock
        ?? model.graph.resource(id, as: EC2.Subnet.self)?.resource.cidrBlock
      if let range = model.range(block).value { return .range(range) }
    }
    return .unknown("'\(model.text(value.expression))'")
  }

  private static func prefixList(_ value: Value<String>, _ model: Model) -> ResolvedSecurityGroup.Peer {
    model.analysis(PrefixLists.self).peer(value, model)
  }

  private static func peer(_ reference: Reference<EC2.SecurityGroup>, _ model: Model) -> ResolvedSecurityGroup.Peer {
    if let group = model.graph.resource(reference) { return .group(group.id) }
    // Whatever group it is, it is not the internet.
    let text = model.text(reference.expression)
    return .outside(text == "${?}" ? "an imported security group" : text)
  }
}

// MARK: - Members

extension SecurityGroupModel {
  private func addMembers(_ model: Model) {
    guard !groups.isEmpty else { return }
    for resource in model.ingress.placed + model.network.endpoints {
      for id in resource.securityGroups.ids { groupsByID[id]?.members.append(resource) }
    }
    for (entry, raw) in model.rawResources where !RawInterface.types.contains(raw.type) {
      let attached = raw.references { groupsByID[$0] != nil }
      guard !attached.isEmpty else { continue }
      let interface = RawInterface(entry, type: raw.type, securityGroups: attached)
      for id in attached { groupsByID[id]?.members.append(interface) }
    }
  }
}
