extension Bucket {
  /// The filter of the metrics that count the requests to the whole bucket.
  static let metricsFilter = "EntireBucket"

  private func storage(_ name: String, _ kind: String) -> Metric {
    Metric(of: self, "AWS/S3", name, dimensions: ["BucketName": bucket.value, "StorageType": .literal(kind)])
  }

  private func requests(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(
      of: self, "AWS/S3", name, dimensions: ["BucketName": bucket.value, "FilterId": .literal(Self.metricsFilter)],
      statistic: statistic)
  }

  /// In bytes, of the objects in standard storage, once a day.
  public var size: Metric { storage("BucketSizeBytes", "StandardStorage") }
  /// In all storage, versions included, once a day.
  public var numberOfObjects: Metric { storage("NumberOfObjects", "AllStorageTypes") }
  /// How many requests were answered in the 400s; needs `hasRequestMetrics`.
  public var clientErrors: Metric { requests("4xxErrors", .sum) }
  /// How many requests were answered in the 500s; needs `hasRequestMetrics`.
  public var serverErrors: Metric { requests("5xxErrors", .sum) }
  /// In milliseconds; needs `hasRequestMetrics`.
  public var latency: Metric { requests("TotalRequestLatency", .average) }
}
