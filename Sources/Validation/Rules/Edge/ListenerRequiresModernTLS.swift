import AWSResources

/// Asks that no listener speaks versions of TLS that are broken.
struct ListenerRequiresModernTLS: Rule {
  static let description = RuleDescription(
    id: "listener-requires-modern-tls",
    catalogID: "ALB004",
    subject: .edge,
    severity: .error,
    summary: "A listener that terminates TLS has a policy that starts at TLS 1.2.",
    rationale: "TLS 1.0 and 1.1 have known attacks; a listener without a policy still speaks both.",
    remedy: "Set the policy 'ELBSecurityPolicy-TLS13-1-2-2021-06' or one that asks for more.",
    references: [
      .checkov("CKV_AWS_103"), .checkov("CKV2_AWS_74"), .securityHub("ELB.17"), .trivy("AWS-0047"), .document("004"),
    ],
    passes: [
      RuleExample("TLS 1.2 and 1.3") { $0.add("Https", listener(policy: "ELBSecurityPolicy-TLS13-1-2-2021-06")) },
      RuleExample("TLS 1.3 alone") { $0.add("Https", listener(policy: "ELBSecurityPolicy-TLS13-1-3-2021-06")) },
      RuleExample("plain TCP") {
        $0.add("Tcp", ElasticLoadBalancing.Listener { $0.protocolName = .literal(.tcp) })
      },
    ],
    fails: [
      RuleExample("a policy with TLS 1.0", finds: "Https") {
        $0.add("Https", listener(policy: "ELBSecurityPolicy-2016-08"))
      },
      RuleExample("no policy", finds: "Https") { $0.add("Https", listener(policy: nil)) },
      RuleExample("plain HTTP with a certificate on 443", finds: "Https") {
        $0.add(
          "Https",
          ElasticLoadBalancing.Listener {
            $0.protocolName = .literal(.http)
            $0.port = 443
            $0.certificates = [.init(.parameter("Certificate"))]
          })
      },
    ],
    leavesOpen: [
      RuleExample("a policy from a parameter", finds: "Https") {
        $0.add("Https", listener(policy: .parameter("Policy")))
      }
    ]
  )

  @Sendable private static func listener(policy: Value<String>?) -> ElasticLoadBalancing.Listener {
    ElasticLoadBalancing.Listener {
      $0.port = 443
      $0.protocolName = .literal(.https)
      $0.sslPolicy = policy
    }
  }

  func check(_ model: Model, _ findings: inout Findings) {
    for listener in model.ingress.listeners {
      switch listener.protocolName {
      case .value(.https), .value(.tls): checkPolicy(of: listener, model, &findings)
      case .value(.http) where !listener.listener.resource.certificates.isEmpty || listener.port.value == 443:
        if listener.redirectsToHTTPS(model).value != true {
          findings.report(.speaksNoTLS(listener.id), on: listener.listener, at: "Protocol")
        }
      default: continue
      }
    }
  }

  private func checkPolicy(of listener: PlacedListener, _ model: Model, _ findings: inout Findings) {
    switch model.known(listener.listener.resource.sslPolicy) {
    case .absent: findings.report(.hasNoPolicy(listener.id), on: listener.listener)
    case .unknown:
      findings.unknown(listener.listener, "the TLS policy of '\(listener.id)' is not known", at: "SslPolicy")
    case .value(let policy) where Self.isModern(policy): return
    case .value(let policy): findings.report(.isOld(listener.id, policy), on: listener.listener, at: "SslPolicy")
    }
  }

  /// The names say the lowest version: `ELBSecurityPolicy-TLS13-1-2-Res-2021-06`, `ELBSecurityPolicy-FS-1-2-2019-08`.
  private static func isModern(_ policy: String) -> Bool {
    ["TLS13-1-2", "TLS13-1-3", "TLS-1-2", "FS-1-2"].contains { policy.hasPrefix("ELBSecurityPolicy-\($0)-") }
  }
}

extension Finding.Message {
  fileprivate static func isOld(_ id: LogicalID, _ policy: String) -> Self {
    """
    listener '\(id)' speaks TLS older than 1.2 by its policy '\(policy)'; set 'ELBSecurityPolicy-TLS13-1-2-2021-06'
    """
  }

  fileprivate static func hasNoPolicy(_ id: LogicalID) -> Self {
    "listener '\(id)' has no TLS policy and so speaks TLS 1.0; set 'ELBSecurityPolicy-TLS13-1-2-2021-06'"
  }

  fileprivate static func speaksNoTLS(_ id: LogicalID) -> Self {
    "listener '\(id)' is set up for TLS and speaks plain HTTP; set its protocol to HTTPS"
  }
}
