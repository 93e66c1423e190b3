import AWSResources

/// Checks that a Kafka cluster accepts the managed VPC connections to it.
struct VPCConnectionIsAcceptedByItsCluster: Rule {
  static let description = RuleDescription(
    id: "vpc-connection-is-accepted-by-its-cluster",
    subject: .deployment,
    severity: .error,
    summary: "A Kafka cluster has multi-VPC connectivity for the authentication of its managed VPC connections.",
    rationale: """
      MSK refuses a VPC connection to a cluster without multi-VPC connectivity. It also refuses the connectivity when it \
      creates a cluster, so CloudFormation needs two deployments: the cluster, then the connectivity with the connections.
      """,
    remedy: """
      Enable the authentication in 'VpcConnectivity' of the cluster's 'ConnectivityInfo' once the cluster is active, then \
      create the connections.
      """,
    references: [.aws("msk/latest/developerguide/aws-access-mult-vpc.html")],
    passes: [
      RuleExample("a cluster with the authentication of the connection") {
        add(to: &$0, .init { $0.allowsTLS = true })
      },
      RuleExample("a cluster of another template") {
        $0.add("Partners", MSK.VPCConnection { $0.authentication = .literal(.tls) })
      },
    ],
    fails: [
      RuleExample(
        "a cluster without multi-VPC connectivity",
        finds: .finding(
          "Partners", at: "TargetClusterArn",
          "cluster 'Events' refuses VPC connection 'Partners'; enable TLS in its 'VpcConnectivity' once it is active")
      ) { add(to: &$0, nil) },
      RuleExample(
        "a cluster with another authentication",
        finds: .finding(
          "Partners", at: "TargetClusterArn",
          "cluster 'Events' refuses VPC connection 'Partners'; enable TLS in its 'VpcConnectivity' once it is active")
      ) { add(to: &$0, .init { $0.allowsIAM = true }) },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Partners") {
        add(to: &$0, .init { $0.allowsTLS = .parameter("IsOpen") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for connection in model.graph.all(MSK.VPCConnection.self) {
      guard let cluster = model.graph.resource(connection.cluster), let way = connection.authentication?.literal else {
        continue
      }
      let ways = cluster.brokers?.vpcConnectivity
      let value =
        switch way {
        case .iam: ways?.allowsIAM
        case .scram: ways?.allowsSCRAM
        case .tls: ways?.allowsTLS
        }
      switch model.known(value) {
      case .value(true): break
      case .unknown:
        findings.unknown(
          connection, "whether '\(cluster.id)' accepts '\(connection.id)' cannot be determined before deployment",
          at: "TargetClusterArn")
      case .absent where cluster.entry.isUnresolved(at: ["BrokerNodeGroupInfo", "ConnectivityInfo"]): break
      case .value(false), .absent:
        findings.report(
          .isRefused(connection.id, by: cluster.id, way), on: connection, at: "TargetClusterArn")
      }
    }
  }

  private static func add(to graph: inout ResourceGraph, _ connectivity: MSK.Cluster.VPCConnectivity?) {
    graph.add("Events", MSK.Cluster { $0.brokers = .init { $0.vpcConnectivity = connectivity } })
    graph.add(
      "Partners",
      MSK.VPCConnection {
        $0.cluster = .to("Events")
        $0.authentication = .literal(.tls)
      })
  }
}

extension Finding.Message {
  fileprivate static func isRefused(
    _ connection: LogicalID, by cluster: LogicalID, _ way: MSK.VPCConnection.Authentication
  ) -> Self {
    "cluster '\(cluster)' refuses VPC connection '\(connection)'; enable \(way.rawValue) in its 'VpcConnectivity' once it is active"
  }
}
