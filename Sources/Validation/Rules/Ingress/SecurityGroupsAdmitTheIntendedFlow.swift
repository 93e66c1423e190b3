import AWSResources

/// Checks that a connection which one security group names is let through by the other one too.
struct SecurityGroupsAdmitTheIntendedFlow: Rule {
  static let description = RuleDescription(
    id: "security-groups-admit-the-intended-flow",
    catalogID: "SG006",
    subject: .ingress,
    severity: .error,
    summary: """
      What the security group of a load balancer, a service or a data store lets through to another group is let through \
      at the other end too.
      """,
    rationale:
      "A connection needs an egress rule at its source and an ingress rule at its target; with one of them it fails.",
    remedy: "Add the missing rule, for the security group of the other end and on the same port.",
    references: [.aws("vpc/latest/userguide/security-group-rules.html")],
    passes: [
      RuleExample("a service that lets out to its database, which allows it") {
        addStack(to: &$0)
      },
      RuleExample("security groups without egress rules, which let everything out") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
      },
      RuleExample("a service that lets out over UDP") {
        addStack(to: &$0)
        $0.change("ServiceGroup", EC2.SecurityGroup.self) {
          var rule = out(514) { $0.securityGroups = [.to("DatabaseGroup")] }
          rule.protocolName = "udp"
          $0.egress.append(rule)
        }
      },
      RuleExample("a database that allows a service over UDP") {
        addStack(to: &$0)
        $0.change("DatabaseGroup", EC2.SecurityGroup.self) {
          var rule = out(514) { $0.securityGroups = [.to("ServiceGroup")] }
          rule.protocolName = "udp"
          $0.ingress.append(rule)
        }
      },
    ],
    fails: [
      RuleExample(
        "a database that does not allow the service that lets out to it",
        finds: .finding(
          "DatabaseGroup", at: "SecurityGroupIngress",
          """
          security group 'DatabaseGroup' of database 'Database' does not allow 'ServiceGroup', which lets out to it on \
          port 5432; add an ingress rule
          """)
      ) {
        addStack(to: &$0)
        $0.change("DatabaseGroup", EC2.SecurityGroup.self) { $0.ingress = [] }
      },
      RuleExample(
        "a service that does not let out to the database that allows it",
        finds: .finding(
          "ServiceGroup", at: "SecurityGroupEgress",
          """
          security group 'ServiceGroup' of service 'Service' does not let out to 'DatabaseGroup', which allows it on \
          port 5432; add an egress rule
          """)
      ) {
        addStack(to: &$0)
        $0.change("ServiceGroup", EC2.SecurityGroup.self) { $0.egress = [out(443) { $0.cidrBlocks = ["0.0.0.0/0"] }] }
      },
      RuleExample(
        "a load balancer that does not let out to the port of its targets",
        finds: .finding(
          "LoadBalancerGroup", at: "SecurityGroupEgress",
          """
          security group 'LoadBalancerGroup' of 'LoadBalancer' does not let out to service 'Service' on port 3000, which \
          target group 'Targets' forwards to; add an egress rule
          """)
      ) {
        addStack(to: &$0)
        $0.change("LoadBalancerGroup", EC2.SecurityGroup.self) {
          $0.egress = [out(8080) { $0.securityGroups = [.to("ServiceGroup")] }]
        }
      },
    ],
    undetermined: [
      RuleExample("egress of a load balancer from a parameter", unknown: "LoadBalancerGroup") {
        addStack(to: &$0)
        $0.change("LoadBalancerGroup", EC2.SecurityGroup.self) {
          $0.egress = [out(3000) { $0.securityGroups = [Reference(expression: .parameter("Targets"))] }]
        }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for flow in model.reachability.flows { check(flow, model, &findings) }
    for group in model.securityGroups.groups where !group.members.isEmpty {
      checkTargets(of: group, model, &findings)
      checkSources(of: group, model, &findings)
    }
  }

  private func check(_ flow: Flow, _ model: Model, _ findings: inout Findings) {
    guard let group = flow.balancer.securityGroups.ids.first.flatMap({ model.securityGroups.group($0) }) else { return }
    switch model.reachability.release(of: flow.balancer, to: flow.service, in: nil, on: flow.port) {
    case .yes: return
    case .no:
      findings.report(
        .balancerLacksEgress(group.id, flow), on: group.group, at: "SecurityGroupEgress",
        proof: [flow.balancer.hop, "target group '\(flow.targetGroup)'", flow.service.hop],
        stating: Finding.Fact(Place(group.group.entry, ["SecurityGroupEgress"]), String(flow.port)))
    case .unknown(let reason): findings.unknown(group.group, reason, at: "SecurityGroupEgress")
    }
  }

  /// The groups that a group lets out to have to allow its members.
  private func checkTargets(of group: ResolvedSecurityGroup, _ model: Model, _ findings: inout Findings) {
    for rule in group.egress where rule.isAboutTCP && rule.ports != .none {
      guard case .group(let id) = rule.peer, id != group.id, let target = model.securityGroups.group(id) else {
        continue
      }
      let members = target.members.filter { member in
        // Endpoints and load balancers have rules of their own.
        member.role != .endpoint && !(member.role == .workload && group.members.contains { $0.role == .edge })
      }
      guard let member = members.first else { continue }
      if isRefused(
        from: group.members, to: members, on: rule.ports,
        { source, target in
          model.reachability.admission(of: source, to: target, onSomeOf: rule.ports)
        })
      {
        findings.report(
          .targetLacksIngress(target.id, member.name, group.id, rule.ports), on: target.group,
          at: "SecurityGroupIngress", proof: [group.members[0].hop, "security group '\(group.id)'", member.hop])
      }
    }
  }

  /// The groups that a group allows have to let their members out to it.
  private func checkSources(of group: ResolvedSecurityGroup, _ model: Model, _ findings: inout Findings) {
    let members = group.members.filter { $0.role == .store || $0.role == .workload }
    guard let member = members.first else { return }
    for rule in group.ingress where rule.isAboutTCP && rule.ports != .none {
      guard case .group(let id) = rule.peer, id != group.id, let source = model.securityGroups.group(id) else {
        continue
      }
      let callers = source.members.filter { $0.role == .workload }
      guard let caller = callers.first else { continue }
      if isRefused(
        from: callers, to: members, on: rule.ports,
        { source, target in
          model.reachability.release(of: source, to: target, onSomeOf: rule.ports)
        })
      {
        findings.report(
          .sourceLacksEgress(source.id, caller.name, group.id, rule.ports), on: source.group,
          at: "SecurityGroupEgress", proof: [caller.hop, "security group '\(group.id)'", member.hop])
      }
    }
  }

  /// Whether not one pair of members is let through, as far as all is known.
  private func isRefused(
    from sources: [any PlacedResource], to targets: [any PlacedResource], on ports: Ports,
    _ answer: (any PlacedResource, any PlacedResource) -> Answer
  ) -> Bool {
    guard ports != .unknown else { return false }
    for source in sources {
      for target in targets {
        guard case .no = answer(source, target) else { return false }
      }
    }
    return true
  }

  // MARK: Examples

  private static func addStack(to graph: inout ResourceGraph) {
    graph.addNetwork()
    graph.addWebService()
    graph.addDatabase()
    graph.change("LoadBalancerGroup", EC2.SecurityGroup.self) {
      $0.egress = [out(3000) { $0.securityGroups = [.to("ServiceGroup")] }]
    }
    graph.change("ServiceGroup", EC2.SecurityGroup.self) {
      $0.egress = [
        out(443) { $0.cidrBlocks = ["0.0.0.0/0"] }, out(5432) { $0.securityGroups = [.to("DatabaseGroup")] },
      ]
    }
  }

  private static func out(
    _ port: Int, _ configure: (inout EC2.SecurityGroup.Rule) -> Void
  ) -> EC2.SecurityGroup.Rule {
    var rule = EC2.SecurityGroup.Rule {
      $0.protocolName = "tcp"
      $0.fromPort = .literal(port)
      $0.toPort = .literal(port)
    }
    configure(&rule)
    return rule
  }
}

extension Finding.Message {
  fileprivate static func balancerLacksEgress(_ id: LogicalID, _ flow: Flow) -> Self {
    """
    security group '\(id)' of '\(flow.balancer.id)' does not let out to \(flow.service.name) on port \(flow.port), \
    \(flow.purpose); add an egress rule
    """
  }

  fileprivate static func targetLacksIngress(
    _ id: LogicalID, _ member: String, _ source: LogicalID, _ ports: Ports
  ) -> Self {
    "security group '\(id)' of \(member) does not allow '\(source)', which lets out to it on \(ports); add an ingress rule"
  }

  fileprivate static func sourceLacksEgress(
    _ id: LogicalID, _ member: String, _ target: LogicalID, _ ports: Ports
  ) -> Self {
    "security group '\(id)' of \(member) does not let out to '\(target)', which allows it on \(ports); add an egress rule"
  }
}
