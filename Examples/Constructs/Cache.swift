import Infra

extension Constructs {
  /// Valkey with one primary node, and Redis OSS in cluster mode, encrypted with a customer managed key.
  static let cache = Stack("cache", region: .euWest1) {
    let network = Network("main", zones: 2)
    let key = EncryptionKey("data")
    let sessions = Cache(
      "sessions", in: network.isolatedSubnets, size: .t4g(.small), parameters: ["maxmemory-policy": "allkeys-lru"])
    let prices = Cache(
      "prices", in: network.isolatedSubnets, size: .r7g(.large), engine: .redis(.v71), shards: 2, replicas: 1, key: key
    )
    worker(in: network).connects(to: sessions)
    worker(in: network).connects(to: prices)
    Alarm.high(sessions.databaseMemoryUsagePercentage(), above: 80, notify: Topic("operations"))
  }
}
