import AWSResources

/// Checks that a cluster has Container Insights enabled.
struct ClusterHasContainerInsights: Rule {
  static let description = RuleDescription(
    id: "cluster-has-container-insights",
    catalogID: "ECS022",
    subject: .compute,
    severity: .warning,
    summary: "A cluster has Container Insights enabled.",
    rationale: """
      Without Container Insights, CloudWatch has only averages per service: it shows neither how many tasks run nor \
      which of them is overloaded.
      """,
    remedy: "Set the cluster setting 'containerInsights' to 'enabled' or 'enhanced'.",
    references: [
      .securityHub("ECS.12"), .checkov("CKV_AWS_65"), .cdkNag("AwsSolutions-ECS4"), .trivy("AWS-0034"),
    ],
    passes: [
      RuleExample("a cluster with Container Insights") { $0.add("Cluster", cluster("enabled")) },
      RuleExample("a cluster with enhanced observability") { $0.add("Cluster", cluster("enhanced")) },
    ],
    fails: [
      RuleExample(
        "a cluster without settings",
        finds: .finding(
          "Cluster", at: "ClusterSettings",
          "cluster 'Cluster' has no Container Insights; set the cluster setting 'containerInsights' to 'enabled'")
      ) { $0.add("Cluster", ECS.Cluster()) },
      RuleExample(
        "a cluster with Container Insights disabled",
        finds: .finding(
          "Cluster", at: "ClusterSettings",
          "cluster 'Cluster' has no Container Insights; set the cluster setting 'containerInsights' to 'enabled'")
      ) {
        $0.add("Cluster", cluster("disabled"))
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Cluster") { $0.add("Cluster", cluster(.parameter("Insights"))) }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for cluster in model.graph.all(ECS.Cluster.self) {
      let setting = cluster.settings.first { model.literal($0.name) == "containerInsights" }
      switch model.known(setting?.value) {
      case .value("enabled"), .value("enhanced"): break
      case .absent where cluster.entry.isUnresolved(at: ["ClusterSettings"]), .unknown:
        findings.unknown(
          cluster, "whether '\(cluster.id)' has Container Insights enabled cannot be determined before deployment",
          at: "ClusterSettings")
      case .value, .absent: findings.report(.noContainerInsights(cluster.id), on: cluster, at: "ClusterSettings")
      }
    }
  }

  private static func cluster(_ insights: Value<String>) -> ECS.Cluster {
    ECS.Cluster { $0.settings = [.init("containerInsights", insights)] }
  }
}

extension Finding.Message {
  fileprivate static func noContainerInsights(_ cluster: LogicalID) -> Self {
    "cluster '\(cluster)' has no Container Insights; set the cluster setting 'containerInsights' to 'enabled'"
  }
}
