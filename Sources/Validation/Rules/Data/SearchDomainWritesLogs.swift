import AWSResources

/// Checks that a search domain publishes its audit, slow and application logs.
struct SearchDomainWritesLogs: Rule {
  static let description = RuleDescription(
    id: "search-domain-writes-logs",
    catalogID: "OS004",
    subject: .data,
    severity: .warning,
    summary: "A search domain publishes its audit, slow and application logs.",
    rationale: """
      A domain keeps no logs of its own, so without publishing neither access to data nor the query that caused a \
      failure can be traced.
      """,
    remedy: """
      Set a log group for 'AUDIT_LOGS', 'SEARCH_SLOW_LOGS', 'INDEX_SLOW_LOGS' and 'ES_APPLICATION_LOGS' in \
      'LogPublishingOptions'.
      """,
    references: [
      .cdkNag("AwsSolutions-OS9"), .checkov("CKV_AWS_317"), .checkov("CKV_AWS_84"), .securityHub("Opensearch.5"),
      .securityHub("Opensearch.4"), .trivy("AWS-0042"),
    ],
    passes: [
      RuleExample("all four logs") { $0.addSearchDomain() },
      RuleExample("an audit log that a configuration of Terraform only gives a group") { graph in
        graph.origin = .terraform
        graph.addSearchDomain()
        graph.leaveOpenWhetherLogsAreEnabled(of: .audit)
      },
    ],
    fails: [
      RuleExample(
        "no logs",
        finds: .finding(
          "Search", at: "LogPublishingOptions",
          """
          search domain 'Search' does not publish 'ES_APPLICATION_LOGS', 'AUDIT_LOGS', 'INDEX_SLOW_LOGS' and \
          'SEARCH_SLOW_LOGS'; set a log group for each in 'LogPublishingOptions'
          """)
      ) {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.logs = [] }
      },
      RuleExample(
        "a disabled audit log",
        finds: .finding(
          "Search", at: "LogPublishingOptions",
          "search domain 'Search' does not publish 'AUDIT_LOGS'; set a log group for each in 'LogPublishingOptions'")
      ) {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { domain in
          for index in domain.logs.indices where domain.logs[index].kind == .literal(.audit) {
            domain.logs[index].isEnabled = false
          }
        }
      },
      RuleExample(
        "an audit log that a template only gives a group",
        finds: .finding(
          "Search", at: "LogPublishingOptions",
          "search domain 'Search' does not publish 'AUDIT_LOGS'; set a log group for each in 'LogPublishingOptions'")
      ) { graph in
        graph.addSearchDomain()
        graph.leaveOpenWhetherLogsAreEnabled(of: .audit)
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Search") {
        $0.addSearchDomain()
        $0.change("Search", OpenSearch.Domain.self) { $0.logs[0].isEnabled = .parameter("Logs") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    // A log that only names its group is off in CloudFormation, and on in Terraform, whose provider sends `true`.
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-opensearchservice-domain-logpublishingoption.html
    let isEnabledByDefault = model.graph.origin == .terraform
    for domain in model.searchDomains {
      var missing: [String] = []
      var isOpen = domain.entry.isPartlyUnknown(at: "LogPublishingOptions")
      if domain.logs.contains(where: { model.known($0.kind).isUnknown }) { isOpen = true }
      for kind in OpenSearch.Domain.LogPublishing.Kind.allCases {
        guard let log = domain.logs.first(where: { model.known($0.kind) == .value(kind) }) else {
          missing.append(kind.rawValue)
          continue
        }
        switch model.known(log.isEnabled).or(isEnabledByDefault) {
        case .value(false): missing.append(kind.rawValue)
        case .unknown: isOpen = true
        case .value(true), .absent: break
        }
      }
      if isOpen {
        findings.unknown(
          domain, "the logs of '\(domain.id)' cannot be determined before deployment", at: "LogPublishingOptions")
      } else if !missing.isEmpty {
        findings.report(.missing(domain.id, missing), on: domain, at: "LogPublishingOptions")
      }
    }
  }
}

extension ResourceGraph {
  fileprivate mutating func leaveOpenWhetherLogsAreEnabled(of kind: OpenSearch.Domain.LogPublishing.Kind) {
    change("Search", OpenSearch.Domain.self) { domain in
      for index in domain.logs.indices where domain.logs[index].kind == .literal(kind) {
        domain.logs[index].isEnabled = nil
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func missing(_ domain: LogicalID, _ logs: [String]) -> Self {
    let names = logs.map { "'\($0)'" }.listed
    return "search domain '\(domain)' does not publish \(names); set a log group for each in 'LogPublishingOptions'"
  }
}
