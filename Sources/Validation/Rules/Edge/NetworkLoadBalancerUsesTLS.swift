import AWSResources

/// Checks that an internet-facing network load balancer does not accept plain text.
struct NetworkLoadBalancerUsesTLS: Rule {
  static let description = RuleDescription(
    id: "network-load-balancer-uses-tls",
    subject: .edge,
    severity: .warning,
    summary: "An internet-facing network load balancer accepts TLS, not plain TCP.",
    rationale: "Anyone on the network path can read and change what travels in plain text.",
    remedy: """
      Set 'Protocol' of the listener to 'TLS' with a certificate. A TCP listener whose targets terminate TLS \
      themselves belongs on a port for TLS, such as 443.
      """,
    references: [.securityHub("ELB.18"), .aws("elasticloadbalancing/latest/network/create-tls-listener.html")],
    passes: [
      RuleExample("a TLS listener") { graph in add(to: &graph, .tls, 443) },
      RuleExample("an internal load balancer") { graph in
        add(to: &graph, .tcp, 80)
        graph.change("Balancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .literal(.internal) }
      },
    ],
    fails: [
      RuleExample(
        "a TCP listener on port 80",
        finds: .finding(
          "Listener", at: "Protocol",
          """
          listener 'Listener' of internet-facing load balancer 'Balancer' accepts plain TCP on port 80; set 'Protocol' \
          to 'TLS' with a certificate
          """)
      ) { graph in add(to: &graph, .tcp, 80) }
    ],
    undetermined: [
      RuleExample("a scheme from a parameter", unknown: "Listener") { graph in
        add(to: &graph, .tcp, 80)
        graph.change("Balancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .parameter("Scheme") }
      },
      RuleExample("a protocol from a parameter", unknown: "Listener") { graph in
        add(to: &graph, .tcp, 80)
        graph.change("Listener", ElasticLoadBalancing.Listener.self) { $0.protocolName = .parameter("Protocol") }
      },
      RuleExample("a TCP listener on a port for TLS, which targets may terminate", unknown: "Listener") { graph in
        add(to: &graph, .tcp, 443)
      },
      RuleExample("a port from a parameter", unknown: "Listener") { graph in add(to: &graph, .tcp, .parameter("Port"))
      },
    ]
  )

  /// The ports of protocols that begin with TLS: HTTPS, mail, directories, queues, Kubernetes; and SSH, which encrypts by itself.
  ///
  /// <https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xhtml>
  private static let encryptedPorts: Set = [22, 443, 465, 636, 853, 989, 990, 993, 995, 5671, 6443, 8443, 8883, 9443]

  func check(_ model: Model, _ findings: inout Findings) {
    for balancer in model.ingress.loadBalancers
    where balancer.isInternetFacing.value != false && balancer.kind.value == .network {
      for listener in balancer.listeners { check(listener, of: balancer, &findings) }
    }
  }

  private func check(_ listener: PlacedListener, of balancer: PlacedLoadBalancer, _ findings: inout Findings) {
    switch listener.protocolName {
    case .value(.tcp), .value(.tcpUDP): break
    case .unknown:
      findings.unknown(
        listener.listener, "the protocol of '\(listener.id)' cannot be determined before deployment", at: "Protocol")
      return
    case .value, .absent: return
    }
    if balancer.isInternetFacing.isUnknown {
      findings.unknown(
        listener.id, "whether '\(balancer.id)' is internet-facing cannot be determined before deployment",
        at: Place(balancer.entry, ["Scheme"]))
    } else if let port = listener.port.value, !Self.encryptedPorts.contains(port) {
      findings.report(.plainText(listener.id, balancer.id, port), on: listener.listener, at: "Protocol")
    } else {
      findings.unknown(
        listener.listener, "whether the targets of '\(listener.id)' accept only TLS is not in the template",
        at: "Protocol")
    }
  }

  private static func add(
    to graph: inout ResourceGraph, _ name: ElasticLoadBalancing.ProtocolName, _ port: Value<Int>
  ) {
    graph.add("Balancer", ElasticLoadBalancing.LoadBalancer { $0.kind = .literal(.network) })
    graph.add(
      "Listener",
      ElasticLoadBalancing.Listener {
        $0.loadBalancer = .to("Balancer")
        $0.protocolName = .literal(name)
        $0.port = port
      })
  }
}

extension Finding.Message {
  fileprivate static func plainText(_ listener: LogicalID, _ balancer: LogicalID, _ port: Int) -> Self {
    """
    listener '\(listener)' of internet-facing load balancer '\(balancer)' accepts plain TCP on port \(port); set \
    'Protocol' to 'TLS' with a certificate
    """
  }
}
