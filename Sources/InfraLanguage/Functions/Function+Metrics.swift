extension Function {
  private func metric(_ name: String, _ statistic: Metric.Statistic) -> Metric {
    Metric(of: self, "AWS/Lambda", name, dimensions: ["FunctionName": functionName], statistic: statistic)
  }

  public var invocations: Metric { metric("Invocations", .sum) }
  /// How many calls ended in an error.
  public var errors: Metric { metric("Errors", .sum) }
  /// How many calls were refused, because too many ran at once.
  public var throttles: Metric { metric("Throttles", .sum) }
  /// In milliseconds.
  public var duration: Metric { metric("Duration", .maximum) }
  /// How many calls run at once.
  public var concurrentExecutions: Metric { metric("ConcurrentExecutions", .maximum) }
}
