import AWSResources

/// Checks that a search domain is encrypted at rest and between its nodes.
struct SearchDomainIsEncrypted: Rule {
  static let description = RuleDescription(
    id: "search-domain-is-encrypted",
    catalogID: "OS002",
    subject: .data,
    severity: .error,
    summary: "A search domain is encrypted at rest and between its nodes.",
    rationale: "Indexes and snapshots contain the indexed data, often whole documents.",
    remedy: "Set 'Enabled' of 'EncryptionAtRestOptions' and 'NodeToNodeEncryptionOptions' to true.",
    references: [
      .cfnNag("W54"), .cfnNag("W85"),
      .cdkNag("AwsSolutions-OS8"), .cdkNag("AwsSolutions-OS2"), .checkov("CKV_AWS_5"), .checkov("CKV_AWS_6"),
      .securityHub("Opensearch.1"), .securityHub("Opensearch.3"), .trivy("AWS-0048"), .trivy("AWS-0043"),
    ],
    passes: [
      RuleExample("a domain with both settings") { $0.addSearchDomain() },
      RuleExample("a domain of Elasticsearch with both settings") {
        $0.add(
          "Legacy",
          Elasticsearch.Domain {
            $0.isEncryptedAtRest = true
            $0.isEncryptedBetweenNodes = true
          })
      },
    ],
    fails: [
      RuleExample(
        "a domain of Elasticsearch without encryption at rest",
        finds: .finding(
          "Legacy", at: "EncryptionAtRestOptions.Enabled",
          "search domain 'Legacy' is not encrypted at rest; set 'Enabled' of 'EncryptionAtRestOptions' to true")
      ) {
        $0.add("Legacy", Elasticsearch.Domain { $0.isEncryptedBetweenNodes = true })
      },
      RuleExample(
        "no encryption at rest",
        finds: .finding(
          "Search", at: "EncryptionAtRestOptions.Enabled",
          "search domain 'Search' is not encrypted at rest; set 'Enabled' of 'EncryptionAtRestOptions' to true")
      ) {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.isEncryptedAtRest = false }
      },
      RuleExample(
        "no encryption between nodes",
        finds: .finding(
          "Search", at: "NodeToNodeEncryptionOptions.Enabled",
          """
          search domain 'Search' is not encrypted between its nodes; set 'Enabled' of 'NodeToNodeEncryptionOptions' \
          to true
          """)
      ) {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.isEncryptedBetweenNodes = nil }
      },
    ],
    undetermined: [
      RuleExample("a domain of Elasticsearch with a value from a parameter", unknown: "Legacy") {
        $0.add(
          "Legacy",
          Elasticsearch.Domain {
            $0.isEncryptedAtRest = .parameter("Encrypted")
            $0.isEncryptedBetweenNodes = true
          })
      },
      RuleExample("a value from a parameter", unknown: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.isEncryptedAtRest = .parameter("Encrypted") }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for domain in model.searchDomains {
      let places = [
        (domain.isEncryptedAtRest, "at rest", "EncryptionAtRestOptions"),
        (domain.isEncryptedBetweenNodes, "between its nodes", "NodeToNodeEncryptionOptions"),
      ]
      for (flag, place, property) in places {
        let isOpen = domain.entry.isPartlyUnknown(at: property)
        switch isOpen ? .unknown : model.known(flag).or(false) {
        case .value(false):
          findings.report(.notEncrypted(domain.id, place, property), on: domain, at: property, "Enabled")
        case .unknown:
          findings.unknown(
            domain, "whether '\(domain.id)' is encrypted \(place) cannot be determined before deployment", at: property)
        case .value(true), .absent: break
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func notEncrypted(_ domain: LogicalID, _ place: String, _ property: String) -> Self {
    "search domain '\(domain)' is not encrypted \(place); set 'Enabled' of '\(property)' to true"
  }
}
