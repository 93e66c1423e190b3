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

  /// An inbound entry, in its network ACL or as a separate resource.
  private struct Ingress {
    let place: Place
    let list: LogicalID?
    let number: Known<Int>
    let isAllow: Known<Bool>
    let ports: Ports
    let range: Known<CIDR>
    var subject: LogicalID { place.entry.id }
  }

  func check(_ model: Model, _ findings: inout Findings) {
    let all = ingress(model)
    for rule in all where rule.isAllow != .value(false) {
      switch rule.range {
      case .value(let range) where range.isInternet: break
      case .unknown:
        if opens(rule.ports) != nil || rule.ports == .unknown {
          findings.unknown(
            rule.subject, "the range that '\(rule.subject)' allows cannot be determined before deployment",
            at: rule.place)
        }
        continue
      case .value, .absent: continue
      }
      guard rule.ports != .unknown, rule.isAllow == .value(true) else {
        findings.unknown(
          rule.subject, "the traffic that '\(rule.subject)' allows cannot be determined before deployment",
          at: rule.place)
        continue
      }
      guard let what = opens(rule.ports, denied: denied(before: rule, all)) else { continue }
      findings.report(.open(rule.subject, what), on: rule.subject, at: rule.place)
    }
  }

  private func ingress(_ model: Model) -> [Ingress] {
    var all: [Ingress] = []
    for entry in model.graph.all(EC2.NetworkACLEntry.self) where model.literal(entry.isEgress) != true {
      all.append(
        Ingress(
          place: Place(entry.entry), list: entry.networkACL?.id, number: model.known(entry.ruleNumber),
          isAllow: isAllow(model.known(entry.action)),
          ports: ports(model.known(entry.protocolNumber), model.known(entry.fromPort), model.known(entry.toPort)),
          range: range(entry.cidrBlock, entry.ipv6CIDRBlock, model)))
    }
    for list in model.graph.all(EC2.NetworkACL.self) {
      for (index, entry) in list.ingress.enumerated() {
        all.append(
          Ingress(
            place: Place(list.entry, ["Ingress", "\(index)"]), list: list.id, number: model.known(entry.ruleNumber),
            isAllow: isAllow(model.known(entry.action)),
            ports: ports(model.known(entry.protocolNumber), model.known(entry.fromPort), model.known(entry.toPort)),
            range: range(entry.cidrBlock, entry.ipv6CIDRBlock, model)))
      }
    }
    return all
  }

  private func isAllow(_ action: Known<EC2.NetworkACLEntry.RuleAction>) -> Known<Bool> {
    switch action {
    case .value(let action): .value(action == .allow)
    case .unknown, .absent: .unknown
    }
  }

  private func ports(_ protocolNumber: Known<Int>, _ from: Known<Int>, _ to: Known<Int>) -> Ports {
    switch protocolNumber {
    case .value(let number): Ports(protocolName: .value(String(number)), from: from, to: to)
    case .unknown, .absent: .unknown
    }
  }

  private func range(_ ipv4: Value<String>?, _ ipv6: Value<String>?, _ model: Model) -> Known<CIDR> {
    let range = model.range(ipv4)
    return range.isAbsent ? model.range(ipv6) : range
  }

  /// The ports of SSH and RDP that entries with a lower number deny.
  private func denied(before rule: Ingress, _ all: [Ingress]) -> [Int] {
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
