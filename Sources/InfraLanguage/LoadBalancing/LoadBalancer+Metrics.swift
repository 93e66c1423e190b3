extension LoadBalancer {
  private func metric(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(of: self, "AWS/ApplicationELB", name, dimensions: ["LoadBalancer": fullName], statistic: statistic)
  }

  /// The number of 5XX responses that the load balancer generated.
  public var httpCodeELB5XXCount: Metric { metric("HTTPCode_ELB_5XX_Count", .sum) }
  /// The number of 5XX responses that the services generated.
  public var httpCodeTarget5XXCount: Metric { metric("HTTPCode_Target_5XX_Count", .sum) }
  /// The number of connections to services that could not be established.
  public var targetConnectionErrorCount: Metric { metric("TargetConnectionErrorCount", .sum) }
  /// The number of connections that the load balancer rejected because it had reached its maximum.
  public var rejectedConnectionCount: Metric { metric("RejectedConnectionCount", .sum) }
  /// The number of active connections from clients and to services.
  public var activeConnectionCount: Metric { metric("ActiveConnectionCount", .sum) }
  /// The number of requests that a service responded to.
  public var requestCount: Metric { metric("RequestCount", .sum) }
  /// The time between a request leaving the load balancer and the response of the service, in seconds.
  public var targetResponseTime: Metric { metric("TargetResponseTime", .average) }

  /// The share of requests with a 5XX response, in percent.
  public var errorRate: Metric {
    .math(
      "100 * (FILL(own, 0) + FILL(services, 0)) / requests",
      ["own": httpCodeELB5XXCount, "services": httpCodeTarget5XXCount, "requests": requestCount], label: "error rate")
  }

  /// The number of tasks of a service that pass the health check.
  ///
  /// A service without a task has no datapoint: an alarm that has to go off then takes `missingData: .breaching`.
  ///
  /// - Parameter service: a service that the load balancer has a route to.
  public func healthyHostCount(of service: FargateService) -> Metric {
    metric("HealthyHostCount", .minimum, of: service).labelled("healthy hosts of \(service.name)")
  }

  /// The number of tasks of a service that fail the health check; none, too, when the service has no task, for which
  /// ``healthyHostCount(of:)`` is.
  ///
  /// - Parameter service: a service that the load balancer has a route to.
  public func unhealthyHostCount(of service: FargateService) -> Metric {
    metric("UnHealthyHostCount", .maximum, of: service).labelled("unhealthy hosts of \(service.name)")
  }

  private func metric(_ name: String, _ statistic: Metric.Statistic, of service: FargateService) -> Metric {
    Metric(
      of: self, "AWS/ApplicationELB", name,
      dimensions: [
        "LoadBalancer": fullName, "TargetGroup": targetGroup(of: service).attribute("TargetGroupFullName"),
      ], statistic: statistic)
  }
}

extension LoadBalancer: Measured {
  public var keyMetrics: [Metric] {
    [requestCount, errorRate, targetResponseTime.by(.percentile(99)).labelled("p99 response time")]
  }
}
