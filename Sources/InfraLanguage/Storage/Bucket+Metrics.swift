extension Bucket {
  /// The filter of the request metrics, which includes every object of the bucket.
  static let metricsFilter = "EntireBucket"

  private func storage(_ name: String, _ kind: String) -> Metric {
    Metric(of: self, "AWS/S3", name, dimensions: ["BucketName": bucket.value, "StorageType": .literal(kind)])
  }

  private func requests(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(
      of: self, "AWS/S3", name, dimensions: ["BucketName": bucket.value, "FilterId": .literal(Self.metricsFilter)],
      statistic: statistic)
  }

  /// The size of the objects in S3 Standard, in bytes, once a day.
  public var bucketSizeBytes: Metric { storage("BucketSizeBytes", "StandardStorage") }
  /// The number of objects in all storage classes, with their versions, once a day.
  public var numberOfObjects: Metric { storage("NumberOfObjects", "AllStorageTypes") }
  /// The number of requests with a client error, `4xxErrors`; requires `hasRequestMetrics`.
  public var clientErrors: Metric { requests("4xxErrors", .sum) }
  /// The number of requests with a server error, `5xxErrors`; requires `hasRequestMetrics`.
  public var serverErrors: Metric { requests("5xxErrors", .sum) }
  /// The time from the first byte of a request to the last byte of its response, in milliseconds; requires
  /// `hasRequestMetrics`.
  public var totalRequestLatency: Metric { requests("TotalRequestLatency", .average) }
}
