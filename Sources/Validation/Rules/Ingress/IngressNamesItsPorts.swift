import AWSResources

/// Checks that no security group allows another source on all ports.
struct IngressNamesItsPorts: Rule {
  static let description = RuleDescription(
    id: "ingress-names-its-ports",
    catalogID: "SG010",
    subject: .ingress,
    severity: .error,
    summary: "No security group allows another source on all ports.",
    rationale: """
      With all ports open, any program that listens later, such as a debugger or an agent, is exposed without a \
      change to the rules.
      """,
    remedy: "List the needed ports. Members of a security group may use all ports between each other.",
    references: [
      .cdkNag("AwsSolutions-EC23"), .checkov("CKV_AWS_277"), .securityHub("EC2.18"),
    ],
    passes: [
      RuleExample("one port") { $0.addGroup("Group", allows: .group("Clients"), on: 443) },
      RuleExample("all ports between members of the security group") { graph in
        add(to: &graph, protocolName: "-1") { $0.securityGroups = [.to("Group")] }
      },
      RuleExample("ICMP") { graph in add(to: &graph, protocolName: "icmp") { $0.cidrBlocks = ["10.0.0.0/8"] } },
    ],
    fails: [
      RuleExample(
        "all protocols",
        finds: .finding(
          "Group", at: "SecurityGroupIngress.0",
          "'Group' allows '10.0.0.0/8' on all ports; list the needed ports")
      ) { graph in
        add(to: &graph, protocolName: "-1") { $0.cidrBlocks = ["10.0.0.0/8"] }
      },
      RuleExample(
        "all ports",
        finds: .finding(
          "Group", at: "SecurityGroupIngress.0",
          "'Group' allows 'Clients' on all ports; list the needed ports")
      ) { graph in
        add(to: &graph, protocolName: "tcp") {
          $0.securityGroups = [.to("Clients")]
          $0.fromPort = 0
          $0.toPort = 65535
        }
      },
      RuleExample(
        "all ports in a separate rule",
        finds: .finding("Rule", "'Rule' allows '10.0.0.0/8' on all ports; list the needed ports")
      ) {
        $0.add(
          "Rule",
          EC2.SecurityGroupIngress {
            $0.securityGroup = Reference(expression: .parameter("Group"))
            $0.protocolName = "-1"
            $0.cidrBlock = "10.0.0.0/8"
          })
      },
    ],
    undetermined: [
      RuleExample("a port from a parameter", unknown: "Group") { graph in
        add(to: &graph, protocolName: "tcp") {
          $0.cidrBlocks = ["10.0.0.0/8"]
          $0.fromPort = .parameter("From")
          $0.toPort = .parameter("To")
        }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.securityGroups.groups {
      for rule in group.ingress where rule.peer != .group(group.id) { check(rule, of: group.id, &findings) }
    }
    for rule in model.securityGroups.ingressOfUnknownGroups {
      if case .unknown = rule.peer { continue }
      check(rule, of: rule.place.entry.id, &findings)
    }
  }

  private func check(_ rule: ResolvedSecurityGroup.Rule, of id: LogicalID, _ findings: inout Findings) {
    switch rule.ports {
    case .all: findings.report(.allPorts(id, rule), on: id, at: rule)
    case .unknown:
      findings.unknown(id, "the ports that '\(id)' allows cannot be determined before deployment", at: rule.place)
    case .range, .none: break
    }
  }

  private static func add(
    to graph: inout ResourceGraph, protocolName: Value<String>, _ change: (inout EC2.SecurityGroup.Rule) -> Void
  ) {
    var rule = EC2.SecurityGroup.Rule { $0.protocolName = protocolName }
    change(&rule)
    graph.add("Group", EC2.SecurityGroup { $0.ingress = [rule] })
    graph.add("Clients", EC2.SecurityGroup())
  }
}

extension Finding.Message {
  fileprivate static func allPorts(_ id: LogicalID, _ rule: ResolvedSecurityGroup.Rule) -> Self {
    "'\(id)' allows \(rule.peer) on all ports; list the needed ports"
  }
}
