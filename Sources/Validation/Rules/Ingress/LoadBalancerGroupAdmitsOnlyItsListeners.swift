import AWSResources

/// Asks that a load balancer is open where it listens, and on 80 only to redirect.
struct LoadBalancerGroupAdmitsOnlyItsListeners: Rule {
  static let description = RuleDescription(
    id: "load-balancer-group-admits-only-its-listeners",
    catalogID: "SG002",
    subject: .ingress,
    severity: .error,
    summary:
      "What a load balancer's security group admits from the internet are its listeners' ports; 80 if it redirects.",
    rationale: "An open port without a listener waits for one that nobody thought of; plain HTTP is read on the way.",
    remedy: "Admit the ports of the listeners, and let the one on port 80 redirect to HTTPS.",
    references: [.document("004")],
    passes: [
      RuleExample("443, and 80 that redirects") {
        $0.addNetwork()
        $0.addWebService()
      }
    ],
    fails: [
      RuleExample("a port without a listener", finds: "LoadBalancerGroup") {
        $0.addNetwork()
        $0.addWebService()
        $0.addGroup("LoadBalancerGroup", admits: .range("0.0.0.0/0"), on: 443, 8080)
      },
      RuleExample("port 80 that forwards", finds: "LoadBalancerGroup") {
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
    leavesOpen: [
      RuleExample("a load balancer whose listeners are elsewhere", finds: "LoadBalancerGroup") {
        $0.addGroup("LoadBalancerGroup", admits: .range("0.0.0.0/0"), on: 443)
        $0.add("LoadBalancer", ElasticLoadBalancing.LoadBalancer { $0.securityGroups = [.to("LoadBalancerGroup")] })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.securityGroups.groups {
      let loadBalancers = group.loadBalancers
      guard !loadBalancers.isEmpty, loadBalancers.count == group.owners.count else { continue }
      let listeners = loadBalancers.flatMap(\.listeners)
      let ports = Set(listeners.compactMap(\.port.value))
      for rule in group.ingress where rule.isFromInternet && rule.ports != .none {
        if rule.ports == .unknown {
          findings.unknown(group.id, "which ports '\(group.id)' admits is not known", placed: rule.location)
        } else if let listener = listeners.first(where: { isPlain($0, rule, model) }) {
          findings.report(.admitsPlainHTTP(group.id, listener.id), on: group.id, placed: rule.location)
        } else if !rule.ports.isWithin(ports) {
          if listeners.isEmpty || listeners.contains(where: \.port.isUnknown) {
            let names = loadBalancers.map(\.id).quoted
            findings.unknown(group.id, "which ports \(names) listens on is not in the template", placed: rule.location)
          } else {
            findings.report(.admitsMore(group.id, rule.ports, ports), on: group.id, placed: rule.location)
          }
        }
      }
    }
  }

  private func isPlain(_ listener: PlacedListener, _ rule: GuardedGroup.Ingress, _ model: Model) -> Bool {
    guard let port = listener.port.value, rule.ports.contains(port), listener.protocolName.value == .http else {
      return false
    }
    return listener.redirectsToHTTPS(model).value == false
  }
}

extension Finding.Message {
  fileprivate static func admitsMore(_ id: LogicalID, _ ports: Ports, _ listened: Set<Int>) -> Self {
    let listened = listened.sorted().map(String.init).listed
    return """
      security group '\(id)' admits the internet on \(ports), where its load balancer listens on \(listened); admit \
      those alone
      """
  }

  fileprivate static func admitsPlainHTTP(_ id: LogicalID, _ listener: LogicalID) -> Self {
    "security group '\(id)' admits the internet to '\(listener)', which serves plain HTTP; let it redirect to HTTPS"
  }
}
