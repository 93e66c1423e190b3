import AWSResources
import ResourceGraph

extension LoadBalancer {
  /// Adds the target group of a service, and lets the load balancer reach it.
  func lowerTargets(of service: FargateService, into lowering: inout Lowering) {
    guard let port = service.port, let id = targetGroup(of: service).id else { return }
    let check = service.healthCheck
    lowering.add(
      id, named: "\(name)-\(service.name)",
      ElasticLoadBalancing.TargetGroup {
        // The service says more than the load balancer, with which the id begins, where AWS leaves six characters.
        $0.namePrefix = .literal(lowering.naming.prefix(of: LogicalID(naming: service.name), limit: 6))
        $0.vpc = (placement ?? service.placement).network.vpc
        // ECS registers each task with the port of its container. The group's own port, which is for targets without one, would
        // replace the group when it changes: nothing would answer until the new tasks run.
        $0.port = 80
        $0.protocolName = .literal(.http)
        $0.targetKind = .literal(.ip)
        $0.deregistrationDelay = 30
        $0.healthCheck = .init {
          $0.isEnabled = true
          $0.path = .literal(check.path)
          $0.protocolName = .literal(.http)
          $0.interval = .literal(check.interval.wholeSeconds)
          $0.timeout = .literal(check.timeout.wholeSeconds)
          $0.healthyThreshold = .literal(check.healthyThreshold)
          $0.unhealthyThreshold = .literal(check.unhealthyThreshold)
          $0.successCodes = .literal(check.successCodes)
        }
        if let duration = service.stickiness {
          $0.stickiness = .init {
            $0.isEnabled = true
            $0.kind = .literal(.loadBalancerCookie)
            $0.cookieDuration = .literal(duration.wholeSeconds)
          }
        }
      })
    // One that TCP does not have is reported with its container.
    guard port.isValid else { return }
    lowering.connect(
      securityGroup, to: service.securityGroup, port: port, names: (name, service.name))
  }
}
