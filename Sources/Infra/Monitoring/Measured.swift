/// A construct with key metrics, which dashboards show.
public protocol Measured: Construct {
  /// The metrics that show the health of the construct.
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
  public var keyMetrics: [Metric] {
    [kafkaDataLogsDiskUsed, underReplicatedPartitions, offlinePartitionsCount, activeControllerCount]
  }
}

extension MessageQueue: Measured {
  public var keyMetrics: [Metric] {
    [approximateNumberOfMessagesVisible, approximateNumberOfMessagesNotVisible, approximateAgeOfOldestMessage]
  }
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
