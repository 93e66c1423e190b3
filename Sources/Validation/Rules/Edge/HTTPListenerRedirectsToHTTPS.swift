import AWSResources

/// Asks that plain HTTP does nothing but point to HTTPS.
struct HTTPListenerRedirectsToHTTPS: Rule {
  static let description = RuleDescription(
    id: "http-listener-redirects-to-https",
    catalogID: "ALB003",
    subject: .edge,
    severity: .error,
    summary: "Every action of an HTTP listener is a redirect to HTTPS.",
    rationale: "What is answered over plain HTTP can be read and changed by everybody on the way.",
    remedy: "Redirect to HTTPS on port 443 with status 301, in the default action and in every rule.",
    references: [
      .cdkNag("NIST.800.53.R5-ALBHttpToHttpsRedirection"), .checkov("CKV2_AWS_20"), .checkov("CKV_AWS_2"),
      .securityHub("ELB.1"), .trivy("AWS-0054"), .document("004"),
    ],
    passes: [
      RuleExample("a redirect to HTTPS") {
        $0.addNetwork()
        $0.addWebService()
      }
    ],
    fails: [
      RuleExample("a listener that forwards", finds: "Http") {
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
      RuleExample("a rule that forwards", finds: "Http") {
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
      RuleExample("a redirect to another path over HTTP", finds: "Http") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Http", ElasticLoadBalancing.Listener.self) {
          $0.defaultActions[0].redirect?.protocolName = "#{protocol}"
        }
      },
    ],
    leavesOpen: [
      RuleExample("a protocol from a parameter", finds: "Http") {
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
      case .value(false): findings.report(.answers(listener.id), on: listener.listener, at: "DefaultActions")
      case .absent, .unknown:
        findings.unknown(listener.listener, "what '\(listener.id)' answers is not known", at: "DefaultActions")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func answers(_ id: LogicalID) -> Self {
    "HTTP listener '\(id)' does more than redirect to HTTPS; make every action of it a redirect to HTTPS on 443"
  }
}
