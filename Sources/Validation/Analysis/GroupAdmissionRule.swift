import AWSResources

/// What stands behind a security group and listens on ports: a service, a database server, a cache.
protocol GuardedTarget {
  var id: LogicalID { get }
  /// The ports that it listens on, as far as they are known.
  var ports: Set<Int> { get }
  /// Why not every port is known.
  var portDoubt: String? { get }
}

extension PlacedService: GuardedTarget {}
extension PlacedStore: GuardedTarget {}

extension PlacedDatabase: GuardedTarget {
  var ports: Set<Int> { port.value.map { [$0] } ?? [] }
  var portDoubt: String? { port.isUnknown ? "the port of '\(id)' is not known" : nil }
}

/// A rule about the groups around one kind of target: they admit what calls it, on the ports that it listens on.
protocol GroupAdmissionRule: Rule {
  associatedtype Target: GuardedTarget

  func targets(of group: GuardedGroup) -> [Target]

  /// Whether what has the client's group calls the targets.
  func mayCall(_ targets: [Target], _ client: GuardedGroup, _ model: Model) -> Reach

  /// The message for a rule of the group that admits somebody else.
  static func admits(_ id: LogicalID, _ rule: GuardedGroup.Ingress, _ targets: [Target]) -> Finding.Message

  /// The message for a rule of the group that admits more than the ports.
  static func admitsMore(
    _ id: LogicalID, _ rule: GuardedGroup.Ingress, _ targets: [Target], _ ports: Set<Int>
  ) -> Finding.Message
}

extension GroupAdmissionRule {
  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.securityGroups.groups {
      let targets = targets(of: group)
      guard !targets.isEmpty else { continue }
      if let doubt = group.doubt { findings.unknown(group.group, doubt) }
      for rule in group.ingress where rule.ports != .none {
        switch judge(rule.peer, of: group, targets, model) {
        case .no: findings.report(Self.admits(group.id, rule, targets), on: group.id, placed: rule.location)
        case .unknown(let reason): findings.unknown(group.id, reason, placed: rule.location)
        case .yes, .past: checkPorts(rule, of: group, targets, &findings)
        }
      }
    }
  }

  private func judge(
    _ peer: GuardedGroup.Peer, of group: GuardedGroup, _ targets: [Target], _ model: Model
  ) -> Reach {
    switch peer {
    case .range: return .no
    case .unknown(let name): return .unknown("'\(group.id)' admits \(name), which is not known")
    case .outside(let name): return .unknown("'\(group.id)' admits '\(name)', which is not in the template")
    case .group(group.id): return .yes
    case .group(let id):
      guard let client = model.securityGroups.group(id), !client.owners.isEmpty else {
        return .unknown("'\(group.id)' admits '\(id)', and what has that group is not in the template")
      }
      return mayCall(targets, client, model)
    }
  }

  private func checkPorts(
    _ rule: GuardedGroup.Ingress, of group: GuardedGroup, _ targets: [Target], _ findings: inout Findings
  ) {
    let ports = targets.reduce(into: Set<Int>()) { $0.formUnion($1.ports) }
    guard !rule.ports.isWithin(ports) else { return }
    if rule.ports == .unknown {
      findings.unknown(group.id, "which ports '\(group.id)' admits is not known", placed: rule.location)
    } else if rule.ports != .all, let doubt = targets.lazy.compactMap(\.portDoubt).first {
      findings.unknown(group.id, doubt, placed: rule.location)
    } else {
      findings.report(Self.admitsMore(group.id, rule, targets, ports), on: group.id, placed: rule.location)
    }
  }
}
