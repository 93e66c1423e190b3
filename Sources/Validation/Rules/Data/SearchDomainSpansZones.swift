import AWSResources

/// Asks that a search domain survives the loss of a zone.
struct SearchDomainSpansZones: Rule {
  static let description = RuleDescription(
    id: "search-domain-spans-zones",
    catalogID: "OS005",
    subject: .data,
    severity: .error,
    summary: "A search domain has three data nodes or more, spread over zones.",
    rationale: "With fewer nodes, or all in one zone, the loss of one takes the last copy of a shard along.",
    remedy: "Set 'ZoneAwarenessEnabled' of 'ClusterConfig', and 'InstanceCount' to 3 or more.",
    references: [.cdkNag("AwsSolutions-OS7"), .checkov("CKV_AWS_318"), .securityHub("Opensearch.6")],
    passes: [RuleExample("four nodes over two zones") { $0.addSearchDomain() }],
    fails: [
      RuleExample("one zone", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.cluster?.isZoneAware = false }
      },
      RuleExample("two nodes", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.cluster?.instanceCount = 2 }
      },
      RuleExample("a domain that says nothing", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.cluster = nil }
      },
    ],
    leavesOpen: [
      RuleExample("a parameter for the nodes", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.cluster?.instanceCount = .parameter("Nodes") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for domain in model.graph.all(OpenSearch.Domain.self) {
      if domain.entry.isPartlyUnknown(at: "ClusterConfig") {
        findings.unknown(domain, "the nodes of '\(domain.id)' are known to the deployment alone", at: "ClusterConfig")
        continue
      }
      switch model.known(domain.cluster?.isZoneAware).or(false) {
      case .value(false):
        findings.report(.oneZone(domain.id), on: domain, at: "ClusterConfig", "ZoneAwarenessEnabled")
      case .unknown:
        findings.unknown(
          domain, "whether '\(domain.id)' spans zones is known to the deployment alone", at: "ClusterConfig",
          "ZoneAwarenessEnabled")
      case .value(true), .absent: break
      }
      switch model.known(domain.cluster?.instanceCount).or(1) {
      case .value(let nodes) where nodes < 3:
        findings.report(.few(domain.id, nodes), on: domain, at: "ClusterConfig", "InstanceCount")
      case .unknown:
        findings.unknown(
          domain, "how many nodes '\(domain.id)' has is known to the deployment alone", at: "ClusterConfig",
          "InstanceCount")
      case .value, .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func oneZone(_ domain: LogicalID) -> Self {
    "search domain '\(domain)' is in one zone; set 'ZoneAwarenessEnabled' of 'ClusterConfig'"
  }

  fileprivate static func few(_ domain: LogicalID, _ nodes: Int) -> Self {
    let count = nodes == 1 ? "one data node" : "\(nodes) data nodes"
    return "search domain '\(domain)' has \(count); set 'InstanceCount' to 3 or more"
  }
}
