package import AWSResources

extension Model {
  /// Network ACLs with their entries, and which subnet has which.
  package var networkACLs: NetworkACLModel { analysis() }
}

/// The network ACLs of a graph.
package final class NetworkACLModel: Analysis {
  /// An entry of a network ACL, inline or separate.
  package struct Rule {
    package let place: Place
    /// `nil` for an entry of an ACL that is not in the template.
    package let list: LogicalID?
    package let number: Known<Int>
    package let isEgress: Known<Bool>
    package let isAllow: Known<Bool>
    package let ports: Ports
    /// Whether the entry is about TCP, as far as its protocol is known.
    package let isAboutTCP: Bool
    package let range: Known<CIDR>
  }

  package final class ACL {
    package let acl: Located<EC2.NetworkACL>
    /// Its entries by direction, in the order in which AWS applies them.
    package fileprivate(set) var inbound: [Rule] = []
    package fileprivate(set) var outbound: [Rule] = []
    /// Whether a subnet of the template has it.
    package fileprivate(set) var isAttached = false
    /// Why the order or the number of its entries is unknown; `nil` where both are known.
    package fileprivate(set) var unknownReason: String?

    package var id: LogicalID { acl.id }

    fileprivate init(_ acl: Located<EC2.NetworkACL>) { self.acl = acl }
  }

  /// The network ACL of a subnet.
  package enum Attached {
    case acl(ACL)
    /// The default ACL of the VPC, which allows everything.
    case `default`
    case unknown(String)
  }

  /// The entries of all ACLs, also of those outside the template, separate ones first.
  package let rules: [Rule]
  package let acls: [ACL]
  private var aclsBySubnet: [LogicalID: Attached] = [:]
  private let hasOtherDefault: Bool
  /// Why a subnet without an association may not have the default ACL as AWS creates it: by VPC, and where the VPC
  /// is not known.
  private var doubtsByVPC: [LogicalID: String] = [:]
  private var doubtOfAnyVPC: String?

  package init(_ model: Model) {
    acls = model.graph.all(EC2.NetworkACL.self).map { ACL($0) }
    rules = Self.separateRules(model) + acls.flatMap { Self.inlineRules($0, model) }
    // A Terraform resource without a struct replaces the entries of the default ACL.
    hasOtherDefault = !model.raw("aws_default_network_acl").isEmpty
    let byID = Dictionary(acls.map { ($0.id, $0) }) { first, _ in first }
    for rule in rules { if let acl = rule.list.flatMap({ byID[$0] }) { Self.add(rule, to: acl) } }
    for acl in acls { Self.sort(acl) }
    for entry in model.graph.all(EC2.NetworkACLEntry.self) { addDoubt(of: entry, byID, model) }
    for association in model.graph.all(EC2.SubnetNetworkACLAssociation.self) {
      guard let subnet = association.resource.subnet?.id else {
        if association.resource.subnet.map(Self.isOpen) ?? true {
          addDoubt(
            "the subnet of '\(association.id)' cannot be determined before deployment",
            in: association.resource.networkACL?.id.flatMap { byID[$0] }?.acl.resource.vpc?.id)
        }
        continue
      }
      aclsBySubnet[subnet] =
        association.resource.networkACL?.id.flatMap { byID[$0] }.map { .acl($0) }
        ?? .unknown("the network ACL of '\(subnet)' is not in the template")
    }
    for acl in acls {
      let subnets = acl.acl.resource.subnets
      for subnet in subnets?.items.compactMap(\.id) ?? [] { aclsBySubnet[subnet] = .acl(acl) }
      if subnets?.isWrittenOut == false || subnets?.items.contains(where: Self.isOpen) == true
        || acl.acl.entry.isPartlyUnknown(at: "SubnetIds")
      {
        addDoubt(
          "the subnets of network ACL '\(acl.id)' cannot be determined before deployment",
          in: acl.acl.resource.vpc?.id)
      }
    }
    for attached in aclsBySubnet.values { if case .acl(let acl) = attached { acl.isAttached = true } }
  }

  package func acl(of subnet: RoutedSubnet) -> Attached {
    if let attached = aclsBySubnet[subnet.id] { return attached }
    if hasOtherDefault { return .unknown("the entries of the default network ACL of '\(subnet.id)' are not read") }
    return (subnet.vpc.flatMap { doubtsByVPC[$0] } ?? doubtOfAnyVPC).map { .unknown($0) } ?? .default
  }
}

// MARK: - What cannot be determined

extension NetworkACLModel {
  /// Whether a reference may be to a resource of the template, although none is known.
  private static func isOpen<R>(_ reference: Reference<R>) -> Bool {
    switch reference.expression.resolved {
    case .text?, .attribute?: false
    default: true
    }
  }

  private func addDoubt(_ reason: String, in vpc: LogicalID?) {
    if let vpc {
      doubtsByVPC[vpc] = doubtsByVPC[vpc] ?? reason
    } else {
      doubtOfAnyVPC = doubtOfAnyVPC ?? reason
    }
  }

  /// An entry may be one of a default ACL, which allows everything, or of any ACL of the template; one that a
  /// parameter names is outside.
  private func addDoubt(of entry: Located<EC2.NetworkACLEntry>, _ acls: [LogicalID: ACL], _ model: Model) {
    let target = entry.networkACL?.expression.target
    if let target, acls[target.id] != nil { return }
    let reason = "the network ACL of entry '\(entry.id)' cannot be determined before deployment"
    if entry.networkACL?.expression.resolved == nil {
      for acl in self.acls { acl.unknownReason = acl.unknownReason ?? reason }
    }
    guard model.known(entry.action).value != .allow else { return }
    addDoubt(reason, in: target.flatMap { model.graph.resource($0.id, as: EC2.VPC.self) }?.id)
  }
}

// MARK: - Building the model

extension NetworkACLModel {
  private static func add(_ rule: Rule, to acl: ACL) {
    switch rule.isEgress {
    case .value(true): acl.outbound.append(rule)
    case .value(false), .absent: acl.inbound.append(rule)
    case .unknown:
      acl.unknownReason = "the direction of entry '\(rule.place.entry.id)' cannot be determined before deployment"
    }
  }

  private static func sort(_ acl: ACL) {
    let entry = acl.acl.entry
    if let open = (acl.inbound + acl.outbound).first(where: { $0.number.value == nil }) {
      acl.unknownReason =
        acl.unknownReason ?? "the number of entry '\(open.place.entry.id)' cannot be determined before deployment"
    }
    if entry.isPartlyUnknown(at: "Ingress") || entry.isPartlyUnknown(at: "Egress") {
      acl.unknownReason = acl.unknownReason ?? "an entry of '\(acl.id)' cannot be determined before deployment"
    }
    acl.inbound.sort { ($0.number.value ?? 0) < ($1.number.value ?? 0) }
    acl.outbound.sort { ($0.number.value ?? 0) < ($1.number.value ?? 0) }
  }

  private static func separateRules(_ model: Model) -> [Rule] {
    model.graph.all(EC2.NetworkACLEntry.self).map { entry in
      rule(
        Place(entry.entry), entry.networkACL?.id, entry.ruleNumber, model.known(entry.isEgress).or(false), entry.action,
        entry.protocolNumber, (entry.fromPort, entry.toPort), (entry.cidrBlock, entry.ipv6CIDRBlock), model)
    }
  }

  private static func inlineRules(_ acl: ACL, _ model: Model) -> [Rule] {
    func rules(_ entries: [EC2.NetworkACL.InlineEntry], _ property: String, isEgress: Bool) -> [Rule] {
      entries.enumerated().map { index, entry in
        rule(
          Place(acl.acl.entry, [property, "\(index)"]), acl.id, entry.ruleNumber, .value(isEgress), entry.action,
          entry.protocolNumber, (entry.fromPort, entry.toPort), (entry.cidrBlock, entry.ipv6CIDRBlock), model)
      }
    }
    return rules(acl.acl.resource.ingress, "Ingress", isEgress: false)
      + rules(acl.acl.resource.egress, "Egress", isEgress: true)
  }

  private static func rule(
    _ place: Place, _ list: LogicalID?, _ number: Value<Int>?, _ isEgress: Known<Bool>,
    _ action: Value<EC2.NetworkACLEntry.RuleAction>?, _ protocolNumber: Value<Int>?,
    _ ports: (from: Value<Int>?, to: Value<Int>?), _ ranges: (ipv4: Value<String>?, ipv6: Value<String>?),
    _ model: Model
  ) -> Rule {
    let isAllow: Known<Bool> = model.known(action).value.map { .value($0 == .allow) } ?? .unknown
    let number = model.known(number)
    let spoken = model.known(protocolNumber)
    let range = model.range(ranges.ipv4)
    return Rule(
      place: place, list: list, number: number, isEgress: isEgress, isAllow: isAllow,
      ports: spoken.value.map {
        Ports(protocolName: .value(String($0)), from: model.known(ports.from), to: model.known(ports.to))
      } ?? .unknown,
      isAboutTCP: Ports.isAboutTCP(spoken.value.map { .value(String($0)) } ?? .unknown),
      range: range.isAbsent ? model.range(ranges.ipv6) : range)
  }
}
