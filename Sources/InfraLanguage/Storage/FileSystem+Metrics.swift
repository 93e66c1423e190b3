extension FileSystem {
  private func metric(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(of: self, "AWS/EFS", name, dimensions: ["FileSystemId": fileSystem.value], statistic: statistic)
  }

  /// The I/O operations, in percent of the limit of the General Purpose performance mode.
  public var percentIOLimit: Metric { metric("PercentIOLimit", .maximum) }
  /// The burst credits that remain, in bytes.
  public var burstCreditBalance: Metric { metric("BurstCreditBalance", .minimum) }
  /// The number of client connections.
  public var clientConnections: Metric { metric("ClientConnections", .sum) }

  /// The size of the file system in all storage classes, in bytes.
  public var storageBytes: Metric {
    Metric(
      of: self, "AWS/EFS", "StorageBytes", dimensions: ["FileSystemId": fileSystem.value, "StorageClass": "Total"],
      statistic: .average)
  }
}

extension FileSystem: Measured {
  public var keyMetrics: [Metric] { [clientConnections, percentIOLimit, storageBytes] }
}
