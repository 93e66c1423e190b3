/// What brokers do where a topic says nothing else.
public struct KafkaSettings: Hashable, Sendable {
  let createsTopics: Bool
  let partitions: Int
  let replicas: Int?
  let replicasInSync: Int?
  let retention: Duration
  let others: [String: String]

  /// - Parameters:
  ///   - createsTopics: whether the first message makes a topic: a mistyped name is one too.
  ///   - partitions: how many a new topic has.
  ///   - replicas: how many brokers hold each partition; one in each zone unless given.
  ///   - replicasInSync: how many of them have to have a message before it counts as written; one fewer than there are
  ///     replicas unless given, so that a broker can be replaced while others write.
  ///   - retention: how long messages are kept.
  ///   - others: any other setting by its name: `["compression.type": "producer"]`.
  public init(
    createsTopics: Bool = false, partitions: Int = 6, replicas: Int? = nil, replicasInSync: Int? = nil,
    retention: Duration = .days(7), others: [String: String] = [:]
  ) {
    self.createsTopics = createsTopics
    self.partitions = partitions
    self.replicas = replicas
    self.replicasInSync = replicasInSync
    self.retention = retention
    self.others = others
  }
}

extension KafkaSettings {
  private func own(zones: Int) -> [String: String] {
    let replicas = replicas ?? zones
    return [
      "auto.create.topics.enable": String(createsTopics),
      "default.replication.factor": String(replicas),
      "log.retention.ms": String(retention.wholeSeconds * 1000),
      "min.insync.replicas": String(replicasInSync ?? max(1, replicas - 1)),
      "num.partitions": String(partitions),
    ]
  }

  /// The `server.properties` of the brokers, by name.
  func text(zones: Int) -> String {
    let all = own(zones: zones).merging(others) { own, _ in own }
    return all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)\n" }.joined()
  }

  /// What is wrong with the settings, for a cluster of so many brokers.
  func mistakes(zones: Int, brokers: Int) -> [String] {
    var mistakes: [String] = []
    if partitions < 1 { mistakes.append("gives a topic \(partitions) partitions; use 1 or more") }
    if retention < .seconds(1) { mistakes.append("keeps messages for \(retention); use a second or more") }
    let all = replicas ?? zones
    if let replicas, !(1...max(1, brokers)).contains(replicas) {
      mistakes.append("wants \(replicas) replicas on \(brokers) brokers; use 1 to \(brokers)")
    } else if let replicasInSync, !(1...max(1, all)).contains(replicasInSync) {
      mistakes.append("wants \(replicasInSync) of \(all) replicas in sync; use 1 to \(all)")
    }
    let taken = own(zones: zones)
    for (name, value) in others.sorted(by: { $0.key < $1.key }) {
      if taken[name] != nil {
        mistakes.append("sets '\(name)' by its name; KafkaSettings has a parameter for it")
      } else if name.isEmpty || !name.utf8.allSatisfy(isOfName) || value.utf8.contains(where: { $0 < 0x20 }) {
        mistakes.append("has a setting '\(name)' that is none; names are like 'compression.type', values one line")
      }
    }
    return mistakes
  }

  private func isOfName(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x2E
  }
}
