/// The settings of brokers, which are the defaults of topics.
public struct KafkaSettings: Hashable, Sendable {
  let createsTopics: Bool
  let partitions: Int
  let replicas: Int?
  let replicasInSync: Int?
  let retention: Duration
  let others: [String: String]

  /// Creates settings.
  ///
  /// - Parameters:
  ///   - createsTopics: whether the first message to a topic creates it, a mistyped name included.
  ///   - partitions: the number of partitions of a new topic.
  ///   - replicas: the number of replicas of each partition; one in each zone by default.
  ///   - replicasInSync: the number of replicas that must store a message before it is acknowledged; one fewer than there
  ///     are replicas by default, so that clients can write while a broker is replaced.
  ///   - retention: how long messages are retained.
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
  private func own(zones: Int, _ authentication: KafkaAuthentication) -> [String: String] {
    let replicas = replicas ?? zones
    var settings = [
      "auto.create.topics.enable": String(createsTopics),
      "default.replication.factor": String(replicas),
      "log.retention.ms": String(retention.wholeSeconds * 1000),
      "min.insync.replicas": String(replicasInSync ?? max(1, max(1, replicas) - 1)),
      "num.partitions": String(partitions),
    ]
    // MSK's default gives every client all rights on a topic without access control lists.
    if authentication != .iam { settings["allow.everyone.if.no.acl.found"] = "false" }
    return settings
  }

  /// The `server.properties` of the brokers, by name.
  func text(zones: Int, _ authentication: KafkaAuthentication) -> String {
    let all = own(zones: zones, authentication).merging(others) { own, _ in own }
    return all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)\n" }.joined()
  }

  /// The invalid settings, for a cluster with that many zones and brokers.
  func mistakes(zones: Int, brokers: Int, _ authentication: KafkaAuthentication) -> [String] {
    var mistakes: [String] = []
    if partitions < 1 { mistakes.append("has \(partitions) partitions per topic; use 1 or more") }
    if retention < .seconds(1) { mistakes.append("has a retention of \(retention.words); use 1 second or more") }
    let all = replicas ?? zones
    if let replicas, !(1...max(1, brokers)).contains(replicas) {
      mistakes.append("has \(replicas) replicas on \(brokers) brokers; use 1 to \(brokers)")
    } else if let replicasInSync, !(1...max(1, all)).contains(replicasInSync) {
      mistakes.append("requires \(replicasInSync) of \(all) replicas in sync; use 1 to \(all)")
    }
    let taken = own(zones: zones, authentication)
    for (name, value) in others.sorted(by: { $0.key < $1.key }) {
      if name == "allow.everyone.if.no.acl.found" {
        mistakes.append(
          "sets '\(name)' in 'others:', which the authentication determines; remove it, and create access control lists"
        )
      } else if taken[name] != nil {
        mistakes.append("sets '\(name)' in 'others:'; use its parameter of KafkaSettings")
      } else if name.isEmpty || !name.utf8.allSatisfy(isOfName) || value.utf8.contains(where: { $0 < 0x20 }) {
        mistakes.append(
          "has the setting '\(name)', which is not valid; use a name like 'compression.type' and a value of one line")
      }
    }
    return mistakes
  }

  private func isOfName(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x2E
  }
}
