import AWSResources

/// Checks that an HTTP listener only redirects to HTTPS.
struct HTTPListenerRedirectsToHTTPS: Rule {
  static let description = RuleDescription(
    id: "http-listener-redirects-to-https",
    catalogID: "ALB003",
    subject: .edge,
    severity: .error,
    summary: "An HTTP listener only redirects to HTTPS.",
    rationale: "Anyone on the network path can read and change HTTP traffic.",
    remedy: "Redirect to HTTPS on port 443 with status 301, in the default action and in every listener rule.",
    references: [
      .cdkNag("NIST.800.53.R5-ALBHttpToHttpsRedirection"), .checkov("CKV2_AWS_20"), .checkov("CKV_AWS_2"),
      .securityHub("ELB.1"), .trivy("AWS-0054"),
    ],
    passes: [
      RuleExample("a redirect to HTTPS") {
        $0.addNetwork()
        $0.addWebService()
      }
    ],
    fails: [
      RuleExample(
        "a listener that forwards",
        finds: .finding(
          "Http", at: "DefaultActions",
          """
          HTTP listener 'Http' has actions other than a redirect to HTTPS; replace them with a redirect to HTTPS on \
          port 443
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Http", ElasticLoadBalancing.Listener.self) {
          $0.defaultActions = [
            .init {
              $0.kind = .literal(.forward)
              $0.targetGroup = .to("Targets")
            }
          ]
        }
      },
      RuleExample(
        "a rule that forwards",
        finds: .finding(
          "Http", in: "Legacy", at: "Actions",
          """
          HTTP listener 'Http' has actions other than a redirect to HTTPS; replace them with a redirect to HTTPS on \
          port 443
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.add(
          "Legacy",
          ElasticLoadBalancing.ListenerRule {
            $0.listener = .to("Http")
            $0.actions = [
              .init {
                $0.kind = .literal(.forward)
                $0.targetGroup = .to("Targets")
              }
            ]
          })
      },
      RuleExample(
        "a redirect with the protocol of the request",
        finds: .finding(
          "Http", at: "DefaultActions",
          """
          HTTP listener 'Http' has actions other than a redirect to HTTPS; replace them with a redirect to HTTPS on \
          port 443
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Http", ElasticLoadBalancing.Listener.self) {
          $0.defaultActions[0].redirect?.protocolName = "#{protocol}"
        }
      },
    ],
    undetermined: [
      RuleExample("a protocol from a parameter", unknown: "Http") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Http", ElasticLoadBalancing.Listener.self) {
          $0.defaultActions[0].redirect?.protocolName = .parameter("Protocol")
        }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for listener in model.ingress.listeners where listener.protocolName.value == .http {
      switch listener.redirectsToHTTPS(model) {
      case .value(true): continue
      case .value(false):
        findings.report(.notOnlyRedirect(listener.id), on: listener.id, at: listener.otherActions(model))
      case .absent, .unknown:
        findings.unknown(
          listener.listener, "the actions of '\(listener.id)' cannot be determined before deployment",
          at: "DefaultActions")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func notOnlyRedirect(_ id: LogicalID) -> Self {
    "HTTP listener '\(id)' has actions other than a redirect to HTTPS; replace them with a redirect to HTTPS on port 443"
  }
}
