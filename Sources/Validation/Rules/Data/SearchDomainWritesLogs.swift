import AWSResources

/// Asks that a search domain's logs are kept in CloudWatch.
struct SearchDomainWritesLogs: Rule {
  static let description = RuleDescription(
    id: "search-domain-writes-logs",
    catalogID: "OS004",
    subject: .data,
    severity: .warning,
    summary: "A search domain writes its audit, slow and application logs.",
    rationale: "The domain keeps no logs itself: who read what, and which query took the cluster down, is never known.",
    remedy: """
      Name a log group for 'AUDIT_LOGS', 'SEARCH_SLOW_LOGS', 'INDEX_SLOW_LOGS' and 'ES_APPLICATION_LOGS' in \
      'LogPublishingOptions'.
      """,
    references: [
      .cdkNag("AwsSolutions-OS9"), .checkov("CKV_AWS_317"), .checkov("CKV_AWS_84"), .securityHub("Opensearch.5"),
      .securityHub("Opensearch.4"), .trivy("AWS-0042"), .document("004"),
    ],
    passes: [RuleExample("all four logs") { $0.addSearchDomain() }],
    fails: [
      RuleExample("no logs", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.logs = [] }
      },
      RuleExample("an audit log that is off", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { domain in
          for index in domain.logs.indices where domain.logs[index].kind == .literal(.audit) {
            domain.logs[index].isEnabled = false
          }
        }
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.logs[0].isEnabled = .parameter("Logs") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for domain in model.graph.all(OpenSearch.Domain.self) {
      var missing: [String] = []
      var isOpen = domain.entry.isPartlyUnknown(at: "LogPublishingOptions")
      if domain.logs.contains(where: { model.known($0.kind).isUnknown }) { isOpen = true }
      for kind in OpenSearch.Domain.LogPublishing.Kind.allCases {
        guard let log = domain.logs.first(where: { model.known($0.kind) == .value(kind) }) else {
          missing.append(kind.rawValue)
          continue
        }
        switch model.known(log.isEnabled).or(true) {
        case .value(false): missing.append(kind.rawValue)
        case .unknown: isOpen = true
        case .value(true), .absent: break
        }
      }
      if isOpen {
        findings.unknown(
          domain, "the logs of '\(domain.id)' are known to the deployment alone", at: "LogPublishingOptions")
      } else if !missing.isEmpty {
        findings.report(.without(domain.id, missing), on: domain, at: "LogPublishingOptions")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func without(_ domain: LogicalID, _ logs: [String]) -> Self {
    let names = logs.map { "'\($0)'" }.listed
    return "search domain '\(domain)' does not write \(names); name a log group for each in 'LogPublishingOptions'"
  }
}
