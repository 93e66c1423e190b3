import AWSResources

/// Whom a load balancer behind CloudFront admits besides.
enum AdmissionBesideCloudFront {
  /// Nobody on the internet.
  case closed
  /// The internet, at that rule.
  case open(Place)
  case unknown(reason: String, at: Place)
}

extension Model {
  /// Whether the internet reaches a load balancer past CloudFront: its groups admit it, and its rules ask for no header that
  /// CloudFront adds as a secret.
  func admissionBesideCloudFront(to balancer: any PlacedResource) -> AdmissionBesideCloudFront {
    let header = asksForHeader(balancer)
    if header.value == true { return .closed }
    let groups = balancer.securityGroups.ids.compactMap { securityGroups.group($0) }
    let rules = groups.flatMap(\.ingress)
    if let open = rules.first(where: { $0.isFromInternet && $0.ports != .none }) {
      guard header.isUnknown else { return .open(open.place) }
      return .unknown(
        reason: "whether '\(balancer.id)' asks for a header cannot be determined before deployment", at: open.place)
    }
    let isUnknown = rules.contains { if case .unknown = $0.peer { true } else { false } }
    let reason = balancer.securityGroups.unknownReason ?? groups.lazy.compactMap(\.unknownReason).first
    guard reason != nil || isUnknown || balancer.securityGroups.isDefault else { return .closed }
    return .unknown(
      reason: reason ?? "whom '\(balancer.id)' admits cannot be determined before deployment",
      at: Place(balancer.entry, ["SecurityGroups"]))
  }

  /// Whether a load balancer forwards only requests with a header, which CloudFront can add as a secret.
  private func asksForHeader(_ balancer: any PlacedResource) -> Known<Bool> {
    guard let balancer = balancer as? PlacedLoadBalancer else { return .value(false) }
    let conditions = balancer.listeners.flatMap(\.rules).map { hasHeader($0) }
    guard conditions.contains(where: { $0.value != false }) else { return .value(false) }
    let ways = balancer.listeners.flatMap { listener in
      [forwards(listener.listener.entry, "DefaultActions", listener.listener.defaultActions)]
        + listener.rules.map { rule in
          let header = hasHeader(rule)
          if header.value == true { return .value(false) }
          let forwards = forwards(rule.entry, "Actions", rule.actions)
          return forwards.value == true && header.isUnknown ? .unknown : forwards
        }
    }
    if ways.contains(.value(true)) { return .value(false) }
    return ways.contains(where: \.isUnknown) ? .unknown : .value(true)
  }

  private func hasHeader(_ rule: Located<ElasticLoadBalancing.ListenerRule>) -> Known<Bool> {
    if rule.conditions.contains(where: { $0.httpHeader != nil }) { return .value(true) }
    return rule.entry.isPartlyUnknown(at: "Conditions") ? .unknown : .value(false)
  }

  /// Whether actions lead a request to targets: neither a redirect nor a fixed response does.
  private func forwards(
    _ entry: Entry, _ property: String, _ actions: [ElasticLoadBalancing.Action]
  ) -> Known<Bool> {
    if entry.isPartlyUnknown(at: property) { return .unknown }
    let kinds = actions.map { known($0.kind) }
    if kinds.contains(.value(.forward)) { return .value(true) }
    return kinds.contains(where: \.isUnknown) ? .unknown : .value(false)
  }
}
