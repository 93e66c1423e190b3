package import AWSResources

/// A load balancer with its subnets, security groups, listeners and what they forward to.
package final class PlacedLoadBalancer {
  package let loadBalancer: Located<ElasticLoadBalancing.LoadBalancer>
  package let placement: Placement
  package let groups: Guard
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
    groups = Guard(resource.securityGroups, of: name, in: model.graph)
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
  package internal(set) var rules: [Located<ElasticLoadBalancing.ListenerRule>] = []

  init(_ listener: Located<ElasticLoadBalancing.Listener>, in model: Model) {
    self.listener = listener
    port = model.known(listener.resource.port)
    protocolName = model.known(listener.resource.protocolName)
  }

  package var id: LogicalID { listener.id }

  package var targetGroups: Set<LogicalID> {
    let actions = listener.resource.defaultActions + rules.flatMap(\.resource.actions)
    return actions.reduce(into: []) { groups, action in
      if let id = action.targetGroup?.id { groups.insert(id) }
      for target in action.forward?.targetGroups ?? [] {
        if let id = target.targetGroup?.id { groups.insert(id) }
      }
    }
  }

  /// Whether all that it answers is a redirect to HTTPS.
  package func redirectsToHTTPS(_ model: Model) -> Known<Bool> {
    var isUnknown = false
    let rest = rules.map { Self.redirects($0.resource.actions, isOpen: $0.entry.isPartlyUnknown(at: "Actions"), model) }
    let isOpen = listener.entry.isPartlyUnknown(at: "DefaultActions")
    for answer in [Self.redirects(listener.resource.defaultActions, isOpen: isOpen, model)] + rest {
      switch answer {
      case .value(true): continue
      case .value(false): return .value(false)
      case .absent, .unknown: isUnknown = true
      }
    }
    return isUnknown ? .unknown : .value(true)
  }

  /// - Parameter isOpen: whether some of the actions could not be read.
  private static func redirects(
    _ actions: [ElasticLoadBalancing.Action], isOpen: Bool, _ model: Model
  ) -> Known<Bool> {
    guard let action = actions.last else { return isOpen ? .unknown : .value(false) }
    switch model.known(action.kind) {
    case .value(.redirect): break
    case .value, .absent: return .value(false)
    case .unknown: return .unknown
    }
    switch model.known(action.redirect?.protocolName) {
    case .value(let name): return .value(name == "HTTPS")
    // The request's own protocol.
    case .absent: return .value(false)
    case .unknown: return .unknown
    }
  }
}
