extension Database {
  private func metric(_ name: String, _ statistic: Metric.Statistic = .average) -> Metric {
    Metric(
      of: self, "AWS/RDS", name, dimensions: ["DBInstanceIdentifier": instance.attribute("Ref")], statistic: statistic)
  }

  /// CPU utilization, in percent.
  public var cpuUtilization: Metric { metric("CPUUtilization") }
  /// Available storage, in bytes.
  public var freeStorageSpace: Metric { metric("FreeStorageSpace", .minimum) }
  /// Available memory, in bytes.
  public var freeableMemory: Metric { metric("FreeableMemory", .minimum) }
  /// The average time of a read operation on the disk, in seconds.
  public var readLatency: Metric { metric("ReadLatency") }
  /// The average time of a write operation on the disk, in seconds.
  public var writeLatency: Metric { metric("WriteLatency") }
  /// The number of read and write operations that wait for the disk.
  public var diskQueueDepth: Metric { metric("DiskQueueDepth") }
  /// The number of client connections.
  public var databaseConnections: Metric { metric("DatabaseConnections", .maximum) }
}

extension Database: Measured {
  public var keyMetrics: [Metric] {
    [cpuUtilization, databaseConnections, readLatency, writeLatency, freeStorageSpace, freeableMemory]
  }
}
