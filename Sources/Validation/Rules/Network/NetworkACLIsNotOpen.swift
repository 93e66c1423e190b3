import AWSResources

/// Checks that a network ACL does not allow the internet on all ports, SSH or RDP.
struct NetworkACLIsNotOpen: Rule {
  static let description = RuleDescription(
    id: "network-acl-is-not-open",
    catalogID: "NET018",
    subject: .network,
    severity: .error,
    summary: "A network ACL does not allow the internet on all ports, SSH or RDP.",
    rationale: "A network ACL that allows all traffic adds no protection to the security groups.",
    remedy: "Allow only the ports that the subnets serve, and deny ports 22 and 3389 from the internet.",
    references: [
      .checkov("CKV_AWS_352"), .checkov("CKV_AWS_232"), .checkov("CKV_AWS_231"), .securityHub("EC2.21"),
      .trivy("AWS-0102"), .trivy("AWS-0105"),
    ],
    passes: [
      RuleExample("HTTPS from all addresses") { graph in add(to: &graph, ports: 443...443) },
      RuleExample("ephemeral ports, without RDP") { graph in
        add(to: &graph, ports: 1024...65535, "Answers", number: 200)
        add(to: &graph, ports: 3389...3389, "NoRemoteDesktop", number: 100, action: .deny)
      },
      RuleExample("all outbound traffic") { graph in
        graph.add(
          "Out",
          EC2.NetworkACLEntry {
            $0.networkACL = .to("List")
            $0.ruleNumber = 100
            $0.action = .literal(.allow)
            $0.isEgress = true
            $0.protocolNumber = -1
            $0.cidrBlock = "0.0.0.0/0"
          })
      },
    ],
    fails: [
      RuleExample(
        "all inbound traffic",
        finds: .finding(
          "Entry",
          "network ACL entry 'Entry' allows the internet on all ports; allow only the ports that the subnets serve")
      ) { graph in
        graph.add("List", EC2.NetworkACL())
        graph.add(
          "Entry",
          EC2.NetworkACLEntry {
            $0.networkACL = .to("List")
            $0.ruleNumber = 100
            $0.action = .literal(.allow)
            $0.protocolNumber = -1
            $0.cidrBlock = "0.0.0.0/0"
          })
      },
      RuleExample(
        "SSH from all addresses",
        finds: .finding(
          "Entry",
          "network ACL entry 'Entry' allows the internet on SSH; allow only the ports that the subnets serve")
      ) { graph in add(to: &graph, ports: 20...25) },
      RuleExample(
        "RDP that is denied after it is allowed",
        finds: .finding(
          "Entry",
          "network ACL entry 'Entry' allows the internet on RDP; allow only the ports that the subnets serve")
      ) { graph in
        add(to: &graph, ports: 1024...65535)
        add(to: &graph, ports: 3389...3389, "NoRemoteDesktop", number: 200, action: .deny)
      },
      RuleExample(
        "an entry in Terraform's network ACL resource",
        finds: .finding(
          "List", at: "Ingress.0",
          "network ACL entry 'List' allows the internet on all ports; allow only the ports that the subnets serve")
      ) { graph in
        graph.origin = .terraform
        graph.add(
          "List",
          EC2.NetworkACL {
            $0.ingress = [
              .init {
                $0.ruleNumber = 100
                $0.action = .literal(.allow)
                $0.protocolNumber = -1
                $0.ipv6CIDRBlock = "::/0"
              }
            ]
          })
      },
    ],
    undetermined: [
      RuleExample("a range from a parameter", unknown: "Entry") { graph in
        graph.add(
          "Entry",
          EC2.NetworkACLEntry {
            $0.ruleNumber = 100
            $0.action = .literal(.allow)
            $0.protocolNumber = -1
            $0.cidrBlock = .parameter("Range")
          })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let all = model.networkACLs.rules.filter { $0.isEgress != .value(true) }
    for rule in all where rule.isAllow != .value(false) {
      switch rule.range {
      case .value(let range) where range.isInternet: break
      case .unknown:
        if opens(rule.ports) != nil || rule.ports == .unknown {
          findings.unknown(
            rule.place.entry.id,
            "the range that '\(rule.place.entry.id)' allows cannot be determined before deployment",
            at: rule.place)
        }
        continue
      case .value, .absent: continue
      }
      guard rule.ports != .unknown, rule.isAllow == .value(true) else {
        findings.unknown(
          rule.place.entry.id,
          "the traffic that '\(rule.place.entry.id)' allows cannot be determined before deployment",
          at: rule.place)
        continue
      }
      guard let what = opens(rule.ports, denied: denied(before: rule, all)) else { continue }
      findings.report(.open(rule.place.entry.id, what), on: rule.place.entry.id, at: rule.place)
    }
  }

  /// The ports of SSH and RDP that entries with a lower number deny.
  private func denied(before rule: NetworkACLModel.Rule, _ all: [NetworkACLModel.Rule]) -> [Int] {
    [22, 3389].filter { port in
      all.contains { other in
        guard other.list == rule.list, other.isAllow == .value(false), other.ports.contains(port),
          let first = other.number.value, let second = rule.number.value, first < second,
          let range = other.range.value, let own = rule.range.value
        else { return false }
        return range.contains(own)
      }
    }
  }

  private func opens(_ ports: Ports, denied: [Int] = []) -> String? {
    if ports == .all { return "all ports" }
    let names = [(22, "SSH"), (3389, "RDP")].filter { ports.contains($0.0) && !denied.contains($0.0) }.map(\.1)
    return names.isEmpty ? nil : names.listed
  }

  private static func add(
    to graph: inout ResourceGraph, ports: ClosedRange<Int>, _ id: LogicalID = "Entry", number: Int = 100,
    action: EC2.NetworkACLEntry.RuleAction = .allow
  ) {
    graph.add("List", EC2.NetworkACL())
    graph.add(
      id,
      EC2.NetworkACLEntry {
        $0.networkACL = .to("List")
        $0.ruleNumber = .literal(number)
        $0.action = .literal(action)
        $0.protocolNumber = 6
        $0.cidrBlock = "0.0.0.0/0"
        $0.fromPort = .literal(ports.lowerBound)
        $0.toPort = .literal(ports.upperBound)
      })
  }
}

extension Finding.Message {
  fileprivate static func open(_ id: LogicalID, _ what: String) -> Self {
    "network ACL entry '\(id)' allows the internet on \(what); allow only the ports that the subnets serve"
  }
}
