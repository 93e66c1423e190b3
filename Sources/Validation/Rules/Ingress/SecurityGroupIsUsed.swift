import AWSResources

/// Checks that something refers to a security group, other than its own rules.
struct SecurityGroupIsUsed: Rule {
  static let description = RuleDescription(
    id: "security-group-is-used",
    subject: .ingress,
    severity: .warning,
    summary: "A resource, an output or a rule of another group refers to a security group.",
    rationale: """
      A group that nothing has filters nothing, and whoever attaches it later gets rules that nobody has looked at for \
      that purpose.
      """,
    remedy: "Attach the security group to what it is for, or remove it.",
    references: [.securityHub("EC2.22"), .checkov("CKV2_AWS_5")],
    passes: [
      RuleExample("security groups of a load balancer and a service") {
        $0.addNetwork()
        $0.addWebService()
      },
      RuleExample("a group of clients that another group allows") {
        $0.addNetwork()
        $0.addWebService()
        $0.add("Clients", EC2.SecurityGroup { $0.vpc = .to("Vpc") })
        $0.addGroup("LoadBalancerGroup", allows: .group("Clients"), on: 443)
      },
    ],
    fails: [
      RuleExample(
        "a group that nothing has",
        finds: .finding("Idle", "no resource uses security group 'Idle'; attach it, or remove it")
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addGroup("Idle", allows: .range("10.0.0.0/16"), on: 443)
        $0.add(
          "IdleOut",
          EC2.SecurityGroupEgress {
            $0.securityGroup = .to("Idle")
            $0.protocolName = "tcp"
            $0.fromPort = 443
            $0.toPort = 443
            $0.cidrBlock = "0.0.0.0/0"
          })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let idle = model.securityGroups.groups.filter(\.members.isEmpty)
    // A template of groups alone is for others, which find them by name.
    guard !idle.isEmpty, !model.ingress.placed.isEmpty else { return }
    let exported = Set(model.graph.outputs.flatMap(\.value.expression.referencedIDs))
    for group in idle where !exported.contains(group.id) {
      let users = model.edges(to: group.id).filter { !isRule($0, of: group.id, model) }
      if users.isEmpty { findings.report(.unused(group.id), on: group.group) }
    }
  }

  private func isRule(_ id: LogicalID, of group: LogicalID, _ model: Model) -> Bool {
    if let rule = model.graph.resource(id, as: EC2.SecurityGroupIngress.self) {
      return rule.resource.securityGroup?.id == group
    }
    return model.graph.resource(id, as: EC2.SecurityGroupEgress.self)?.resource.securityGroup?.id == group
  }
}

extension Finding.Message {
  fileprivate static func unused(_ id: LogicalID) -> Self {
    "no resource uses security group '\(id)'; attach it, or remove it"
  }
}
