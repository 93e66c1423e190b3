import AWSResources

/// Asks that the brokers of a Kafka cluster have no public addresses.
struct KafkaBrokersAreNotPublic: Rule {
  static let description = RuleDescription(
    id: "kafka-brokers-are-not-public",
    catalogID: "MSK004",
    subject: .data,
    severity: .error,
    summary: "Brokers of Kafka have no public addresses.",
    rationale: "A public address leaves the security group and the client's sign-in as the only hurdles.",
    remedy: "Leave out 'PublicAccess', or set its 'Type' to DISABLED; clients of other VPCs come by 'VpcConnectivity'.",
    references: [.securityHub("MSK.4"), .checkov("CKV_AWS_291"), .document("000")],
    passes: [
      RuleExample("a cluster that says nothing of it") { $0.add("Kafka", MSK.Cluster { $0.name = "orders" }) },
      RuleExample("public access off") { graph in add(to: &graph, "DISABLED") },
    ],
    fails: [
      RuleExample("addresses of Elastic IPs", finds: "Kafka") { graph in add(to: &graph, "SERVICE_PROVIDED_EIPS") }
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Kafka") { graph in add(to: &graph, .parameter("Access")) }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let path = ["BrokerNodeGroupInfo", "ConnectivityInfo", "PublicAccess"]
    for cluster in model.graph.all(MSK.Cluster.self) {
      let access = model.known(cluster.brokers?.publicAccess)
      if let access = access.value, access != "DISABLED" {
        findings.report(.isPublic(cluster.id), on: cluster, at: path[0], path[1], path[2], "Type")
      } else if access.isUnknown || cluster.entry.isOpen(at: path) {
        findings.unknown(
          cluster, "whether the brokers of '\(cluster.id)' are public is known to the deployment alone", at: path[0],
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
    "the brokers of '\(cluster)' have public addresses; set the 'Type' of 'PublicAccess' to DISABLED"
  }
}
