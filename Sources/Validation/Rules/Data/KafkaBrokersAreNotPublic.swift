import AWSResources

/// Checks that Kafka brokers have no public IP addresses.
struct KafkaBrokersAreNotPublic: Rule {
  static let description = RuleDescription(
    id: "kafka-brokers-are-not-public",
    catalogID: "MSK004",
    subject: .data,
    severity: .error,
    summary: "Kafka brokers have no public IP addresses.",
    rationale: "With public access, only the security group and client authentication protect the brokers.",
    remedy:
      "Remove 'PublicAccess', or set its 'Type' to 'DISABLED'. Connect clients of other VPCs with 'VpcConnectivity'.",
    references: [
      .securityHub("MSK.4"), .checkov("CKV_AWS_291"),
    ],
    passes: [
      RuleExample("a cluster without the property") { $0.add("Kafka", MSK.Cluster { $0.name = "orders" }) },
      RuleExample("public access disabled") { graph in add(to: &graph, "DISABLED") },
    ],
    fails: [
      RuleExample(
        "public access enabled",
        finds: .finding(
          "Kafka", at: "BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type",
          "the brokers of Kafka cluster 'Kafka' have public IP addresses; set 'Type' of 'PublicAccess' to 'DISABLED'")
      ) { graph in add(to: &graph, "SERVICE_PROVIDED_EIPS") }
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Kafka") { graph in add(to: &graph, .parameter("Access")) }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let path = ["BrokerNodeGroupInfo", "ConnectivityInfo", "PublicAccess"]
    for cluster in model.graph.all(MSK.Cluster.self) {
      let access = model.known(cluster.brokers?.publicAccess)
      if let access = access.value, access != "DISABLED" {
        findings.report(.isPublic(cluster.id), on: cluster, at: path[0], path[1], path[2], "Type")
      } else if access.isUnknown || cluster.entry.isUnresolved(at: path) {
        findings.unknown(
          cluster, "whether the brokers of '\(cluster.id)' are public cannot be determined before deployment",
          at: path[0],
          path[1], path[2])
      }
    }
  }

  private static func add(to graph: inout ResourceGraph, _ access: Value<String>) {
    graph.add("Kafka", MSK.Cluster { $0.brokers = .init { $0.publicAccess = access } })
  }
}

extension Finding.Message {
  fileprivate static func isPublic(_ cluster: LogicalID) -> Self {
    "the brokers of Kafka cluster '\(cluster)' have public IP addresses; set 'Type' of 'PublicAccess' to 'DISABLED'"
  }
}
