import AWSResources

/// Asks that the internet gets in at load balancers and nowhere else.
struct OnlyEdgeGroupsAdmitTheInternet: Rule {
  static let description = RuleDescription(
    id: "only-edge-groups-admit-the-internet",
    catalogID: "SG001",
    subject: .ingress,
    severity: .error,
    summary: "Only the security groups of internet-facing load balancers admit the internet.",
    rationale: "A group that is open to everybody needs one more mistake, a public address or a route, to be a way in.",
    remedy: "Admit the security group of the caller in place of an address range.",
    references: [
      .cdkNag("AwsSolutions-EC23"), .checkov("CKV_AWS_24"), .checkov("CKV_AWS_25"), .checkov("CKV_AWS_260"),
      .checkov("CKV_AWS_277"), .securityHub("EC2.18"), .trivy("AWS-0107"), .document("004"),
    ],
    passes: [
      RuleExample("an open load balancer") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
      }
    ],
    fails: [
      RuleExample("open tasks", finds: "ServiceGroup") {
        $0.addNetwork()
        $0.addWebService()
        $0.addGroup("ServiceGroup", admits: .range("0.0.0.0/0"), on: 3000)
      },
      RuleExample("tasks open to both halves of the internet, in rules of their own", finds: "ServiceGroup") {
        $0.addNetwork()
        $0.addWebService()
        for (id, range) in [("Left", "0.0.0.0/1"), ("Right", "128.0.0.0/1")] as [(LogicalID, String)] {
          $0.add(
            id,
            EC2.SecurityGroupIngress {
              $0.securityGroup = .to("ServiceGroup")
              $0.protocolName = "-1"
              $0.cidrBlock = .literal(range)
            })
        }
      },
      RuleExample("an open group without a user", finds: "Spare") {
        $0.addNetwork()
        $0.addGroup("Spare", admits: .range("0.0.0.0/0"), on: 80)
      },
      RuleExample("an open internal load balancer", finds: "LoadBalancerGroup") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .literal(.internal) }
      },
    ],
    leavesOpen: [
      RuleExample("a range from a parameter", finds: "ServiceGroup") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("ServiceGroup", EC2.SecurityGroup.self) { $0.ingress[0].cidrBlocks = [.parameter("Range")] }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.securityGroups.groups {
      for rule in group.ingress {
        if case .unknown(let name) = rule.peer, !isEdge(group) {
          findings.unknown(group.id, "'\(group.id)' admits \(name), which is not known", placed: rule.location)
        }
        guard rule.isFromInternet, rule.ports != .none, !isEdge(group) else { continue }
        if let doubt = doubt(about: group) {
          findings.unknown(group.id, doubt, placed: rule.location)
        } else {
          findings.report(.isOpen(group, rule), on: group.id, placed: rule.location)
        }
      }
    }
  }

  private func isEdge(_ group: GuardedGroup) -> Bool {
    !group.owners.isEmpty
      && group.owners.allSatisfy { owner in
        switch owner {
        case .loadBalancer(let loadBalancer): loadBalancer.isInternetFacing.value == true
        // A load balancer of the first generation.
        case .raw(let entry): entry.typeName(in: .cloudFormation).contains("LoadBalanc")
        case .service, .function, .database, .store, .startedTasks, .endpoint: false
        }
      }
  }

  private func doubt(about group: GuardedGroup) -> String? {
    let loadBalancers = group.loadBalancers
    guard !group.owners.isEmpty, loadBalancers.count == group.owners.count else { return nil }
    let unclear = loadBalancers.first { $0.isInternetFacing.isUnknown }
    return unclear.map { "whether '\($0.id)' is internet-facing is not known" }
  }
}

extension Finding.Message {
  fileprivate static func isOpen(_ group: GuardedGroup, _ rule: GuardedGroup.Ingress) -> Self {
    let users = group.owners.isEmpty ? "no load balancer" : group.owners.map(\.id).quoted
    return """
      security group '\(group.id)' of \(users) admits the internet on \(rule.ports); admit the security group of its \
      caller instead
      """
  }
}
