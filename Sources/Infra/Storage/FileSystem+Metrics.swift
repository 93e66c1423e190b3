extension FileSystem {
  private func metric(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(of: self, "AWS/EFS", name, dimensions: ["FileSystemId": fileSystem.value], statistic: statistic)
  }

  /// In percent of the operations that a general-purpose file system takes.
  public var ioLimit: Metric { metric("PercentIOLimit", .maximum) }
  /// In bytes that the file system may still read and write above its base rate.
  public var burstCreditBalance: Metric { metric("BurstCreditBalance", .minimum) }
  public var clientConnections: Metric { metric("ClientConnections", .sum) }

  /// In bytes, in all storage.
  public var storageBytes: Metric {
    Metric(
      of: self, "AWS/EFS", "StorageBytes", dimensions: ["FileSystemId": fileSystem.value, "StorageClass": "Total"],
      statistic: .average)
  }
}
