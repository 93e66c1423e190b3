import AWSResources

/// Asks that nothing travels in plain text to, from and between the brokers of a Kafka cluster.
struct KafkaRequiresTLS: Rule {
  static let description = RuleDescription(
    id: "kafka-requires-tls",
    catalogID: "MSK001",
    subject: .data,
    severity: .error,
    summary: "A Kafka cluster talks TLS alone, to its clients and among its brokers.",
    rationale: """
      Where plain text is allowed beside TLS, a client that is set up wrongly uses it, and nobody notices. Among the \
      brokers TLS cannot be switched on later.
      """,
    remedy: "Set 'ClientBroker' to TLS and 'InCluster' to true, or leave both out: so are their defaults.",
    references: [
      .securityHub("MSK.1"), .cdkNag("AwsSolutions-MSK2"), .cdkNag("AwsSolutions-MSK3"), .checkov("CKV_AWS_81"),
      .trivy("AWS-0073"), .document("000"),
    ],
    passes: [
      RuleExample("TLS alone") { graph in add(to: &graph, .literal(.tls), true) },
      RuleExample("a cluster that says nothing, and has TLS") { graph in add(to: &graph, nil, nil) },
    ],
    fails: [
      RuleExample("plain text beside TLS", finds: "Kafka") { graph in add(to: &graph, .literal(.tlsOrPlainText), true)
      },
      RuleExample("plain text alone", finds: "Kafka") { graph in add(to: &graph, .literal(.plainText), true) },
      RuleExample("plain text among the brokers", finds: "Kafka") { graph in add(to: &graph, .literal(.tls), false) },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Kafka") { graph in add(to: &graph, .parameter("Wire"), true) }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let path = ["EncryptionInfo", "EncryptionInTransit"]
    for cluster in model.graph.all(MSK.Cluster.self) {
      let wire = model.known(cluster.clientEncryption)
      let inside = model.known(cluster.isEncryptedInCluster)
      if let wire = wire.value, wire != .tls {
        findings.report(.plainClients(cluster.id), on: cluster, at: path[0], path[1], "ClientBroker")
      }
      if inside.value == false {
        findings.report(.plainBrokers(cluster.id), on: cluster, at: path[0], path[1], "InCluster")
      }
      if wire.isUnknown || inside.isUnknown || cluster.entry.isOpen(at: path) {
        findings.unknown(
          cluster, "whether '\(cluster.id)' talks TLS alone is known to the deployment alone", at: path[0], path[1])
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
  fileprivate static func plainClients(_ cluster: LogicalID) -> Self {
    "Kafka cluster '\(cluster)' takes clients in plain text; set 'ClientBroker' to TLS"
  }

  fileprivate static func plainBrokers(_ cluster: LogicalID) -> Self {
    "the brokers of '\(cluster)' talk to each other in plain text; set 'InCluster' to true"
  }
}
