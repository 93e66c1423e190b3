import Infra

extension Constructs {
  /// Kafka with one service that writes orders and one that reads them, an alarm on what nobody could read, and a
  /// cluster without brokers to choose.
  static let kafkaCluster = Stack("kafka-cluster", region: .euWest1) {
    let network = Network("main")
    let key = EncryptionKey("data")
    let events = KafkaCluster(
      "events", in: network.isolatedSubnets, size: .m7g(.large), storage: .gigabytes(200, growingTo: 2000), key: key,
      settings: KafkaSettings(partitions: 12, retention: .days(14), others: ["compression.type": "producer"]))
    worker("shop", in: network).connects(
      to: events, as: .administrator(topics: ["orders"]), .producer(topics: ["orders"]))
    worker("billing", in: network).connects(to: events, as: .consumer(topics: ["orders"], group: "billing"))
    Alarm.high(events.offlinePartitionsCount, above: 0, notify: Topic("operations"))

    let clicks = ServerlessKafkaCluster("clicks", in: network.isolatedSubnets)
    worker("shop", in: network).connects(
      to: clicks, as: .administrator(topics: ["clicks"]), .producer(topics: ["clicks"]))
  }
}
