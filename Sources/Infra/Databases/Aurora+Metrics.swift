extension Aurora {
  /// A metric of all servers together.
  private func metric(_ name: String, _ statistic: Metric.Statistic = .average) -> Metric {
    Metric(
      of: self, "AWS/RDS", name, dimensions: ["DBClusterIdentifier": cluster.attribute("Ref")], statistic: statistic)
  }

  /// In percent.
  public var cpuUtilization: Metric { metric("CPUUtilization") }
  public var connections: Metric { metric("DatabaseConnections", .maximum) }
  /// In milliseconds, how far the slowest reader is behind the writer.
  public var readerLag: Metric { metric("AuroraReplicaLagMaximum", .maximum) }
  /// In Aurora capacity units, of serverless servers.
  public var capacity: Metric { metric("ServerlessDatabaseCapacity", .maximum) }
  /// In percent of the most capacity units that serverless servers may have.
  public var capacityUtilization: Metric { metric("ACUUtilization", .maximum) }
  /// In bytes.
  public var freeableMemory: Metric { metric("FreeableMemory", .minimum) }
  /// In bytes, for what a server sorts and logs.
  public var freeLocalStorage: Metric { metric("FreeLocalStorage", .minimum) }
}
