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
    if let backlog = scaling.backlog { addPolicy(holding: backlog, of: target, into: &lowering) }
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

  /// The messages that wait, divided by the tasks that run, as AWS describes it:
  /// https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html
  private func addPolicy(
    holding backlog: Scaling.Backlog, of scalableTarget: Reference<ApplicationAutoScaling.ScalableTarget>,
    into lowering: inout Lowering
  ) {
    typealias Policy = ApplicationAutoScaling.ScalingPolicy
    if backlog.perTask < 1 || scaling.range.lowerBound < 1 {
      lowering.report(
        "service '\(name)' scales on a backlog of \(backlog.perTask) messages for each of at least "
          + "\(scaling.range.lowerBound) tasks; use 1 or more of both")
    }
    func metric(
      _ id: String, _ namespace: String, _ name: String, _ statistic: String, _ dimensions: [Policy.Dimension]
    ) -> Policy.Query {
      .init {
        $0.id = .literal(id)
        $0.returnsData = false
        $0.metric = .init {
          $0.namespace = .literal(namespace)
          $0.name = .literal(name)
          $0.dimensions = dimensions
          $0.statistic = .literal(statistic)
        }
      }
    }
    let queue = backlog.queue.queue
    lowering.add(
      id("ScaleOnBacklog"),
      Policy {
        $0.name = .literal("\(name)-scale-on-backlog")
        $0.kind = .literal(.targetTracking)
        $0.scalableTarget = scalableTarget
        $0.targetTracking = .init {
          $0.targetValue = .literal(Double(backlog.perTask))
          $0.scaleInCooldown = .literal(scaling.cooldown.wholeSeconds)
          $0.scaleOutCooldown = .literal(scaling.cooldown.wholeSeconds)
          $0.customizedMetric = .init {
            $0.metrics = [
              metric(
                "waiting", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "Sum",
                [.init("QueueName", queue.attribute("QueueName"))]),
              metric(
                "tasks", "ECS/ContainerInsights", "RunningTaskCount", "Average",
                [.init("ClusterName", cluster.clusterName), .init("ServiceName", serviceName)]),
              .init {
                $0.id = "backlog"
                $0.expression = "waiting / tasks"
                $0.label = .literal("Messages of \(backlog.queue.name) for each task")
                $0.returnsData = true
              },
            ]
          }
        }
      })
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
