package import AWSResources

/// A Classic Load Balancer with its subnets, security groups and ports.
package final class PlacedClassicLoadBalancer {
  package let loadBalancer: Located<ElasticLoadBalancing.ClassicLoadBalancer>
  package let placement: Placement
  package let securityGroups: AttachedSecurityGroups
  package let isInternetFacing: Known<Bool>
  package let listenerPorts: [Known<Int>]

  init(_ loadBalancer: Located<ElasticLoadBalancing.ClassicLoadBalancer>, in model: Model) {
    self.loadBalancer = loadBalancer
    let resource = loadBalancer.resource
    let name = "'\(loadBalancer.id)'"
    placement = model.network.placement(resource.subnets, of: name)
    securityGroups = AttachedSecurityGroups(resource.securityGroups, of: name, in: model.graph)
    switch model.known(resource.scheme) {
    case .absent: isInternetFacing = .value(true)
    case .value(let scheme): isInternetFacing = .value(scheme == .internetFacing)
    case .unknown: isInternetFacing = .unknown
    }
    listenerPorts = resource.listeners.map { model.known($0.port) }
  }
}
