import AWSResources

/// Checks that a search domain has at least three data nodes in several Availability Zones.
struct SearchDomainSpansZones: Rule {
  static let description = RuleDescription(
    id: "search-domain-spans-zones",
    catalogID: "OS005",
    subject: .data,
    severity: .error,
    summary: "A search domain has at least three data nodes in several Availability Zones.",
    rationale:
      "With fewer nodes, or with all nodes in one Availability Zone, one failure can lose the last copy of a shard.",
    remedy: "Set 'ZoneAwarenessEnabled' of 'ClusterConfig' to true, and 'InstanceCount' to at least 3.",
    references: [.cdkNag("AwsSolutions-OS7"), .checkov("CKV_AWS_318"), .securityHub("Opensearch.6")],
    passes: [RuleExample("four nodes in two Availability Zones") { $0.addSearchDomain() }],
    fails: [
      RuleExample(
        "a domain of Elasticsearch with two nodes",
        finds: .finding(
          "Legacy", at: "ElasticsearchClusterConfig.InstanceCount",
          """
          search domain 'Legacy' has only 2 data nodes; set 'InstanceCount' of 'ElasticsearchClusterConfig' to at \
          least 3
          """)
      ) {
        $0.add(
          "Legacy",
          Elasticsearch.Domain {
            $0.cluster = .init {
              $0.instanceCount = 2
              $0.isZoneAware = true
            }
          })
      },
      RuleExample(
        "one Availability Zone",
        finds: .finding(
          "Search", at: "ClusterConfig.ZoneAwarenessEnabled",
          "search domain 'Search' is in one Availability Zone; set 'ZoneAwarenessEnabled' of 'ClusterConfig' to true")
      ) {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.cluster?.isZoneAware = false }
      },
      RuleExample(
        "two nodes",
        finds: .finding(
          "Search", at: "ClusterConfig.InstanceCount",
          "search domain 'Search' has only 2 data nodes; set 'InstanceCount' of 'ClusterConfig' to at least 3")
      ) {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.cluster?.instanceCount = 2 }
      },
      RuleExample(
        "a domain without the property",
        finds: .finding(
          "Search", at: "ClusterConfig.ZoneAwarenessEnabled",
          "search domain 'Search' is in one Availability Zone; set 'ZoneAwarenessEnabled' of 'ClusterConfig' to true"),
        .finding(
          "Search", at: "ClusterConfig.InstanceCount",
          "search domain 'Search' has only one data node; set 'InstanceCount' of 'ClusterConfig' to at least 3")
      ) {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.cluster = nil }
      },
    ],
    undetermined: [
      RuleExample("a node count from a parameter", unknown: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.cluster?.instanceCount = .parameter("Nodes") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for domain in model.searchDomains {
      let property = type(of: domain.resource).clusterProperty
      if domain.entry.isPartlyUnknown(at: property) {
        findings.unknown(
          domain, "the nodes of '\(domain.id)' cannot be determined before deployment", at: property)
        continue
      }
      switch model.known(domain.cluster?.isZoneAware).or(false) {
      case .value(false):
        findings.report(.oneZone(domain.id, property), on: domain, at: property, "ZoneAwarenessEnabled")
      case .unknown:
        findings.unknown(
          domain, "whether '\(domain.id)' spans Availability Zones cannot be determined before deployment",
          at: property, "ZoneAwarenessEnabled")
      case .value(true), .absent: break
      }
      switch model.known(domain.cluster?.instanceCount).or(1) {
      case .value(let nodes) where nodes < 3:
        findings.report(.tooFewNodes(domain.id, nodes, property), on: domain, at: property, "InstanceCount")
      case .unknown:
        findings.unknown(
          domain, "the number of nodes of '\(domain.id)' cannot be determined before deployment", at: property,
          "InstanceCount")
      case .value, .absent: break
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func oneZone(_ domain: LogicalID, _ property: String) -> Self {
    "search domain '\(domain)' is in one Availability Zone; set 'ZoneAwarenessEnabled' of '\(property)' to true"
  }

  fileprivate static func tooFewNodes(_ domain: LogicalID, _ nodes: Int, _ property: String) -> Self {
    let count = nodes == 1 ? "one data node" : "\(nodes) data nodes"
    return "search domain '\(domain)' has only \(count); set 'InstanceCount' of '\(property)' to at least 3"
  }
}
