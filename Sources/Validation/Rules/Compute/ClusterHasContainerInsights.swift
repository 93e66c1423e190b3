import AWSResources

/// Asks that a cluster measures its tasks.
struct ClusterHasContainerInsights: Rule {
  static let description = RuleDescription(
    id: "cluster-has-container-insights",
    catalogID: "ECS022",
    subject: .compute,
    severity: .warning,
    summary: "Container Insights measures a cluster's tasks.",
    rationale:
      "Without it there are averages of whole services alone: not how many tasks run, nor which of them is full.",
    remedy: "Set 'containerInsights' of the cluster's settings to 'enabled' or 'enhanced'.",
    references: [
      .securityHub("ECS.12"), .checkov("CKV_AWS_65"), .cdkNag("AwsSolutions-ECS4"), .trivy("AWS-0034"),
      .document("004"),
    ],
    passes: [
      RuleExample("a cluster with Container Insights") { $0.add("Cluster", cluster("enabled")) },
      RuleExample("a cluster that measures every container") { $0.add("Cluster", cluster("enhanced")) },
    ],
    fails: [
      RuleExample("a cluster without settings", finds: "Cluster") { $0.add("Cluster", ECS.Cluster()) },
      RuleExample("a cluster where it is off", finds: "Cluster") { $0.add("Cluster", cluster("disabled")) },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Cluster") { $0.add("Cluster", cluster(.parameter("Insights"))) }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for cluster in model.graph.all(ECS.Cluster.self) {
      let setting = cluster.settings.first { model.literal($0.name) == "containerInsights" }
      switch model.known(setting?.value) {
      case .value("enabled"), .value("enhanced"): break
      case .absent where cluster.entry.isOpen(at: ["ClusterSettings"]), .unknown:
        findings.unknown(
          cluster, "whether Container Insights measures '\(cluster.id)' is known to the deployment alone",
          at: "ClusterSettings")
      case .value, .absent: findings.report(.unmeasured(cluster.id), on: cluster, at: "ClusterSettings")
      }
    }
  }

  private static func cluster(_ insights: Value<String>) -> ECS.Cluster {
    ECS.Cluster { $0.settings = [.init("containerInsights", insights)] }
  }
}

extension Finding.Message {
  fileprivate static func unmeasured(_ cluster: LogicalID) -> Self {
    "cluster '\(cluster)' has no Container Insights; set 'containerInsights' to 'enabled'"
  }
}
