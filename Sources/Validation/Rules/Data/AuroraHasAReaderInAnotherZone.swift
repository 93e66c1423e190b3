import AWSResources
import Documents

/// Checks that an Aurora cluster has a reader in a different Availability Zone than its writer.
struct AuroraHasAReaderInAnotherZone: Rule {
  static let description = RuleDescription(
    id: "aurora-has-a-reader-in-another-zone",
    catalogID: "RDS017",
    subject: .data,
    severity: .error,
    summary: "An Aurora cluster has a reader in a different Availability Zone than its writer.",
    rationale: """
      Without a reader, a failure of the writer or its Availability Zone makes the cluster unavailable until Aurora \
      creates a new instance, which can take ten minutes. A reader takes over within about half a minute.
      """,
    remedy: "Add a second instance to the cluster, in another Availability Zone.",
    references: [
      .securityHub("RDS.15")
    ],
    passes: [
      RuleExample("instances in two Availability Zones") {
        add(to: &$0, zones: [.availabilityZone(0), .availabilityZone(1)])
      },
      RuleExample("instances without a zone, which Aurora distributes") { add(to: &$0, zones: [nil, nil]) },
      RuleExample("a Multi-AZ DB cluster, whose instances are not separate resources") {
        $0.add(
          "Cluster",
          RDS.DBCluster {
            $0.engine = "postgres"
            $0.instanceClass = "db.m7g.large"
          })
      },
    ],
    fails: [
      RuleExample(
        "a writer without a reader",
        finds: .finding(
          "Cluster",
          "Aurora cluster 'Cluster' has no reader to fail over to; add an instance in another Availability Zone")
      ) { add(to: &$0, zones: [.availabilityZone(0)]) },
      RuleExample(
        "instances in one Availability Zone",
        finds: .finding(
          "Cluster",
          "the instances of Aurora cluster 'Cluster' are in one Availability Zone; move one of them to another")
      ) {
        add(to: &$0, zones: ["eu-west-1a", "eu-west-1a"])
      },
    ],
    undetermined: [
      RuleExample("a cluster without instances in the template", unknown: "Cluster") { add(to: &$0, zones: []) },
      RuleExample("Availability Zones from parameters", unknown: "Cluster") {
        add(to: &$0, zones: [.parameter("First"), .parameter("Second")])
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for cluster in model.rdsClusters where isAurora(cluster, model) {
      let servers = model.servers(of: cluster)
      if servers.isEmpty || servers.contains(where: \.isRepeated) {
        findings.unknown(cluster, "the number of instances of '\(cluster.id)' cannot be determined from the template")
        continue
      }
      guard let first = servers.first, servers.count > 1 else {
        findings.report(.noReader(cluster.id), on: cluster)
        continue
      }
      // Aurora distributes instances without a zone over the zones of the subnet group.
      if servers.contains(where: { model.known($0.availabilityZone).isAbsent }) { continue }
      switch servers.map({ Zone($0.resource.availabilityZone, in: model) }).spanSeveralZones {
      case true?: break
      case false?:
        findings.report(
          .oneZone(cluster.id), on: cluster,
          proof: [Hop(cluster.id), Hop(first.id)] + servers.dropFirst().map { Hop($0.id) })
      case nil:
        findings.unknown(
          cluster,
          "whether the instances of '\(cluster.id)' are in several Availability Zones cannot be determined before deployment"
        )
      }
    }
  }

  /// Whether the cluster's instances are separate resources; Aurora Serverless v1 has none.
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
  /// Whether Terraform creates several resources from one block.
  fileprivate var isRepeated: Bool { entry.attributes["count"] != nil || entry.attributes["for_each"] != nil }
}

extension Finding.Message {
  fileprivate static func noReader(_ cluster: LogicalID) -> Self {
    "Aurora cluster '\(cluster)' has no reader to fail over to; add an instance in another Availability Zone"
  }

  fileprivate static func oneZone(_ cluster: LogicalID) -> Self {
    "the instances of Aurora cluster '\(cluster)' are in one Availability Zone; move one of them to another"
  }
}
