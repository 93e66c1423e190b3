extension Cache {
  /// A metric of a node, whose id consists of the cache's, the shard's number and the node's: `shop-sessions-001`.
  private func metric(
    _ name: String, _ statistic: Metric.Statistic, ofNode node: Int, shard: Int
  ) -> Metric {
    func digits(_ number: Int, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    let cache: Value<String> = replicationGroup.attribute("Ref")
    let place = (shards == nil ? "" : "\(digits(shard, 4))-") + digits(node, 3)
    return Metric(
      of: self, "AWS/ElastiCache", name, dimensions: ["CacheClusterId": "\(cache)-\(text: place)"],
      statistic: statistic
    ).absent(because: absence(ofNode: node, shard: shard))
  }

  /// Why there is no such node. The numbers of a cache that exists already are not known.
  private func absence(ofNode node: Int, shard: Int) -> String? {
    guard existing == nil else { return nil }
    let shardCount = max(1, shards ?? 1)
    let nodeCount = max(0, min(replicas, 5)) + 1
    if !(1...shardCount).contains(shard) {
      let remedy = shardCount == 1 ? "leave 'shard:' out" : "use 1 to \(shardCount)"
      return "\(description) has no shard \(shard); \(remedy)"
    }
    if !(1...nodeCount).contains(node) {
      return "\(description) has no node \(node) in a shard; use \(nodeCount == 1 ? "1" : "1 to \(nodeCount)")"
    }
    return nil
  }

  /// The utilization of the engine's thread, in percent.
  ///
  /// - Parameters:
  ///   - node: the node of the shard, counted from 1: the primary until a failover.
  ///   - shard: the shard, counted from 1.
  public func engineCPUUtilization(ofNode node: Int = 1, shard: Int = 1) -> Metric {
    metric("EngineCPUUtilization", .average, ofNode: node, shard: shard)
  }

  /// The memory in use, in percent of the memory for data.
  ///
  /// - Parameters:
  ///   - node: the node of the shard, counted from 1.
  ///   - shard: the shard, counted from 1.
  public func databaseMemoryUsagePercentage(ofNode node: Int = 1, shard: Int = 1) -> Metric {
    metric("DatabaseMemoryUsagePercentage", .maximum, ofNode: node, shard: shard)
  }

  /// The number of keys that the engine evicted because of the memory limit.
  ///
  /// - Parameters:
  ///   - node: the node of the shard, counted from 1.
  ///   - shard: the shard, counted from 1.
  public func evictions(ofNode node: Int = 1, shard: Int = 1) -> Metric {
    metric("Evictions", .sum, ofNode: node, shard: shard)
  }

  /// The number of client connections.
  ///
  /// - Parameters:
  ///   - node: the node of the shard, counted from 1.
  ///   - shard: the shard, counted from 1.
  public func currConnections(ofNode node: Int = 1, shard: Int = 1) -> Metric {
    metric("CurrConnections", .maximum, ofNode: node, shard: shard)
  }

  /// The replication lag of a replica, in seconds.
  ///
  /// - Parameters:
  ///   - node: the node of the shard, counted from 1: a replica is not the first.
  ///   - shard: the shard, counted from 1.
  public func replicationLag(ofNode node: Int = 2, shard: Int = 1) -> Metric {
    metric("ReplicationLag", .maximum, ofNode: node, shard: shard)
  }
}

extension Cache: Measured {
  public var keyMetrics: [Metric] {
    [engineCPUUtilization(), databaseMemoryUsagePercentage(), currConnections(), evictions()]
  }
}
