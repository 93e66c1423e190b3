package import AWSResources

/// A load balancer with its subnets, security groups and listeners.
package final class PlacedLoadBalancer {
  package let loadBalancer: Located<ElasticLoadBalancing.LoadBalancer>
  package let placement: Placement
  package let securityGroups: AttachedSecurityGroups
  package let isInternetFacing: Known<Bool>
  package let kind: Known<ElasticLoadBalancing.LoadBalancer.Kind>
  package internal(set) var listeners: [PlacedListener] = []

  init(_ loadBalancer: Located<ElasticLoadBalancing.LoadBalancer>, in model: Model) {
    self.loadBalancer = loadBalancer
    let resource = loadBalancer.resource
    let name = "'\(loadBalancer.id)'"
    var subnets = resource.subnets
    if subnets == nil, !resource.subnetMappings.isEmpty {
      subnets = .items(resource.subnetMappings.compactMap(\.subnet))
    }
    placement = model.network.placement(subnets, of: name)
    securityGroups = AttachedSecurityGroups(resource.securityGroups, of: name, in: model.graph)
    kind = model.known(resource.kind).or(.application)
    switch model.known(resource.scheme) {
    case .absent: isInternetFacing = .value(true)
    case .value(let scheme): isInternetFacing = .value(scheme == .internetFacing)
    case .unknown: isInternetFacing = .unknown
    }
  }

  package var id: LogicalID { loadBalancer.id }

  /// The target groups that its listeners forward to.
  package var targetGroups: Set<LogicalID> {
    listeners.reduce(into: []) { $0.formUnion($1.targetGroups) }
  }
}

/// A listener with all its actions.
package final class PlacedListener {
  package let listener: Located<ElasticLoadBalancing.Listener>
  package let port: Known<Int>
  package let protocolName: Known<ElasticLoadBalancing.ProtocolName>
  /// By their priorities, those without a known one first.
  package internal(set) var rules: [Located<ElasticLoadBalancing.ListenerRule>] = []

  init(_ listener: Located<ElasticLoadBalancing.Listener>, in model: Model) {
    self.listener = listener
    port = model.known(listener.resource.port)
    protocolName = model.known(listener.resource.protocolName)
  }

  package var id: LogicalID { listener.id }

  func sortRules(_ model: Model) {
    let priorities = rules.map { model.known($0.resource.priority).value ?? 0 }
    rules = rules.indices.sorted { (priorities[$0], $0) < (priorities[$1], $1) }.map { rules[$0] }
  }

  package var targetGroups: Set<LogicalID> {
    let actions = listener.resource.defaultActions + rules.flatMap(\.resource.actions)
    return actions.reduce(into: []) { groups, action in
      if let id = action.targetGroup?.id { groups.insert(id) }
      for target in action.forward?.targetGroups ?? [] {
        if let id = target.targetGroup?.id { groups.insert(id) }
      }
    }
  }

  /// Whether all its actions are redirects to HTTPS.
  package func redirectsToHTTPS(_ model: Model) -> Known<Bool> {
    let answers = redirects(model).map(\.answer)
    if answers.contains(.value(false)) { return .value(false) }
    return answers.allSatisfy { $0 == .value(true) } ? .value(true) : .unknown
  }

  /// The first actions, of the listener or one of its rules, that are not a redirect to HTTPS.
  package func otherActions(_ model: Model) -> Place? {
    redirects(model).first { $0.answer == .value(false) }?.place
  }

  /// Whether the actions of the listener and of each of its rules are redirects to HTTPS.
  private func redirects(_ model: Model) -> [(place: Place, answer: Known<Bool>)] {
    func answer(_ entry: Entry, _ property: String, _ actions: [ElasticLoadBalancing.Action]) -> (Place, Known<Bool>) {
      let answer = Self.redirects(actions, isUnresolved: entry.isPartlyUnknown(at: property), model)
      return (Place(entry, [property]), answer)
    }
    return [answer(listener.entry, "DefaultActions", listener.resource.defaultActions)]
      + rules.map { answer($0.entry, "Actions", $0.resource.actions) }
  }

  /// - Parameter isUnresolved: whether some of the actions cannot be read.
  private static func redirects(
    _ actions: [ElasticLoadBalancing.Action], isUnresolved: Bool, _ model: Model
  ) -> Known<Bool> {
    guard let action = actions.last else { return isUnresolved ? .unknown : .value(false) }
    switch model.known(action.kind) {
    case .value(.redirect): break
    case .value, .absent: return .value(false)
    case .unknown: return .unknown
    }
    switch model.known(action.redirect?.protocolName) {
    case .value(let name): return .value(name == "HTTPS")
    // The default is the protocol of the request.
    case .absent: return .value(false)
    case .unknown: return .unknown
    }
  }
}
