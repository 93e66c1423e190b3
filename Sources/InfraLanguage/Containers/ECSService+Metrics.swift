extension ECSService {
  private var dimensions: KeyValuePairs<String, Value<String>> {
    ["ClusterName": cluster.clusterName, "ServiceName": serviceName]
  }

  /// The CPU utilization of the tasks, in percent of their size.
  public var cpuUtilization: Metric { Metric(of: self, "AWS/ECS", "CPUUtilization", dimensions: dimensions) }
  /// The memory utilization of the tasks, in percent of their size.
  public var memoryUtilization: Metric { Metric(of: self, "AWS/ECS", "MemoryUtilization", dimensions: dimensions) }

  /// The number of running tasks, from Container Insights.
  public var runningTaskCount: Metric {
    Metric(of: self, "ECS/ContainerInsights", "RunningTaskCount", dimensions: dimensions, statistic: .minimum)
  }

  public var keyMetrics: [Metric] { [cpuUtilization, memoryUtilization, runningTaskCount] }
}
