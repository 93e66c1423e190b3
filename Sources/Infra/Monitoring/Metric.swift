/// A series of measurements in CloudWatch: every construct offers its own.
public struct Metric: Hashable, Sendable {
  public typealias Statistic = CloudWatch.Alarm.Statistic

  /// `AWS/ECS`.
  let namespace: String
  /// `CPUUtilization`.
  let name: String
  let dimensions: [NamedValues.Entry]
  let statistic: Statistic
  let owner: Owner?

  /// A metric of any namespace.
  public init(
    _ namespace: String, _ name: String, dimensions: KeyValuePairs<String, Value<String>> = [:],
    statistic: Statistic = .average
  ) {
    self.init(namespace, name, dimensions: dimensions, statistic: statistic, owner: nil)
  }

  init(
    _ namespace: String, _ name: String, dimensions: KeyValuePairs<String, Value<String>>, statistic: Statistic,
    owner: Owner?
  ) {
    self.namespace = namespace
    self.name = name
    self.dimensions = dimensions.map { .init(name: $0.key, value: $0.value) }
    self.statistic = statistic
    self.owner = owner
  }

  /// The construct that is measured.
  struct Owner: Hashable, Sendable {
    let construct: any Construct

    static func == (left: Owner, right: Owner) -> Bool { left.construct.isEqual(to: right.construct) }
    func hash(into hasher: inout Hasher) { hasher.combine(construct.identity) }
  }
}

extension FargateService {
  private func metric(_ name: String) -> Metric {
    Metric(
      "AWS/ECS", name, dimensions: ["ClusterName": cluster.clusterName, "ServiceName": serviceName],
      statistic: .average, owner: .init(construct: self))
  }

  /// In percent of what the tasks have.
  public var cpuUtilization: Metric { metric("CPUUtilization") }
  /// In percent of what the tasks have.
  public var memoryUtilization: Metric { metric("MemoryUtilization") }

  /// How many tasks run, of Container Insights.
  public var runningTasks: Metric {
    Metric(
      "ECS/ContainerInsights", "RunningTaskCount",
      dimensions: ["ClusterName": cluster.clusterName, "ServiceName": serviceName], statistic: .minimum,
      owner: .init(construct: self))
  }
}

extension LoadBalancer {
  private func metric(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(
      "AWS/ApplicationELB", name, dimensions: ["LoadBalancer": fullName], statistic: statistic,
      owner: .init(construct: self))
  }

  /// How many answers in the 500s the load balancer gave itself.
  public var serverErrors: Metric { metric("HTTPCode_ELB_5XX_Count", .sum) }
  /// How many answers in the 500s the services gave.
  public var targetErrors: Metric { metric("HTTPCode_Target_5XX_Count", .sum) }
  public var requestCount: Metric { metric("RequestCount", .sum) }
  /// In seconds, from the request's leaving the load balancer to the answer.
  public var targetResponseTime: Metric { metric("TargetResponseTime", .average) }

  /// How many tasks of a service fail their health check.
  public func unhealthyHosts(of service: FargateService) -> Metric {
    Metric(
      "AWS/ApplicationELB", "UnHealthyHostCount",
      dimensions: [
        "LoadBalancer": fullName, "TargetGroup": targetGroup(of: service).attribute("TargetGroupFullName"),
      ], statistic: .maximum, owner: .init(construct: self))
  }
}
