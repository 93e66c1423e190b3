extension KafkaTarget {
  /// `Cluster Name` is the cluster's physical name, which begins with the stack's.
  fileprivate func metric(
    _ name: String, _ statistic: Metric.Statistic, _ dimensions: KeyValuePairs<String, Value<String>> = [:]
  ) -> Metric {
    Metric(of: self, "AWS/Kafka", name, namedBy: "Cluster Name", dimensions: dimensions, statistic: statistic)
  }

  /// The number of messages that a consumer group has yet to receive, over all partitions of a topic.
  ///
  /// - Parameters:
  ///   - topic: the topic.
  ///   - consumerGroup: the consumer group.
  public func sumOffsetLag(topic: String, consumerGroup: String) -> Metric {
    metric("SumOffsetLag", .maximum, ["Consumer Group": .literal(consumerGroup), "Topic": .literal(topic)])
  }
}

extension KafkaCluster {
  /// The brokers that metrics of the cluster combine; an alarm takes at most 10 metrics, a dashboard's widget 500.
  private var measuredBrokers: ClosedRange<Int> { 1...min(max(1, brokerCount), 500) }

  private func metric(_ name: String, broker: Int, _ statistic: Metric.Statistic = .maximum) -> Metric {
    metric(name, statistic, ["Broker ID": .literal(String(broker))]).labelled("\(name) of broker \(broker)")
      .absent(
        because: (1...max(1, brokerCount)).contains(broker)
          ? nil : "\(description) has no broker \(broker); use 1 to \(max(1, brokerCount))")
  }

  /// The number of active controllers, which should be 1.
  public var activeControllerCount: Metric { metric("ActiveControllerCount", .maximum) }
  /// The number of partitions that clients can neither read nor write, which should be 0.
  public var offlinePartitionsCount: Metric { metric("OfflinePartitionsCount", .maximum) }

  /// The used share of the fullest data volume, in percent.
  public var kafkaDataLogsDiskUsed: Metric {
    .combined("MAX", of: measuredBrokers.map { kafkaDataLogsDiskUsed(broker: $0) }, label: "disk used")
  }

  /// The number of partitions with fewer replicas in sync than replicas, which should be 0.
  public var underReplicatedPartitions: Metric {
    .combined(
      "SUM", of: measuredBrokers.map { underReplicatedPartitions(broker: $0) },
      label: "under-replicated partitions")
  }

  /// The used share of a broker's data volume, in percent.
  ///
  /// - Parameter broker: the broker, counted from 1.
  public func kafkaDataLogsDiskUsed(broker: Int) -> Metric { metric("KafkaDataLogsDiskUsed", broker: broker) }

  /// The CPU utilization of a broker in user space, in percent; MSK recommends at most 60 together with the system's.
  ///
  /// - Parameter broker: the broker, counted from 1.
  public func cpuUser(broker: Int) -> Metric { metric("CpuUser", broker: broker, .average) }

  /// The CPU utilization of a broker in kernel space, in percent.
  ///
  /// - Parameter broker: the broker, counted from 1.
  public func cpuSystem(broker: Int) -> Metric { metric("CpuSystem", broker: broker, .average) }

  /// The number of a broker's partitions with fewer replicas in sync than replicas, which should be 0.
  ///
  /// - Parameter broker: the broker, counted from 1.
  public func underReplicatedPartitions(broker: Int) -> Metric {
    metric("UnderReplicatedPartitions", broker: broker)
  }
}

extension KafkaCluster: Measured {
  public var keyMetrics: [Metric] {
    [kafkaDataLogsDiskUsed, underReplicatedPartitions, offlinePartitionsCount, activeControllerCount]
  }
}
