package import AWSResources

extension Model {
  /// Security groups with their rules and members.
  package var securityGroups: SecurityGroupModel { analysis() }
}

/// The security groups of a graph with their rules and members.
package final class SecurityGroupModel: Analysis {
  package let groups: [ResolvedSecurityGroup]
  /// Ingress rules of security groups that are not in the template.
  package let ingressOfUnknownGroups: [ResolvedSecurityGroup.Ingress]
  private let groupsByID: [LogicalID: ResolvedSecurityGroup]

  package init(_ model: Model) {
    groups = model.graph.all(EC2.SecurityGroup.self).map { ResolvedSecurityGroup($0) }
    let groupsByID = Dictionary(groups.map { ($0.id, $0) }) { first, _ in first }
    self.groupsByID = groupsByID
    var ofUnknownGroups: [ResolvedSecurityGroup.Ingress] = []
    for group in groups { Self.addInlineRules(to: group, model) }
    for rule in model.graph.all(EC2.SecurityGroupIngress.self) {
      let ingress = Self.ingress(rule, model)
      if let group = rule.resource.securityGroup?.id.flatMap({ groupsByID[$0] }) {
        group.ingress.append(ingress)
      } else {
        ofUnknownGroups.append(ingress)
      }
    }
    ingressOfUnknownGroups = ofUnknownGroups
    addMembers(model)
  }

  package func group(_ id: LogicalID) -> ResolvedSecurityGroup? { groupsByID[id] }

}

// MARK: - Rules

extension SecurityGroupModel {
  private static func addInlineRules(to group: ResolvedSecurityGroup, _ model: Model) {
    if ["SecurityGroupIngress", "ingress"].contains(where: group.group.entry.isPartlyUnknown) {
      group.unknownReason = "an ingress rule of '\(group.id)' cannot be determined before deployment"
    }
    for (index, rule) in group.group.resource.ingress.enumerated() {
      let ports = Ports(
        protocolName: model.known(rule.protocolName), from: model.known(rule.fromPort), to: model.known(rule.toPort))
      var peers: [ResolvedSecurityGroup.Peer] = []
      for list in [rule.cidrBlocks, rule.ipv6CIDRBlocks] {
        peers += Self.peers(list) { range($0, model) }
      }
      peers += Self.peers(rule.prefixLists) { .outside(model.text($0) ?? "a prefix list") }
      peers += Self.peers(rule.securityGroups) { peer($0, model) }
      if model.literal(rule.isSelf) == true { peers.append(.group(group.id)) }
      if peers.isEmpty { peers = [.unknown("a source of an unsupported kind")] }
      for peer in peers {
        group.ingress.append(
          .init(place: Place(group.group.entry, ["SecurityGroupIngress", "\(index)"]), ports: ports, peer: peer))
      }
    }
  }

  private static func ingress(
    _ rule: Located<EC2.SecurityGroupIngress>, _ model: Model
  ) -> ResolvedSecurityGroup.Ingress {
    let resource = rule.resource
    let ports = Ports(
      protocolName: model.known(resource.protocolName), from: model.known(resource.fromPort),
      to: model.known(resource.toPort))
    let source: ResolvedSecurityGroup.Peer =
      if let cidr = resource.cidrBlock ?? resource.ipv6CIDRBlock {
        range(cidr, model)
      } else if let group = resource.sourceSecurityGroup {
        peer(group, model)
      } else if let list = resource.sourcePrefixList {
        .outside(model.text(list) ?? "a prefix list")
      } else {
        .unknown("a source of an unsupported kind")
      }
    return .init(place: Place(rule.entry), ports: ports, peer: source)
  }

  private static func peers<Element>(
    _ list: List<Element>?, _ peer: (Element) -> ResolvedSecurityGroup.Peer
  ) -> [ResolvedSecurityGroup.Peer] {
    switch list {
    case nil: []
    case .items(let items)?: items.map(peer)
    case .expression?: [.unknown("a list that is not in the template")]
    }
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
    func add(_ member: ResolvedSecurityGroup.Member, to groups: [LogicalID]) {
      for id in groups { groupsByID[id]?.members.append(member) }
    }
    for member in model.ingress.loadBalancers { add(.loadBalancer(member), to: member.securityGroups.ids) }
    for member in model.ingress.services { add(.service(member), to: member.securityGroups.ids) }
    for member in model.ingress.databases { add(.database(member), to: member.securityGroups.ids) }
    for member in model.ingress.scheduledTasks { add(.scheduledTasks(member), to: member.securityGroups.ids) }
    for member in model.ingress.stores { add(.store(member), to: member.securityGroups.ids) }
    for member in model.ingress.functions { add(.function(member), to: member.securityGroups.ids) }
    for member in model.network.endpoints {
      add(.endpoint(member), to: (member.endpoint.resource.securityGroups?.items ?? []).compactMap(\.id))
    }
    guard !groups.isEmpty else { return }
    for (entry, raw) in model.rawResources {
      let attached = raw.references { groupsByID[$0] != nil }
      if !attached.isEmpty { add(.raw(entry), to: attached) }
    }
  }
}
