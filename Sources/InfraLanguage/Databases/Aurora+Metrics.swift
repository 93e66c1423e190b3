extension Aurora {
  /// A metric over all instances of the cluster.
  private func metric(_ name: String, _ statistic: Metric.Statistic = .average) -> Metric {
    Metric(
      of: self, "AWS/RDS", name, dimensions: ["DBClusterIdentifier": cluster.attribute("Ref")], statistic: statistic)
  }

  /// CPU utilization, in percent.
  public var cpuUtilization: Metric { metric("CPUUtilization") }
  /// The number of client connections.
  public var databaseConnections: Metric { metric("DatabaseConnections", .maximum) }
  /// The replication lag of the slowest Aurora Replica, in milliseconds.
  public var auroraReplicaLagMaximum: Metric { metric("AuroraReplicaLagMaximum", .maximum) }
  /// The capacity of serverless instances, in Aurora capacity units.
  public var serverlessDatabaseCapacity: Metric { metric("ServerlessDatabaseCapacity", .maximum) }
  /// The capacity of serverless instances, in percent of their maximum.
  public var acuUtilization: Metric { metric("ACUUtilization", .maximum) }
  /// Available memory, in bytes.
  public var freeableMemory: Metric { metric("FreeableMemory", .minimum) }
  /// Available local storage, for temporary tables and logs, in bytes.
  public var freeLocalStorage: Metric { metric("FreeLocalStorage", .minimum) }
}

extension Aurora: Measured {
  public var keyMetrics: [Metric] { [cpuUtilization, databaseConnections, auroraReplicaLagMaximum, freeableMemory] }
}
