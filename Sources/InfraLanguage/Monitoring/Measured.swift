/// A construct with key metrics, which dashboards show.
public protocol Measured: Construct {
  /// The metrics that show the health of the construct.
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
  public var keyMetrics: [Metric] {
    [consumedReadCapacityUnits, consumedWriteCapacityUnits, readThrottleEvents, writeThrottleEvents]
  }
}

extension FileSystem: Measured {
  public var keyMetrics: [Metric] { [clientConnections, percentIOLimit, storageBytes] }
}
