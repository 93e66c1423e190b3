import AWSResources

/// Asks that what a search domain keeps and sends around is encrypted.
struct SearchDomainIsEncrypted: Rule {
  static let description = RuleDescription(
    id: "search-domain-is-encrypted",
    catalogID: "OS002",
    subject: .data,
    severity: .error,
    summary: "A search domain is encrypted at rest and between its nodes.",
    rationale: "Indices and snapshots hold what was put in for searching, often whole documents.",
    remedy: "Set 'EncryptionAtRestOptions' and 'NodeToNodeEncryptionOptions', each with 'Enabled'.",
    references: [
      .cdkNag("AwsSolutions-OS8"), .cdkNag("AwsSolutions-OS2"), .checkov("CKV_AWS_5"), .checkov("CKV_AWS_6"),
      .securityHub("Opensearch.1"), .securityHub("Opensearch.3"), .trivy("AWS-0048"), .trivy("AWS-0043"),
    ],
    passes: [RuleExample("a domain with both") { $0.addSearchDomain() }],
    fails: [
      RuleExample("plain disks", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.isEncryptedAtRest = false }
      },
      RuleExample("nothing about the nodes", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.isEncryptedBetweenNodes = nil }
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.isEncryptedAtRest = .parameter("Encrypted") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for domain in model.graph.all(OpenSearch.Domain.self) {
      let places = [
        (domain.isEncryptedAtRest, "at rest", "EncryptionAtRestOptions"),
        (domain.isEncryptedBetweenNodes, "between its nodes", "NodeToNodeEncryptionOptions"),
      ]
      for (flag, place, property) in places {
        let isOpen = domain.entry.isPartlyUnknown(at: property)
        switch isOpen ? .unknown : model.known(flag).or(false) {
        case .value(false): findings.report(.plain(domain.id, place, property), on: domain, at: property)
        case .unknown:
          findings.unknown(
            domain, "whether '\(domain.id)' is encrypted \(place) is known to the deployment alone", at: property)
        case .value(true), .absent: break
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func plain(_ domain: LogicalID, _ place: String, _ property: String) -> Self {
    "search domain '\(domain)' is not encrypted \(place); set 'Enabled' of '\(property)'"
  }
}
