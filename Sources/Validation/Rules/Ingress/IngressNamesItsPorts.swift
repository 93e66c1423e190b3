import AWSResources

/// Asks that a security group says which ports it opens.
struct IngressNamesItsPorts: Rule {
  static let description = RuleDescription(
    id: "ingress-names-its-ports",
    catalogID: "SG010",
    subject: .ingress,
    severity: .error,
    summary: "No security group admits another peer on every port.",
    rationale: "Whatever listens one day, a debugger or an agent, is open without anybody having opened it.",
    remedy: "Name the port that is needed. Members of a group may talk to each other on every port.",
    references: [.cdkNag("AwsSolutions-EC23"), .checkov("CKV_AWS_277"), .securityHub("EC2.18"), .document("001")],
    passes: [
      RuleExample("one port") { $0.addGroup("Group", admits: .group("Clients"), on: 443) },
      RuleExample("every port among its members") { graph in
        add(to: &graph, protocolName: "-1") { $0.securityGroups = [.to("Group")] }
      },
      RuleExample("pings") { graph in add(to: &graph, protocolName: "icmp") { $0.cidrBlocks = ["10.0.0.0/8"] } },
    ],
    fails: [
      RuleExample("every protocol", finds: "Group") { graph in
        add(to: &graph, protocolName: "-1") { $0.cidrBlocks = ["10.0.0.0/8"] }
      },
      RuleExample("every port", finds: "Group") { graph in
        add(to: &graph, protocolName: "tcp") {
          $0.securityGroups = [.to("Clients")]
          $0.fromPort = 0
          $0.toPort = 65535
        }
      },
      RuleExample("every port in a rule of its own", finds: "Rule") {
        $0.add(
          "Rule",
          EC2.SecurityGroupIngress {
            $0.securityGroup = Reference(expression: .parameter("Group"))
            $0.protocolName = "-1"
            $0.cidrBlock = "10.0.0.0/8"
          })
      },
    ],
    leavesOpen: [
      RuleExample("a port from a parameter", finds: "Group") { graph in
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
    for rule in model.securityGroups.strayIngress {
      if case .unknown = rule.peer { continue }
      check(rule, of: rule.entry.id, &findings)
    }
  }

  private func check(_ rule: GuardedGroup.Ingress, of id: LogicalID, _ findings: inout Findings) {
    switch rule.ports {
    case .all: findings.report(.isWide(id, rule), on: id, placed: rule.location)
    case .unknown: findings.unknown(id, "which ports '\(id)' admits is not known", placed: rule.location)
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
  fileprivate static func isWide(_ id: LogicalID, _ rule: GuardedGroup.Ingress) -> Self {
    "'\(id)' admits \(rule.peer) on every port; name the port that is needed"
  }
}
