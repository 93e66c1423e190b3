extension RESTAPI {
  private func metric(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(
      of: self, "AWS/ApiGateway", name, namedBy: "ApiName", dimensions: ["Stage": .literal(stageName)],
      statistic: statistic)
  }

  /// The number of requests.
  public var requestCount: Metric { metric("Count", .sum) }
  /// The number of responses with a status of 400 to 499, also those to callers without a token or beyond a limit.
  public var clientErrorCount: Metric { metric("4XXError", .sum) }
  /// The number of responses with a status of 500 or more, of the services and of API Gateway.
  public var serverErrorCount: Metric { metric("5XXError", .sum) }
  /// The time from a request to its response, in milliseconds.
  public var latency: Metric { metric("Latency", .average) }
  /// The time from a request of API Gateway to a service to its response, in milliseconds.
  public var integrationLatency: Metric { metric("IntegrationLatency", .average) }

  /// The number of requests that the cache answers, of an API with a cache.
  public var cacheHitCount: Metric { metric("CacheHitCount", .sum) }
  /// The number of requests for cached responses that a service answers, of an API with a cache.
  public var cacheMissCount: Metric { metric("CacheMissCount", .sum) }

  /// The share of requests with a 5XX response, in percent.
  public var errorRate: Metric { .share(of: serverErrorCount, among: requestCount) }
}

extension RESTAPI: Measured {
  public var keyMetrics: [Metric] {
    [requestCount, errorRate, latency.by(.percentile(99)).labelled("p99 latency")]
  }
}
