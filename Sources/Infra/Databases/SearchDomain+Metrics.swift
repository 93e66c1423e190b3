extension SearchDomain {
  private func metric(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(
      of: self, "AWS/ES", name, dimensions: ["DomainName": domain.attribute("Ref"), "ClientId": .accountID],
      statistic: statistic)
  }

  /// 1 while the primary shards of an index are on no node: data cannot be read.
  public var clusterStatusRed: Metric { metric("ClusterStatus.red", .maximum) }
  /// 1 while the replicas of an index are on no node: another loss would be one of data.
  public var clusterStatusYellow: Metric { metric("ClusterStatus.yellow", .maximum) }
  /// In MiB, of the node that has the least.
  public var freeStorage: Metric { metric("FreeStorageSpace", .minimum) }
  /// In percent.
  public var cpuUtilization: Metric { metric("CPUUtilization", .average) }
  /// In percent of the Java heap.
  public var jvmMemoryPressure: Metric { metric("JVMMemoryPressure", .maximum) }
}
