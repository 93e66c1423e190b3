import AWSResources
import Documents

/// Asks that another server can take an Aurora cluster's writer's place.
struct AuroraHasAReaderInAnotherZone: Rule {
  static let description = RuleDescription(
    id: "aurora-has-a-reader-in-another-zone",
    catalogID: "RDS017",
    subject: .data,
    severity: .error,
    summary: "An Aurora cluster has a reader in another Availability Zone than its writer.",
    rationale: """
      Without a reader the loss of the writer, or of its zone, is an outage until Aurora has started another server; \
      a reader takes over within half a minute.
      """,
    remedy: "Add a second server to the cluster, in another zone.",
    references: [.securityHub("RDS.15"), .document("004")],
    passes: [
      RuleExample("servers in two zones") { add(to: &$0, zones: [.availabilityZone(0), .availabilityZone(1)]) },
      RuleExample("servers that Aurora spreads itself") { add(to: &$0, zones: [nil, nil]) },
      RuleExample("a Multi-AZ cluster, whose servers are no resources") {
        $0.add(
          "Cluster",
          RDS.DBCluster {
            $0.engine = "postgres"
            $0.instanceClass = "db.m7g.large"
          })
      },
    ],
    fails: [
      RuleExample("a writer alone", finds: "Cluster") { add(to: &$0, zones: [.availabilityZone(0)]) },
      RuleExample("servers in one zone", finds: "Cluster") { add(to: &$0, zones: ["eu-west-1a", "eu-west-1a"]) },
    ],
    leavesOpen: [
      RuleExample("servers from elsewhere", finds: "Cluster") { add(to: &$0, zones: []) },
      RuleExample("zones from parameters", finds: "Cluster") {
        add(to: &$0, zones: [.parameter("First"), .parameter("Second")])
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for cluster in model.databaseClusters where isAurora(cluster, model) {
      let servers = model.servers(of: cluster)
      if servers.isEmpty || servers.contains(where: \.isRepeated) {
        findings.unknown(cluster, "how many servers '\(cluster.id)' has is not in the template")
        continue
      }
      guard let first = servers.first, servers.count > 1 else {
        findings.report(.alone(cluster.id), on: cluster)
        continue
      }
      // Aurora spreads servers that name no zone over those of the subnet group.
      if servers.contains(where: { model.known($0.availabilityZone).isAbsent }) { continue }
      switch servers.map({ Zone($0.resource.availabilityZone, in: model) }).areSeveral {
      case true?: break
      case false?:
        findings.report(
          .oneZone(cluster.id), on: cluster,
          proof: [cluster.id.name, first.id.name] + servers.dropFirst().map(\.id.name))
      case nil:
        findings.unknown(
          cluster, "whether the servers of '\(cluster.id)' are in several zones is known to the deployment alone")
      }
    }
  }

  /// Whether the cluster's servers are resources of their own: the first version of serverless has none.
  private func isAurora(_ cluster: Located<RDS.DBCluster>, _ model: Model) -> Bool {
    (model.literal(cluster.engine)?.hasPrefix("aurora") ?? false) && model.literal(cluster.engineMode) != "serverless"
  }

  private static func add(to graph: inout ResourceGraph, zones: [Value<String>?]) {
    graph.add("Cluster", RDS.DBCluster { $0.engine = "aurora-postgresql" })
    for (index, zone) in zones.enumerated() {
      graph.add(
        LogicalID("Server\(index + 1)"),
        RDS.DBClusterInstance {
          $0.cluster = .to("Cluster")
          $0.availabilityZone = zone
        })
    }
  }
}

extension Located {
  /// Whether Terraform makes several of one block.
  fileprivate var isRepeated: Bool { entry.attributes["count"] != nil || entry.attributes["for_each"] != nil }
}

extension Finding.Message {
  fileprivate static func alone(_ cluster: LogicalID) -> Self {
    "Aurora cluster '\(cluster)' has one server, and nothing takes its place; add a reader in another zone"
  }

  fileprivate static func oneZone(_ cluster: LogicalID) -> Self {
    "the servers of Aurora cluster '\(cluster)' are in one zone; move one of them to another zone"
  }
}
