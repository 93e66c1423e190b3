extension Database {
  private func metric(_ name: String, _ statistic: Metric.Statistic = .average) -> Metric {
    Metric(
      of: self, "AWS/RDS", name, dimensions: ["DBInstanceIdentifier": instance.attribute("Ref")], statistic: statistic)
  }

  /// In percent.
  public var cpuUtilization: Metric { metric("CPUUtilization") }
  /// In bytes.
  public var freeStorage: Metric { metric("FreeStorageSpace", .minimum) }
  /// In bytes.
  public var freeableMemory: Metric { metric("FreeableMemory", .minimum) }
  /// In seconds, of a read from the disk.
  public var readLatency: Metric { metric("ReadLatency") }
  /// In seconds, of a write to the disk.
  public var writeLatency: Metric { metric("WriteLatency") }
  /// Reads and writes that wait for the disk.
  public var diskQueueDepth: Metric { metric("DiskQueueDepth") }
  public var connections: Metric { metric("DatabaseConnections", .maximum) }
}
