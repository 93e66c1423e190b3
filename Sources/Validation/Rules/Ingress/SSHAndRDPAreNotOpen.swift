import AWSResources
import Documents

/// Checks that no security group allows the internet on port 22 (SSH) or 3389 (RDP).
struct SSHAndRDPAreNotOpen: Rule {
  static let description = RuleDescription(
    id: "ssh-and-rdp-are-not-open",
    catalogID: "SG008",
    subject: .ingress,
    severity: .error,
    summary: "No security group allows the internet on port 22 (SSH) or 3389 (RDP).",
    rationale: "Attackers find open remote access within minutes and try passwords continuously.",
    remedy: """
      Use ECS Exec or Session Manager, which need no open port, or allow only the addresses of the users of a \
      bastion host.
      """,
    references: [
      .cdkNag("NIST.800.53.R5-EC2RestrictedSSH"), .checkov("CKV_AWS_24"), .checkov("CKV_AWS_25"),
      .securityHub("EC2.13"), .securityHub("EC2.14"), .trivy("AWS-0107"),
    ],
    passes: [
      RuleExample("SSH from one range") {
        $0.addGroup("Bastion", allows: .range("203.0.113.0/24"), on: 22)
      },
      RuleExample("port 22 of UDP, which SSH does not use") {
        $0.add("Group", group("udp", 22))
      },
      RuleExample("SSH from a prefix list of offices") {
        addGroup(to: &$0, forList: [["Cidr": "203.0.113.0/24"]])
      },
      RuleExample("another port from all addresses") {
        $0.addGroup("Group", allows: .range("0.0.0.0/0"), on: 443)
      },
    ],
    fails: [
      RuleExample(
        "RDP over UDP",
        finds: .finding(
          "Bastion", at: "SecurityGroupIngress.0",
          "'Bastion' allows the internet on RDP; remove the rule, or allow only the addresses that need it")
      ) { $0.add("Bastion", group("udp", 3389)) },
      RuleExample(
        "SSH from all addresses",
        finds: .finding(
          "Bastion", at: "SecurityGroupIngress.0",
          "'Bastion' allows the internet on SSH; remove the rule, or allow only the addresses that need it")
      ) {
        $0.addGroup("Bastion", allows: .range("0.0.0.0/0"), on: 22)
      },
      RuleExample(
        "RDP in a port range, from all IPv6 addresses",
        finds: .finding(
          "Bastion", at: "SecurityGroupIngress.0",
          "'Bastion' allows the internet on RDP; remove the rule, or allow only the addresses that need it")
      ) {
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
      RuleExample(
        "SSH from a prefix list that has all addresses",
        finds: .finding(
          "Bastion", at: "SecurityGroupIngress.0",
          "'Bastion' allows the internet on SSH; remove the rule, or allow only the addresses that need it")
      ) { addGroup(to: &$0, forList: [["Cidr": "10.0.0.0/8"], ["Cidr": "0.0.0.0/0"]]) },
      RuleExample(
        "all ports from half of the internet, in a separate rule",
        finds: .finding(
          "Rule",
          "'Rule' allows the internet on SSH and RDP; remove the rule, or allow only the addresses that need it")
      ) {
        $0.add(
          "Rule",
          EC2.SecurityGroupIngress {
            $0.securityGroup = Reference(expression: .parameter("Group"))
            $0.protocolName = "-1"
            $0.cidrBlock = "128.0.0.0/1"
          })
      },
    ],
    undetermined: [
      RuleExample("SSH from a prefix list with an entry from a parameter", unknown: "Bastion") {
        addGroup(to: &$0, forList: [["Cidr": ["Ref": "Office"]]])
      }
    ]
  )

  private static func addGroup(to graph: inout ResourceGraph, forList entries: Node) {
    graph.add(
      "Offices", RawResource(.cloudFormation, type: "AWS::EC2::PrefixList", properties: ["Entries": entries]))
    var bastion = group("tcp", 22)
    bastion.ingress[0].cidrBlocks = []
    bastion.ingress[0].prefixLists = [.expression(.attribute("Offices", "Ref"))]
    graph.add("Bastion", bastion)
  }

  private static let ports = [
    (number: 22, name: "SSH", isOverUDP: false), (number: 3389, name: "RDP", isOverUDP: true),
  ]

  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.securityGroups.groups {
      for rule in group.ingress { check(rule, of: group.id, &findings) }
      if let reason = group.unknownReason { findings.unknown(group.group, reason, at: "SecurityGroupIngress") }
    }
    for rule in model.securityGroups.ingressOfUnknownGroups { check(rule, of: rule.place.entry.id, &findings) }
  }

  /// A group that the internet reaches on a port.
  private static func group(_ protocolName: String, _ port: Int) -> EC2.SecurityGroup {
    EC2.SecurityGroup {
      $0.ingress = [
        .init {
          $0.protocolName = .literal(protocolName)
          $0.fromPort = .literal(port)
          $0.toPort = .literal(port)
          $0.cidrBlocks = ["0.0.0.0/0"]
        }
      ]
    }
  }

  private func check(_ rule: ResolvedSecurityGroup.Rule, of id: LogicalID, _ findings: inout Findings) {
    // RDP uses UDP too.
    let open = Self.ports.filter { rule.ports.contains($0.number) && (rule.isAboutTCP || $0.isOverUDP) }.map(\.name)
    guard !open.isEmpty else { return }
    if rule.isFromInternet {
      findings.report(.open(id, open), on: id, at: rule)
    } else if case .unknown(let name) = rule.peer {
      findings.unknown(
        id, "'\(id)' allows \(name) on \(open.listed), which cannot be determined before deployment", at: rule.place)
    }
  }
}

extension Finding.Message {
  fileprivate static func open(_ id: LogicalID, _ names: [String]) -> Self {
    "'\(id)' allows the internet on \(names.listed); remove the rule, or allow only the addresses that need it"
  }
}
