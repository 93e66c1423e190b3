import AWSResources

/// Checks that a Kafka cluster uses only TLS, between clients and brokers and between brokers.
struct KafkaRequiresTLS: Rule {
  static let description = RuleDescription(
    id: "kafka-requires-tls",
    catalogID: "MSK001",
    subject: .data,
    severity: .error,
    summary: "A Kafka cluster uses only TLS, between clients and brokers and between brokers.",
    rationale: """
      If plaintext is allowed as well, a misconfigured client uses it without an error. Encryption between brokers \
      cannot be enabled on an existing cluster.
      """,
    remedy: "Set 'ClientBroker' to 'TLS' and 'InCluster' to true, or remove both to use these defaults.",
    references: [
      .securityHub("MSK.1"), .cdkNag("AwsSolutions-MSK2"), .cdkNag("AwsSolutions-MSK3"), .checkov("CKV_AWS_81"),
      .trivy("AWS-0073"),
    ],
    passes: [
      RuleExample("only TLS") { graph in add(to: &graph, .literal(.tls), true) },
      RuleExample("a cluster with the defaults") { graph in add(to: &graph, nil, nil) },
    ],
    fails: [
      RuleExample(
        "TLS and plaintext",
        finds: .finding(
          "Kafka", at: "EncryptionInfo.EncryptionInTransit.ClientBroker",
          "Kafka cluster 'Kafka' accepts plaintext connections from clients; set 'ClientBroker' to 'TLS'")
      ) { graph in add(to: &graph, .literal(.tlsOrPlainText), true)
      },
      RuleExample(
        "only plaintext",
        finds: .finding(
          "Kafka", at: "EncryptionInfo.EncryptionInTransit.ClientBroker",
          "Kafka cluster 'Kafka' accepts plaintext connections from clients; set 'ClientBroker' to 'TLS'")
      ) { graph in add(to: &graph, .literal(.plainText), true) },
      RuleExample(
        "plaintext between brokers",
        finds: .finding(
          "Kafka", at: "EncryptionInfo.EncryptionInTransit.InCluster",
          "the brokers of Kafka cluster 'Kafka' use plaintext between each other; set 'InCluster' to true")
      ) { graph in add(to: &graph, .literal(.tls), false) },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Kafka") { graph in add(to: &graph, .parameter("Wire"), true) }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let path = ["EncryptionInfo", "EncryptionInTransit"]
    for cluster in model.graph.all(MSK.Cluster.self) {
      let wire = model.known(cluster.clientEncryption)
      let inside = model.known(cluster.isEncryptedInCluster)
      if let wire = wire.value, wire != .tls {
        findings.report(.plaintextClients(cluster.id), on: cluster, at: path[0], path[1], "ClientBroker")
      }
      if inside.value == false {
        findings.report(.plaintextBrokers(cluster.id), on: cluster, at: path[0], path[1], "InCluster")
      }
      if wire.isUnknown || inside.isUnknown || cluster.entry.isUnresolved(at: path) {
        findings.unknown(
          cluster, "whether '\(cluster.id)' uses only TLS cannot be determined before deployment", at: path[0], path[1])
      }
    }
  }

  private static func add(
    to graph: inout ResourceGraph, _ wire: Value<MSK.Cluster.ClientEncryption>?, _ inside: Value<Bool>?
  ) {
    graph.add(
      "Kafka",
      MSK.Cluster {
        $0.clientEncryption = wire
        $0.isEncryptedInCluster = inside
      })
  }
}

extension Finding.Message {
  fileprivate static func plaintextClients(_ cluster: LogicalID) -> Self {
    "Kafka cluster '\(cluster)' accepts plaintext connections from clients; set 'ClientBroker' to 'TLS'"
  }

  fileprivate static func plaintextBrokers(_ cluster: LogicalID) -> Self {
    "the brokers of Kafka cluster '\(cluster)' use plaintext between each other; set 'InCluster' to true"
  }
}
