extension Distribution: Measured {
  private func metric(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(
      of: self, "AWS/CloudFront", name, dimensions: ["DistributionId": distribution.value, "Region": "Global"],
      statistic: statistic)
  }

  /// The number of requests; like all metrics of CloudFront it is in us-east-1, where an alarm on it has to be.
  public var requests: Metric { metric("Requests", .sum) }
  /// The share of answers that are 4XX, in percent.
  public var clientErrorRate: Metric { metric("4xxErrorRate", .average) }
  /// The share of answers that are 5XX, in percent.
  public var serverErrorRate: Metric { metric("5xxErrorRate", .average) }
  /// The number of bytes that viewers received.
  public var bytesDownloaded: Metric { metric("BytesDownloaded", .sum) }

  public var keyMetrics: [Metric] { [requests, clientErrorRate, serverErrorRate] }
}
