package import AWSResources

/// The security groups of a graph with their rules and owners.
package final class SecurityGroupModel {
  package let groups: [GuardedGroup]
  /// Rules of groups that are not in the template.
  package let strayIngress: [GuardedGroup.Ingress]
  private let groupsByID: [LogicalID: GuardedGroup]

  init(_ model: Model) {
    groups = model.graph.all(EC2.SecurityGroup.self).map { GuardedGroup($0) }
    let groupsByID = Dictionary(groups.map { ($0.id, $0) }) { first, _ in first }
    self.groupsByID = groupsByID
    var stray: [GuardedGroup.Ingress] = []
    for group in groups { Self.addInlineRules(to: group, model) }
    for rule in model.graph.all(EC2.SecurityGroupIngress.self) {
      let ingress = Self.ingress(rule, model)
      if let group = rule.resource.securityGroup?.id.flatMap({ groupsByID[$0] }) {
        group.ingress.append(ingress)
      } else {
        stray.append(ingress)
      }
    }
    strayIngress = stray
    addOwners(model)
  }

  package func group(_ id: LogicalID) -> GuardedGroup? { groupsByID[id] }

  /// What stands behind a group.
  package func owners(of id: LogicalID) -> [GuardedGroup.Owner] { groupsByID[id]?.owners ?? [] }
}

// MARK: - Rules

extension SecurityGroupModel {
  private static func addInlineRules(to group: GuardedGroup, _ model: Model) {
    let property = model.graph.origin == .terraform ? "ingress" : "SecurityGroupIngress"
    if group.group.entry.isPartlyUnknown(at: property) {
      group.doubt = "a rule of '\(group.id)' is not known"
    }
    for (index, rule) in group.group.resource.ingress.enumerated() {
      let ports = Ports(
        protocolName: model.known(rule.protocolName), from: model.known(rule.fromPort), to: model.known(rule.toPort))
      var peers: [GuardedGroup.Peer] = []
      for list in [rule.cidrBlocks, rule.ipv6CIDRBlocks] {
        peers += Self.peers(list) { range($0, model) }
      }
      peers += Self.peers(rule.prefixLists) { .outside(model.text($0) ?? "a prefix list") }
      peers += Self.peers(rule.securityGroups) { peer($0, model) }
      if model.literal(rule.isSelf) == true { peers.append(.group(group.id)) }
      if peers.isEmpty { peers = [.unknown("a peer that the field list does not know")] }
      for peer in peers {
        group.ingress.append(
          .init(entry: group.group.entry, path: [property, String(index)], ports: ports, peer: peer))
      }
    }
  }

  private static func ingress(
    _ rule: Located<EC2.SecurityGroupIngress>, _ model: Model
  ) -> GuardedGroup.Ingress {
    let resource = rule.resource
    let ports = Ports(
      protocolName: model.known(resource.protocolName), from: model.known(resource.fromPort),
      to: model.known(resource.toPort))
    let source: GuardedGroup.Peer =
      if let cidr = resource.cidrBlock ?? resource.ipv6CIDRBlock {
        range(cidr, model)
      } else if let group = resource.sourceSecurityGroup {
        peer(group, model)
      } else if let list = resource.sourcePrefixList {
        .outside(model.text(list) ?? "a prefix list")
      } else {
        .unknown("a peer that the field list does not know")
      }
    return .init(entry: rule.entry, path: [], ports: ports, peer: source)
  }

  private static func peers<Element>(
    _ list: List<Element>?, _ peer: (Element) -> GuardedGroup.Peer
  ) -> [GuardedGroup.Peer] {
    switch list {
    case nil: []
    case .items(let items)?: items.map(peer)
    case .expression?: [.unknown("a list that is not in the template")]
    }
  }

  private static func range(_ value: Value<String>, _ model: Model) -> GuardedGroup.Peer {
    if let range = model.range(value).value { return .range(range) }
    // A VPC's or a subnet's own range may be written by reference.
    if let (id, attribute) = value.expression.target, attribute == "CidrBlock" {
      let block =
        model.graph.resource(id, as: EC2.VPC.self)?.resource.cidrBlock
        ?? model.graph.resource(id, as: EC2.Subnet.self)?.resource.cidrBlock
      if let range = model.range(block).value { return .range(range) }
    }
    return .unknown("'\(model.text(value.expression))'")
  }

  private static func peer(_ reference: Reference<EC2.SecurityGroup>, _ model: Model) -> GuardedGroup.Peer {
    if let group = model.graph.resource(reference) { return .group(group.id) }
    let text = model.text(reference.expression)
    return text.hasPrefix("sg-") ? .outside(text) : .unknown("'\(text)'")
  }
}

// MARK: - Owners

extension SecurityGroupModel {
  private func addOwners(_ model: Model) {
    func add(_ owner: GuardedGroup.Owner, to groups: [LogicalID]) {
      for id in groups { groupsByID[id]?.owners.append(owner) }
    }
    for owner in model.ingress.loadBalancers { add(.loadBalancer(owner), to: owner.groups.groups) }
    for owner in model.ingress.services { add(.service(owner), to: owner.groups.groups) }
    for owner in model.ingress.databases { add(.database(owner), to: owner.groups.groups) }
    for owner in model.ingress.startedTasks { add(.startedTasks(owner), to: owner.groups.groups) }
    for owner in model.ingress.stores { add(.store(owner), to: owner.groups.groups) }
    for owner in model.ingress.functions { add(.function(owner), to: owner.groups.groups) }
    for owner in model.network.endpoints {
      add(.endpoint(owner), to: (owner.endpoint.resource.securityGroups?.items ?? []).compactMap(\.id))
    }
    guard !groups.isEmpty else { return }
    for (entry, raw) in model.rawResources {
      let guarding = raw.references { groupsByID[$0] != nil }
      if !guarding.isEmpty { add(.raw(entry), to: guarding) }
    }
  }
}
