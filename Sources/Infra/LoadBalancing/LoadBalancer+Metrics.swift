extension LoadBalancer {
  private func metric(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(of: self, "AWS/ApplicationELB", name, dimensions: ["LoadBalancer": fullName], statistic: statistic)
  }

  /// How many answers in the 500s the load balancer gave itself.
  public var serverErrors: Metric { metric("HTTPCode_ELB_5XX_Count", .sum) }
  /// How many answers in the 500s the services gave.
  public var targetErrors: Metric { metric("HTTPCode_Target_5XX_Count", .sum) }
  /// How many connections to the services failed.
  public var targetConnectionErrors: Metric { metric("TargetConnectionErrorCount", .sum) }
  /// How many requests were refused since the load balancer had its fill of connections.
  public var rejectedConnections: Metric { metric("RejectedConnectionCount", .sum) }
  public var activeConnections: Metric { metric("ActiveConnectionCount", .sum) }
  public var requestCount: Metric { metric("RequestCount", .sum) }
  /// In seconds, from the request's leaving the load balancer to the answer.
  public var targetResponseTime: Metric { metric("TargetResponseTime", .average) }

  /// How many of the requests are answered in the 500s, in percent.
  public var errorRate: Metric {
    .math(
      "100 * (FILL(own, 0) + FILL(services, 0)) / requests",
      ["own": serverErrors, "services": targetErrors, "requests": requestCount], label: "error rate")
  }

  /// How many tasks of a service fail their health check.
  public func unhealthyHosts(of service: FargateService) -> Metric {
    Metric(
      of: self, "AWS/ApplicationELB", "UnHealthyHostCount",
      dimensions: [
        "LoadBalancer": fullName, "TargetGroup": targetGroup(of: service).attribute("TargetGroupFullName"),
      ], statistic: .maximum
    ).labelled("unhealthy hosts of \(service.name)")
  }
}
