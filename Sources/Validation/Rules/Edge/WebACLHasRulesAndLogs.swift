import AWSResources

/// Checks that a web ACL has rules and writes logs.
struct WebACLHasRulesAndLogs: Rule {
  static let description = RuleDescription(
    id: "web-acl-has-rules-and-logs",
    catalogID: "WAF001",
    subject: .edge,
    severity: .warning,
    summary: "A web ACL of AWS WAF has rules and writes logs.",
    rationale:
      "Without rules it lets everything through, and without logs nobody sees what it blocked, or blocked wrongly.",
    remedy: """
      Add groups of managed rules, and a logging configuration to a log group, bucket or stream whose name begins with \
      'aws-waf-logs-'.
      """,
    references: [
      .checkov("CKV2_AWS_31"), .checkov("CKV_AWS_175"), .securityHub("WAF.10"), .securityHub("WAF.11"),
      .aws("waf/latest/developerguide/logging.html"),
    ],
    passes: [
      RuleExample("rules and logs") {
        add(to: &$0)
        $0.add("Logging", WAFv2.LoggingConfiguration { $0.webACL = .to("Firewall") })
      },
      RuleExample("rules as JSON in Terraform") {
        $0.add("Firewall", WAFv2.WebACL { $0.ruleJSON = "[]" })
        $0.add("Logging", WAFv2.LoggingConfiguration { $0.webACL = .to("Firewall") })
      },
    ],
    fails: [
      RuleExample(
        "no rules",
        finds: .finding("Firewall", at: "Rules", "web ACL 'Firewall' has no rules; add groups of managed rules")
      ) {
        $0.add("Firewall", WAFv2.WebACL())
        $0.add("Logging", WAFv2.LoggingConfiguration { $0.webACL = .to("Firewall") })
      },
      RuleExample(
        "no logs",
        finds: .finding("Firewall", "web ACL 'Firewall' writes no logs; add a logging configuration for it")
      ) { add(to: &$0) },
    ],
    undetermined: [
      RuleExample("logs of a web ACL that is not known", unknown: "Firewall") {
        add(to: &$0)
        $0.add(
          "Logging", WAFv2.LoggingConfiguration { $0.webACL = Reference(expression: .parameter("WebACL")) })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let logged = model.graph.all(WAFv2.LoggingConfiguration.self).map(\.resource.webACL)
    let known = Set(logged.compactMap { $0?.id })
    for acl in model.graph.all(WAFv2.WebACL.self) {
      if acl.resource.rules.isEmpty, acl.resource.ruleJSON == nil {
        if acl.entry.isUnresolved(at: ["Rules"]) {
          findings.unknown(acl, "the rules of '\(acl.id)' cannot be determined before deployment", at: "Rules")
        } else {
          findings.report(.hasNoRules(acl.id), on: acl, at: "Rules")
        }
      }
      if known.contains(acl.id) { continue }
      if logged.contains(where: { $0 != nil && $0?.id == nil }) {
        findings.unknown(
          acl.entry, "the web ACL of a logging configuration, which may be '\(acl.id)', is not known before deployment")
      } else {
        findings.report(.writesNoLogs(acl.id), on: acl)
      }
    }
  }

  private static func add(to graph: inout ResourceGraph) {
    graph.add(
      "Firewall",
      WAFv2.WebACL {
        $0.scope = .literal(.regional)
        $0.rules = [
          .init {
            $0.name = "Common"
            $0.statement = .init {
              $0.managedRuleGroup = .init {
                $0.vendorName = "AWS"
                $0.name = "AWSManagedRulesCommonRuleSet"
              }
            }
          }
        ]
      })
  }
}

extension Finding.Message {
  fileprivate static func hasNoRules(_ id: LogicalID) -> Self {
    "web ACL '\(id)' has no rules; add groups of managed rules"
  }

  fileprivate static func writesNoLogs(_ id: LogicalID) -> Self {
    "web ACL '\(id)' writes no logs; add a logging configuration for it"
  }
}
