import ResourceGraph

extension ServiceRunner {
  /// Lets tasks that receive messages protect themselves while they work on one, so that neither a deployment nor scaling stops
  /// them: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection.html
  func ownStatements(with granted: [IAM.Statement]) -> [IAM.Statement] {
    guard granted.contains(where: { $0.actions?.values.contains("sqs:ReceiveMessage") ?? false }) else { return [] }
    return [
      IAM.Statement(
        actions: ["ecs:GetTaskProtection", "ecs:UpdateTaskProtection"],
        resources: ["arn:\(.partition):ecs:\(.region):\(.accountID):task/\(cluster.clusterName)/*"])
    ]
  }

  func lowerScaling(_ traffic: Requests, into lowering: inout Lowering) {
    let target = lowering.add(
      id("ScalableTarget"),
      ApplicationAutoScaling.ScalableTarget {
        $0.serviceNamespace = "ecs"
        $0.scalableDimension = "ecs:service:DesiredCount"
        $0.resourceID = "service/\(cluster.clusterName)/\(serviceName)"
        $0.minCapacity = .literal(scaling.minimum)
        $0.maxCapacity = .literal(scaling.maximum)
        $0.scheduledActions = scaling.changes.map { change in
          .init {
            $0.name = .literal(change.name)
            $0.schedule = .literal(change.schedule.expression)
            $0.timezone = change.schedule.timeZone.map { .literal($0) }
            $0.minCapacity = .literal(change.minimum)
            $0.maxCapacity = .literal(change.maximum)
          }
        }
      }
    ) {
      // The id has the name of the service in it, which a replacement keeps.
      $0.replace(with: service)
      // A deployment must not take back what the schedule did last.
      if !scaling.changes.isEmpty {
        $0.ignore(ApplicationAutoScaling.ScalableTarget.minimumChange)
        $0.ignore(ApplicationAutoScaling.ScalableTarget.maximumChange)
      }
    }
    if let cpu = scaling.cpuUtilization {
      addPolicy("ScaleOnCpu", "ECSServiceAverageCPUUtilization", keeping: cpu, of: target, into: &lowering)
    }
    if let memory = scaling.memoryUtilization {
      addPolicy("ScaleOnMemory", "ECSServiceAverageMemoryUtilization", keeping: memory, of: target, into: &lowering)
    }
    if let backlog = scaling.backlog { addPolicy(keeping: backlog, of: target, into: &lowering) }
    guard let requests = scaling.requestsPerTask else { return }
    guard let label = traffic.countLabel else {
      return lowering.report(
        "\(description) scales on requests, but no load balancer has a route to it; add one, or scale on CPU and memory"
      )
    }
    addPolicy(
      "ScaleOnRequests", "ALBRequestCountPerTarget", keeping: requests, label: label, of: target,
      into: &lowering)
  }

  /// Scales on the number of messages that wait or are worked on, divided by the number of running tasks; without the latter the
  /// last tasks would be stopped at their work:
  /// https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html
  private func addPolicy(
    keeping backlog: Scaling.Backlog, of scalableTarget: Reference<ApplicationAutoScaling.ScalableTarget>,
    into lowering: inout Lowering
  ) {
    typealias Policy = ApplicationAutoScaling.ScalingPolicy
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
                "taken", "AWS/SQS", "ApproximateNumberOfMessagesNotVisible", "Sum",
                [.init("QueueName", queue.attribute("QueueName"))]),
              metric(
                "tasks", "ECS/ContainerInsights", "RunningTaskCount", "Average",
                [.init("ClusterName", cluster.clusterName), .init("ServiceName", serviceName)]),
              .init {
                $0.id = "backlog"
                $0.expression = "(waiting + taken) / tasks"
                $0.label = .literal("Messages of \(backlog.queue.name) for each task")
                $0.returnsData = true
              },
            ]
          }
        }
      }
    ) {
      $0.replace(with: scalableTarget)
    }
  }

  private func addPolicy(
    _ role: String, _ metric: String, keeping target: Int, label: Value<String>? = nil,
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
      }
    ) {
      $0.replace(with: scalableTarget)
    }
  }
}
