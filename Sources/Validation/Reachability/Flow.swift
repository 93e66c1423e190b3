package import AWSResources

/// A connection that a load balancer makes to the tasks of a service.
package struct Flow {
  package let balancer: PlacedLoadBalancer
  package let service: PlacedService
  package let targetGroup: LogicalID
  package let port: Int
  /// Whether the connection is the health check alone, which has a port of its own.
  package let isHealthCheck: Bool

  /// What the port is for: `which target group 'Web' forwards to`.
  package var purpose: String {
    isHealthCheck
      ? "which the health check of target group '\(targetGroup)' uses"
      : "which target group '\(targetGroup)' forwards to"
  }
}

extension Reachability {
  /// The connections of load balancers to the network interfaces of tasks, on the ports of requests and health checks.
  package var flows: [Flow] { model.ingress.services.flatMap { flows(to: $0) } }

  func flows(to service: PlacedService) -> [Flow] {
    // Without a network of its own, a task is reached through the ports of its instance.
    guard service.service.resource.networkConfiguration != nil else { return [] }
    return service.service.resource.loadBalancers.flatMap { registration -> [Flow] in
      guard let group = model.graph.resource(registration.targetGroup) else { return [] }
      let port = model.known(registration.containerPort).value
      var ports: [(Int, Bool)] = port.map { [($0, false)] } ?? []
      // `traffic-port`, the default, is the port of the requests.
      if let text = model.known(group.resource.healthCheck?.port).value, let own = Int(text), own != port {
        ports.append((own, true))
      }
      return model.ingress.loadBalancers(ofTargetGroup: group.id).flatMap { balancer in
        ports.map {
          Flow(balancer: balancer, service: service, targetGroup: group.id, port: $0.0, isHealthCheck: $0.1)
        }
      }
    }
  }
}
