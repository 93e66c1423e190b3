import AWSResources

/// Asks that nobody outside can try passwords.
struct SSHAndRDPAreNotOpen: Rule {
  static let description = RuleDescription(
    id: "ssh-and-rdp-are-not-open",
    catalogID: "SG008",
    subject: .ingress,
    severity: .error,
    summary: "No security group admits the internet on port 22 or 3389.",
    rationale: "Open remote access is found within minutes and tried without end; one weak key is enough.",
    remedy: "Use ECS Exec or Session Manager, which need no open port, or admit the addresses of a bastion's users.",
    references: [
      .cdkNag("NIST.800.53.R5-EC2RestrictedSSH"), .checkov("CKV_AWS_24"), .checkov("CKV_AWS_25"),
      .securityHub("EC2.13"), .securityHub("EC2.14"), .trivy("AWS-0107"), .document("004"),
    ],
    passes: [
      RuleExample("SSH from one range") {
        $0.addGroup("Bastion", admits: .range("203.0.113.0/24"), on: 22)
      },
      RuleExample("another port from everywhere") {
        $0.addGroup("Group", admits: .range("0.0.0.0/0"), on: 443)
      },
    ],
    fails: [
      RuleExample("SSH from everywhere", finds: "Bastion") {
        $0.addGroup("Bastion", admits: .range("0.0.0.0/0"), on: 22)
      },
      RuleExample("RDP from every IPv6 address", finds: "Bastion") {
        $0.add(
          "Bastion",
          EC2.SecurityGroup {
            $0.ingress = [
              .init {
                $0.protocolName = "tcp"
                $0.fromPort = 3000
                $0.toPort = 4000
                $0.ipv6CIDRBlocks = ["::/0"]
              }
            ]
          })
      },
      RuleExample("everything from half of the internet, in a rule of its own", finds: "Rule") {
        $0.add(
          "Rule",
          EC2.SecurityGroupIngress {
            $0.securityGroup = Reference(expression: .parameter("Group"))
            $0.protocolName = "-1"
            $0.cidrBlock = "128.0.0.0/1"
          })
      },
    ]
  )

  private static let ports = [(22, "SSH"), (3389, "RDP")]

  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.securityGroups.groups {
      for rule in group.ingress { check(rule, of: group.id, &findings) }
    }
    for rule in model.securityGroups.strayIngress { check(rule, of: rule.entry.id, &findings) }
  }

  private func check(_ rule: GuardedGroup.Ingress, of id: LogicalID, _ findings: inout Findings) {
    let open = Self.ports.filter { rule.ports.contains($0.0) }.map(\.1)
    guard !open.isEmpty else { return }
    if rule.isFromInternet {
      findings.report(.isOpen(id, open), on: id, placed: rule.location)
    } else if case .unknown(let name) = rule.peer {
      findings.unknown(id, "'\(id)' admits \(name) to \(open.listed), which is not known", placed: rule.location)
    }
  }
}

extension Finding.Message {
  fileprivate static func isOpen(_ id: LogicalID, _ names: [String]) -> Self {
    "'\(id)' admits the internet to \(names.listed); close the port, or admit the addresses that need it"
  }
}
