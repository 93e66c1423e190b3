import AWSResources
import Documents

/// Checks that the endpoint of an EKS cluster is not open to every address, and that the cluster writes audit logs.
struct ClusterEndpointIsPrivate: Rule {
  static let description = RuleDescription(
    id: "cluster-endpoint-is-private",
    catalogID: "EKS001",
    subject: .compute,
    severity: .error,
    summary: "The endpoint of an EKS cluster is not open to every address, and the cluster writes audit logs.",
    rationale: """
      By default everybody can reach the API of a cluster, and a stolen token is enough to use it from anywhere. Without audit \
      logs, nobody can find out afterwards who did what.
      """,
    remedy: """
      Set 'EndpointPublicAccess' to false and 'EndpointPrivateAccess' to true, or limit 'PublicAccessCidrs' to known addresses, \
      and add 'audit' to the types of 'ClusterLogging'.
      """,
    references: [
      .cdkNag("AwsSolutions-EKS1"), .cdkNag("AwsSolutions-EKS2"), .checkov("CKV_AWS_37"), .checkov("CKV_AWS_38"),
      .checkov("CKV_AWS_39"), .securityHub("EKS.1"), .securityHub("EKS.8"), .trivy("AWS-0038"), .trivy("AWS-0040"),
      .trivy("AWS-0041"), .aws("eks/latest/userguide/cluster-endpoint.html"),
    ],
    passes: [
      RuleExample("a private endpoint with audit logs") { graph in add(to: &graph, ["EndpointPublicAccess": false]) },
      RuleExample("a public endpoint for known addresses") { graph in
        add(to: &graph, ["PublicAccessCidrs": ["203.0.113.0/24"]])
      },
      RuleExample("a private endpoint in Terraform") { graph in
        graph.add(
          "Cluster",
          RawResource(
            .terraform, type: "aws_eks_cluster",
            properties: [
              "vpc_config": [["endpoint_public_access": false]], "enabled_cluster_log_types": ["api", "audit"],
            ]))
      },
    ],
    fails: [
      RuleExample(
        "a cluster without a word",
        finds: .finding(
          "Cluster", at: "ResourcesVpcConfig",
          """
          the endpoint of EKS cluster 'Cluster' is open to every address; set 'EndpointPublicAccess' to false, or limit \
          'PublicAccessCidrs'
          """),
        .finding(
          "Cluster", at: "Logging", "EKS cluster 'Cluster' writes no audit log; add 'audit' to the types of its logs")
      ) { graph in
        graph.add("Cluster", RawResource(.cloudFormation, type: "AWS::EKS::Cluster", properties: [:]))
      },
      RuleExample(
        "a public endpoint in Terraform, with the API's log alone",
        finds: .finding(
          "Cluster", at: "vpc_config.endpoint_public_access",
          """
          the endpoint of EKS cluster 'Cluster' is open to every address; set 'EndpointPublicAccess' to false, or limit \
          'PublicAccessCidrs'
          """),
        .finding(
          "Cluster", at: "enabled_cluster_log_types",
          "EKS cluster 'Cluster' writes no audit log; add 'audit' to the types of its logs")
      ) { graph in
        graph.add(
          "Cluster",
          RawResource(
            .terraform, type: "aws_eks_cluster",
            properties: [
              "vpc_config": ["endpoint_public_access": true, "public_access_cidrs": ["0.0.0.0/0"]],
              "enabled_cluster_log_types": ["api"],
            ]))
      },
    ],
    undetermined: [
      RuleExample("ranges from a parameter", unknown: "Cluster") { graph in
        add(to: &graph, ["PublicAccessCidrs": ["Ref": "Offices"]])
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for (entry, raw) in model.raw("AWS::EKS::Cluster", "aws_eks_cluster") {
      let cluster = RawBlock(entry, raw)
      checkEndpoint(of: cluster, model, &findings)
      checkLogs(of: cluster, &findings)
    }
  }

  private func checkEndpoint(of cluster: RawBlock, _ model: Model, _ findings: inout Findings) {
    let id = cluster.entry.id
    let network = cluster.blocks("ResourcesVpcConfig", terraform: "vpc_config")
    let block = network.value?.first
    let isPublic: Known<Bool> =
      network.isUnknown
      ? .unknown : (block.map { model.known("EndpointPublicAccess", of: $0.raw) } ?? .absent).or(true)
    if isPublic.value == false { return }
    let ranges = (block?.texts("PublicAccessCidrs") ?? .absent).or(["0.0.0.0/0"])
    if let ranges = ranges.value, !ranges.contains("0.0.0.0/0"), !ranges.contains("::/0") { return }
    let place =
      block?.place("EndpointPublicAccess") ?? cluster.place("ResourcesVpcConfig", terraform: "vpc_config")
    if isPublic.isUnknown || ranges.isUnknown {
      findings.unknown(id, "who can reach the endpoint of '\(id)' cannot be determined before deployment", at: place)
    } else {
      findings.report(.isOpen(id), on: id, at: place)
    }
  }

  private func checkLogs(of cluster: RawBlock, _ findings: inout Findings) {
    let id = cluster.entry.id
    let place = cluster.place("Logging", terraform: "enabled_cluster_log_types")
    switch logs(of: cluster) {
    case .value(let types) where types.contains("audit"): break
    case .unknown:
      findings.unknown(id, "the logs of '\(id)' cannot be determined before deployment", at: place)
    case .value, .absent: findings.report(.hasNoAuditLog(id), on: id, at: place)
    }
  }

  private func logs(of cluster: RawBlock) -> Known<[String]> {
    if cluster.raw.dialect == .terraform { return cluster.texts("EnabledClusterLogTypes") }
    var blocks = cluster.blocks("Logging")
    for name in ["ClusterLogging", "EnabledTypes"] {
      guard let block = blocks.value?.first else { break }
      blocks = block.blocks(name)
    }
    guard let types = blocks.value else { return .unknown }
    let names = types.map { $0.raw.properties["Type"]?.string }
    return names.contains(nil) ? .unknown : .value(names.compactMap(\.self))
  }

  private static func add(to graph: inout ResourceGraph, _ network: Object) {
    graph.add(
      "Cluster",
      RawResource(
        .cloudFormation, type: "AWS::EKS::Cluster",
        properties: [
          "ResourcesVpcConfig": Node(.object(network)),
          "Logging": ["ClusterLogging": ["EnabledTypes": [["Type": "api"], ["Type": "audit"]]]],
        ]))
  }
}

extension Finding.Message {
  fileprivate static func isOpen(_ cluster: LogicalID) -> Self {
    """
    the endpoint of EKS cluster '\(cluster)' is open to every address; set 'EndpointPublicAccess' to false, or limit \
    'PublicAccessCidrs'
    """
  }

  fileprivate static func hasNoAuditLog(_ cluster: LogicalID) -> Self {
    "EKS cluster '\(cluster)' writes no audit log; add 'audit' to the types of its logs"
  }
}
