/// A construct with metrics that tell how it fares: what a dashboard shows of it.
public protocol Measured: Construct {
  var keyMetrics: [Metric] { get }
}

extension FargateService: Measured {
  public var keyMetrics: [Metric] { [cpuUtilization, memoryUtilization, runningTaskCount] }
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

extension Aurora: Measured {
  public var keyMetrics: [Metric] { [cpuUtilization, connections, readerLag, freeableMemory] }
}

extension Cache: Measured {
  public var keyMetrics: [Metric] { [engineCPUUtilization(), memoryUsage(), connections(), evictions()] }
}

extension SearchDomain: Measured {
  public var keyMetrics: [Metric] { [cpuUtilization, jvmMemoryPressure, freeStorage, clusterStatusRed] }
}

extension KafkaCluster: Measured {
  public var keyMetrics: [Metric] { [diskUsed, underReplicatedPartitions, offlinePartitions, activeControllers] }
}

extension MessageQueue: Measured {
  public var keyMetrics: [Metric] { [visibleMessages, messagesInFlight, ageOfOldestMessage] }
}

extension Function: Measured {
  public var keyMetrics: [Metric] { [invocations, errors, throttles, duration] }
}

extension Table: Measured {
  public var keyMetrics: [Metric] { [consumedReads, consumedWrites, readThrottles, writeThrottles] }
}

extension FileSystem: Measured {
  public var keyMetrics: [Metric] { [clientConnections, ioLimit, storageBytes] }
}
