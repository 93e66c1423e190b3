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
    [cpuUtilization, databaseConnections, readLatency, writeLatency, freeStorageSpace, freeableMemory]
  }
}

extension Aurora: Measured {
  public var keyMetrics: [Metric] { [cpuUtilization, databaseConnections, auroraReplicaLagMaximum, freeableMemory] }
}

extension Cache: Measured {
  public var keyMetrics: [Metric] {
    [engineCPUUtilization(), databaseMemoryUsagePercentage(), currConnections(), evictions()]
  }
}

extension SearchDomain: Measured {
  public var keyMetrics: [Metric] { [cpuUtilization, jvmMemoryPressure, freeStorageSpace, clusterStatusRed] }
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
  public var keyMetrics: [Metric] {
    [consumedReadCapacityUnits, consumedWriteCapacityUnits, readThrottleEvents, writeThrottleEvents]
  }
}

extension FileSystem: Measured {
  public var keyMetrics: [Metric] { [clientConnections, percentIOLimit, storageBytes] }
}
