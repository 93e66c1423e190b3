extension KafkaTarget {
  /// What AWS calls `Cluster Name` is the cluster's physical name, which begins with the stack's.
  fileprivate func metric(
    _ name: String, _ statistic: Metric.Statistic, _ dimensions: KeyValuePairs<String, Value<String>> = [:]
  ) -> Metric {
    Metric(of: self, "AWS/Kafka", name, namedBy: "Cluster Name", dimensions: dimensions, statistic: statistic)
  }

  /// How many messages of a topic a group of consumers has yet to read.
  public func consumerLag(of topic: String, group: String) -> Metric {
    metric("SumOffsetLag", .maximum, ["Consumer Group": .literal(group), "Topic": .literal(topic)])
  }
}

extension KafkaCluster {
  private func metric(_ name: String, broker: Int, _ statistic: Metric.Statistic = .maximum) -> Metric {
    metric(name, statistic, ["Broker ID": .literal(String(broker))]).labelled("\(name) of broker \(broker)")
  }

  /// Should be 1.
  public var activeControllers: Metric { metric("ActiveControllerCount", .maximum) }
  /// Partitions that nobody can read or write: should be 0.
  public var offlinePartitions: Metric { metric("OfflinePartitionsCount", .maximum) }

  /// How full the fullest disk of the brokers is, in percent.
  public var diskUsed: Metric {
    .combined("MAX", of: (1...max(1, brokerCount)).map { diskUsed(ofBroker: $0) }, label: "disk used")
  }

  /// Partitions with fewer replicas in sync than there should be: should be 0.
  public var underReplicatedPartitions: Metric {
    .combined(
      "SUM", of: (1...max(1, brokerCount)).map { underReplicatedPartitions(ofBroker: $0) },
      label: "under-replicated partitions")
  }

  /// How full the disk of a broker is, in percent; brokers are counted from 1.
  public func diskUsed(ofBroker broker: Int) -> Metric { metric("KafkaDataLogsDiskUsed", broker: broker) }

  /// CPU that a broker spends in its own code, in percent; MSK recommends at most 60 together with the system's.
  public func cpuUser(ofBroker broker: Int) -> Metric { metric("CpuUser", broker: broker, .average) }

  /// CPU that a broker spends in the system, in percent.
  public func cpuSystem(ofBroker broker: Int) -> Metric { metric("CpuSystem", broker: broker, .average) }

  /// Partitions of a broker with fewer replicas in sync than there should be: should be 0.
  public func underReplicatedPartitions(ofBroker broker: Int) -> Metric {
    metric("UnderReplicatedPartitions", broker: broker)
  }
}
