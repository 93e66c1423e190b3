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
  public var connections: Metric { metric("DatabaseConnections", .maximum) }
}
