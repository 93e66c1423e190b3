extension Function {
  private func metric(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(of: self, "AWS/Lambda", name, dimensions: ["FunctionName": functionName], statistic: statistic)
  }

  /// The number of invocations.
  public var invocations: Metric { metric("Invocations", .sum) }
  /// The number of invocations that ended in an error.
  public var errors: Metric { metric("Errors", .sum) }
  /// The number of invocations that Lambda rejected because of a concurrency limit.
  public var throttles: Metric { metric("Throttles", .sum) }
  /// The duration of an invocation, in milliseconds.
  public var duration: Metric { metric("Duration", .maximum) }
  /// The number of concurrent invocations.
  public var concurrentExecutions: Metric { metric("ConcurrentExecutions", .maximum) }
}

extension Function: Measured {
  public var keyMetrics: [Metric] { [invocations, errors, throttles, duration] }
}
