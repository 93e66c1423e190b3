/// A construct with metrics that tell how it fares: what a dashboard shows of it.
public protocol Measured: Construct {
  var keyMetrics: [Metric] { get }
}

extension FargateService: Measured {
  public var keyMetrics: [Metric] { [cpuUtilization, memoryUtilization, runningTasks] }
}

extension LoadBalancer: Measured {
  public var keyMetrics: [Metric] {
    [requestCount, errorRate, targetResponseTime.by(.percentile(99)).labelled("p99 response time")]
  }
}

extension Database: Measured {
  public var keyMetrics: [Metric] {
    [cpuUtilization, connections, readLatency, writeLatency, freeStorage, freeableMemory]
  }
}
