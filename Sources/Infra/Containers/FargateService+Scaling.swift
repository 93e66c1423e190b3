extension FargateService {
  func lowerScaling(_ routes: [LoadBalancerRoute], into lowering: inout Lowering) {
    let target = lowering.add(
      id("ScalableTarget"),
      ApplicationAutoScaling.ScalableTarget {
        $0.serviceNamespace = "ecs"
        $0.scalableDimension = "ecs:service:DesiredCount"
        $0.resourceID = "service/\(cluster.clusterName)/\(serviceName)"
        $0.minCapacity = .literal(scaling.range.lowerBound)
        $0.maxCapacity = .literal(scaling.range.upperBound)
      })
    if let cpu = scaling.cpu {
      addPolicy("ScaleOnCpu", "ECSServiceAverageCPUUtilization", holding: cpu, of: target, into: &lowering)
    }
    if let memory = scaling.memory {
      addPolicy("ScaleOnMemory", "ECSServiceAverageMemoryUtilization", holding: memory, of: target, into: &lowering)
    }
    guard let requests = scaling.requestsPerTask else { return }
    guard let route = routes.first else {
      return lowering.report(
        "service '\(name)' scales on requests but no load balancer routes to it; add a Route, or scale on CPU and memory"
      )
    }
    addPolicy(
      "ScaleOnRequests", "ALBRequestCountPerTarget", holding: requests, label: route.requestCountLabel, of: target,
      into: &lowering)
  }

  private func addPolicy(
    _ role: String, _ metric: String, holding target: Int, label: Value<String>? = nil,
    of scalableTarget: Reference<ApplicationAutoScaling.ScalableTarget>, into lowering: inout Lowering
  ) {
    lowering.add(
      id(role),
      ApplicationAutoScaling.ScalingPolicy {
        $0.name = .literal("\(name)-\(Spelling.kebabCase(role))")
        $0.kind = .literal(.targetTracking)
        $0.scalableTarget = scalableTarget
        $0.targetTracking = .init {
          $0.targetValue = .literal(Double(target))
          $0.scaleInCooldown = .literal(scaling.cooldown.wholeSeconds)
          $0.scaleOutCooldown = .literal(scaling.cooldown.wholeSeconds)
          $0.predefinedMetric = .init {
            $0.name = .literal(metric)
            $0.resourceLabel = label
          }
        }
      })
  }
}
