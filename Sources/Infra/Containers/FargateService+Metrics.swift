extension FargateService {
  private func metric(_ name: String) -> Metric {
    Metric(
      of: self, "AWS/ECS", name, dimensions: ["ClusterName": cluster.clusterName, "ServiceName": serviceName])
  }

  /// In percent of what the tasks have.
  public var cpuUtilization: Metric { metric("CPUUtilization") }
  /// In percent of what the tasks have.
  public var memoryUtilization: Metric { metric("MemoryUtilization") }

  /// How many tasks run, of Container Insights.
  public var runningTasks: Metric {
    Metric(
      of: self, "ECS/ContainerInsights", "RunningTaskCount",
      dimensions: ["ClusterName": cluster.clusterName, "ServiceName": serviceName], statistic: .minimum)
  }
}
