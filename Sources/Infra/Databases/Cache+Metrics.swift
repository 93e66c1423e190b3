extension Cache {
  /// ElastiCache measures nodes; they are named for the cache, the shard and their number: `shop-sessions-001`.
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
      statistic: statistic)
  }

  /// In percent of the one core that runs commands. The first node of a shard is its primary until it fails over.
  public func engineCPUUtilization(ofNode node: Int = 1, shard: Int = 1) -> Metric {
    metric("EngineCPUUtilization", .average, ofNode: node, shard: shard)
  }
  /// In percent of the memory that data may fill.
  public func memoryUsage(ofNode node: Int = 1, shard: Int = 1) -> Metric {
    metric("DatabaseMemoryUsagePercentage", .maximum, ofNode: node, shard: shard)
  }
  /// Keys that were thrown out for want of memory.
  public func evictions(ofNode node: Int = 1, shard: Int = 1) -> Metric {
    metric("Evictions", .sum, ofNode: node, shard: shard)
  }
  public func connections(ofNode node: Int = 1, shard: Int = 1) -> Metric {
    metric("CurrConnections", .maximum, ofNode: node, shard: shard)
  }
  /// In seconds: how far a replica is behind its primary.
  public func replicationLag(ofNode node: Int = 2, shard: Int = 1) -> Metric {
    metric("ReplicationLag", .maximum, ofNode: node, shard: shard)
  }
}
