import AWSResources

/// A rule about the security groups of one kind of resource: they allow only its clients, on its ports.
protocol GroupAdmissionRule: Rule {
  associatedtype Target: PlacedResource

  func targets(of group: ResolvedSecurityGroup) -> [Target]

  /// Whether the members of the client's security group may connect to the targets.
  func mayCall(_ targets: [Target], _ client: ResolvedSecurityGroup, _ model: Model) -> Answer

  /// The message for an ingress rule that allows another source.
  static func otherSource(_ id: LogicalID, _ rule: ResolvedSecurityGroup.Rule, _ targets: [Target])
    -> Finding.Message

  /// The message for an ingress rule that allows more than the ports.
  static func otherPorts(
    _ id: LogicalID, _ rule: ResolvedSecurityGroup.Rule, _ targets: [Target], _ ports: Set<Int>
  ) -> Finding.Message
}

extension GroupAdmissionRule {
  func check(_ model: Model, _ findings: inout Findings) { checkRules(model, &findings) }

  /// Reports the ingress rules for others than the clients.
  func checkRules(_ model: Model, _ findings: inout Findings) {
    for group in model.securityGroups.groups {
      let targets = targets(of: group)
      guard !targets.isEmpty else { continue }
      if let unknownReason = group.unknownReason { findings.unknown(group.group, unknownReason) }
      for rule in group.ingress where rule.ports != .none {
        switch answer(for: rule.peer, of: group, targets, model) {
        case .no: findings.report(Self.otherSource(group.id, rule, targets), on: group.id, at: rule)
        case .unknown(let reason): findings.unknown(group.id, reason, at: rule.place)
        case .yes: checkPorts(rule, of: group, targets, &findings)
        }
      }
    }
  }

  private func answer(
    for peer: ResolvedSecurityGroup.Peer, of group: ResolvedSecurityGroup, _ targets: [Target], _ model: Model
  ) -> Answer {
    switch peer {
    case .range: return .no
    case .unknown(let name):
      return .unknown("'\(group.id)' allows \(name), which cannot be determined before deployment")
    case .outside(let name), .named(let name), .prefixList(let name):
      return .unknown("'\(group.id)' allows '\(name)', which is not in the template")
    case .group(group.id): return .yes
    case .group(let id):
      guard let client = model.securityGroups.group(id), !client.members.isEmpty else {
        return .unknown("'\(group.id)' allows '\(id)', whose members are not in the template")
      }
      return mayCall(targets, client, model)
    }
  }

  private func checkPorts(
    _ rule: ResolvedSecurityGroup.Rule, of group: ResolvedSecurityGroup, _ targets: [Target],
    _ findings: inout Findings
  ) {
    let ports = targets.reduce(into: Set<Int>()) { $0.formUnion($1.ports) }
    guard !rule.ports.isWithin(ports) else { return }
    if rule.ports == .unknown {
      findings.unknown(
        group.id, "the ports that '\(group.id)' allows cannot be determined before deployment", at: rule.place)
    } else if rule.ports != .all, let unknownReason = targets.lazy.compactMap(\.unknownPortReason).first {
      findings.unknown(group.id, unknownReason, at: rule.place)
    } else {
      findings.report(Self.otherPorts(group.id, rule, targets, ports), on: group.id, at: rule)
    }
  }
}
