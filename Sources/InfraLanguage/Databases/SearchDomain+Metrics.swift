extension SearchDomain {
  private func metric(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(
      of: self, "AWS/ES", name, dimensions: ["DomainName": domain.attribute("Ref"), "ClientId": .accountID],
      statistic: statistic)
  }

  /// 1 while the primary shard of an index is not allocated to a node; 0 otherwise.
  public var clusterStatusRed: Metric { metric("ClusterStatus.red", .maximum) }
  /// 1 while a replica shard of an index is not allocated to a node; 0 otherwise.
  public var clusterStatusYellow: Metric { metric("ClusterStatus.yellow", .maximum) }
  /// Available storage of the node with the least of it, in MiB.
  public var freeStorageSpace: Metric { metric("FreeStorageSpace", .minimum) }
  /// CPU utilization, in percent.
  public var cpuUtilization: Metric { metric("CPUUtilization", .average) }
  /// The used part of the Java heap, in percent.
  public var jvmMemoryPressure: Metric { metric("JVMMemoryPressure", .maximum) }
}

extension SearchDomain: Measured {
  public var keyMetrics: [Metric] { [cpuUtilization, jvmMemoryPressure, freeStorageSpace, clusterStatusRed] }
}
