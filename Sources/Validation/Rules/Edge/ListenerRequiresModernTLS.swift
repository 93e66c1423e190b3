import AWSResources

/// Checks that a listener that terminates TLS has a security policy with TLS 1.2 or later.
struct ListenerRequiresModernTLS: Rule {
  static let description = RuleDescription(
    id: "listener-requires-modern-tls",
    catalogID: "ALB004",
    subject: .edge,
    severity: .error,
    summary: "A listener that terminates TLS has a security policy with TLS 1.2 or later.",
    rationale: "TLS 1.0 and 1.1 have known attacks. A listener without a security policy accepts both.",
    remedy: "Set 'SslPolicy' to 'ELBSecurityPolicy-TLS13-1-2-2021-06' or a stricter policy.",
    references: [
      .cfnNag("W55"),
      .checkov("CKV_AWS_103"), .checkov("CKV2_AWS_74"), .securityHub("ELB.17"), .trivy("AWS-0047"),
    ],
    passes: [
      RuleExample("TLS 1.2 and 1.3") { $0.add("Https", listener(policy: "ELBSecurityPolicy-TLS13-1-2-2021-06")) },
      RuleExample("only TLS 1.3") { $0.add("Https", listener(policy: "ELBSecurityPolicy-TLS13-1-3-2021-06")) },
      RuleExample("plain TCP") {
        $0.add("Tcp", ElasticLoadBalancing.Listener { $0.protocolName = .literal(.tcp) })
      },
    ],
    fails: [
      RuleExample(
        "a policy with TLS 1.0",
        finds: .finding(
          "Https", at: "SslPolicy",
          """
          listener 'Https' accepts TLS older than 1.2 with policy 'ELBSecurityPolicy-2016-08'; set 'SslPolicy' to \
          'ELBSecurityPolicy-TLS13-1-2-2021-06'
          """)
      ) {
        $0.add("Https", listener(policy: "ELBSecurityPolicy-2016-08"))
      },
      RuleExample(
        "no policy",
        finds: .finding(
          "Https", at: "SslPolicy",
          """
          listener 'Https' has no security policy, so it accepts TLS 1.0; set 'SslPolicy' to \
          'ELBSecurityPolicy-TLS13-1-2-2021-06'
          """)
      ) { $0.add("Https", listener(policy: nil)) },
      RuleExample(
        "HTTP with a certificate on port 443",
        finds: .finding(
          "Https", at: "Protocol",
          "listener 'Https' is configured for TLS but uses HTTP; set 'Protocol' to 'HTTPS'")
      ) {
        $0.add(
          "Https",
          ElasticLoadBalancing.Listener {
            $0.protocolName = .literal(.http)
            $0.port = 443
            $0.certificates = [.init(.parameter("Certificate"))]
          })
      },
    ],
    undetermined: [
      RuleExample("a policy from a parameter", unknown: "Https") {
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
          findings.report(.noTLS(listener.id), on: listener.listener, at: "Protocol")
        }
      default: continue
      }
    }
  }

  private func checkPolicy(of listener: PlacedListener, _ model: Model, _ findings: inout Findings) {
    switch model.known(listener.listener.resource.sslPolicy) {
    case .absent: findings.report(.noPolicy(listener.id), on: listener.listener, at: "SslPolicy")
    case .unknown:
      findings.unknown(
        listener.listener, "the security policy of '\(listener.id)' cannot be determined before deployment",
        at: "SslPolicy")
    case .value(let policy) where Self.isModern(policy): return
    case .value(let policy): findings.report(.oldPolicy(listener.id, policy), on: listener.listener, at: "SslPolicy")
    }
  }

  /// Names of policies contain the minimum version: `ELBSecurityPolicy-TLS13-1-2-Res-2021-06`, `ELBSecurityPolicy-FS-1-2-2019-08`.
  private static func isModern(_ policy: String) -> Bool {
    ["TLS13-1-2", "TLS13-1-3", "TLS-1-2", "FS-1-2"].contains { policy.hasPrefix("ELBSecurityPolicy-\($0)-") }
  }
}

extension Finding.Message {
  fileprivate static func oldPolicy(_ id: LogicalID, _ policy: String) -> Self {
    """
    listener '\(id)' accepts TLS older than 1.2 with policy '\(policy)'; set 'SslPolicy' to \
    'ELBSecurityPolicy-TLS13-1-2-2021-06'
    """
  }

  fileprivate static func noPolicy(_ id: LogicalID) -> Self {
    "listener '\(id)' has no security policy, so it accepts TLS 1.0; set 'SslPolicy' to 'ELBSecurityPolicy-TLS13-1-2-2021-06'"
  }

  fileprivate static func noTLS(_ id: LogicalID) -> Self {
    "listener '\(id)' is configured for TLS but uses HTTP; set 'Protocol' to 'HTTPS'"
  }
}
