import AWSResources

/// Checks that a load balancer's security group allows the internet only on the ports of its listeners, and on port 80
/// only if its listener redirects to HTTPS.
struct LoadBalancerGroupAdmitsOnlyItsListeners: Rule {
  static let description = RuleDescription(
    id: "load-balancer-group-admits-only-its-listeners",
    catalogID: "SG002",
    subject: .ingress,
    severity: .error,
    summary: """
      A load balancer's security group allows the internet only on the ports of its listeners, and on port 80 only \
      if its listener redirects to HTTPS.
      """,
    rationale: """
      An open port without a listener exposes any listener that is added later. HTTP traffic can be read on the \
      network path.
      """,
    remedy: "Allow only the ports of the listeners, and redirect the listener on port 80 to HTTPS.",
    references: [.aws("elasticloadbalancing/latest/application/load-balancer-update-security-groups.html")],
    passes: [
      RuleExample("port 443, and port 80 that redirects") {
        $0.addNetwork()
        $0.addWebService()
      }
    ],
    fails: [
      RuleExample(
        "a port without a listener",
        finds: .finding(
          "LoadBalancerGroup", at: "SecurityGroupIngress.1",
          """
          security group 'LoadBalancerGroup' allows the internet on port 8080, but its load balancer listens on 80 \
          and 443; allow only the ports of the listeners
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addGroup("LoadBalancerGroup", allows: .range("0.0.0.0/0"), on: 443, 8080)
      },
      RuleExample(
        "a port without a listener of a Classic Load Balancer",
        finds: .finding(
          "Front", at: "SecurityGroupIngress.1",
          """
          security group 'Front' allows the internet on port 8080, but its load balancer listens on 443; allow only the \
          ports of the listeners
          """)
      ) {
        $0.addGroup("Front", allows: .range("0.0.0.0/0"), on: 443, 8080)
        $0.add(
          "Classic",
          ElasticLoadBalancing.ClassicLoadBalancer {
            $0.securityGroups = [.to("Front")]
            $0.listeners = [.init { $0.port = 443 }]
          })
      },
      RuleExample(
        "port 80 that forwards",
        finds: .finding(
          "LoadBalancerGroup", at: "SecurityGroupIngress.1",
          """
          security group 'LoadBalancerGroup' allows the internet to listener 'Http', which serves HTTP; redirect it \
          to HTTPS
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
    ],
    undetermined: [
      RuleExample("a load balancer with listeners outside the template", unknown: "LoadBalancerGroup") {
        $0.addGroup("LoadBalancerGroup", allows: .range("0.0.0.0/0"), on: 443)
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.securityGroups = [.to("LoadBalancerGroup")] })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.securityGroups.groups {
      guard !group.members.isEmpty, group.members.allSatisfy({ $0.role == .edge }) else { continue }
      let listeners = group.loadBalancers.flatMap(\.listeners)
      let ports = group.members.reduce(into: Set<Int>()) { $0.formUnion($1.ports) }
      for rule in group.ingress where rule.isFromInternet && rule.ports != .none {
        if rule.ports == .unknown {
          findings.unknown(
            group.id, "the ports that '\(group.id)' allows cannot be determined before deployment", at: rule.place)
        } else if let listener = listeners.first(where: { servesHTTP($0, rule, model) }) {
          findings.report(
            .allowsHTTP(group.id, listener.id), on: group.id, at: rule.place,
            stating: listener.otherActions(model).map { Finding.Fact($0) })
        } else if !rule.ports.isWithin(ports) {
          if group.members.contains(where: { $0.ports.isEmpty || $0.unknownPortReason != nil }) {
            let names = group.members.map(\.id).quoted
            findings.unknown(group.id, "the listeners of \(names) are not in the template", at: rule.place)
          } else {
            findings.report(.allowsMore(group.id, rule.ports, ports), on: group.id, at: rule)
          }
        }
      }
    }
  }

  private func servesHTTP(_ listener: PlacedListener, _ rule: ResolvedSecurityGroup.Rule, _ model: Model) -> Bool {
    guard let port = listener.port.value, rule.ports.contains(port), listener.protocolName.value == .http else {
      return false
    }
    return listener.redirectsToHTTPS(model).value == false
  }
}

extension Finding.Message {
  fileprivate static func allowsMore(_ id: LogicalID, _ ports: Ports, _ listened: Set<Int>) -> Self {
    let listened = listened.sorted().map(String.init).listed
    return """
      security group '\(id)' allows the internet on \(ports), but its load balancer listens on \(listened); allow \
      only the ports of the listeners
      """
  }

  fileprivate static func allowsHTTP(_ id: LogicalID, _ listener: LogicalID) -> Self {
    "security group '\(id)' allows the internet to listener '\(listener)', which serves HTTP; redirect it to HTTPS"
  }
}
