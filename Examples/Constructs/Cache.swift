import Infra

extension Constructs {
  /// Valkey with a primary, and shards of Redis OSS under a key of the stack.
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
    Alarm.high(sessions.memoryUsage(), above: 80, notify: Topic("operations"))
  }
}
