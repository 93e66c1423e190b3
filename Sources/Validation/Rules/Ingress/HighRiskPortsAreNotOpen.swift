import AWSResources

/// Checks that no security group allows the internet on the port of a database, cache, message broker or remote
/// console.
struct HighRiskPortsAreNotOpen: Rule {
  static let description = RuleDescription(
    id: "high-risk-ports-are-not-open",
    catalogID: "SG009",
    subject: .ingress,
    severity: .error,
    summary:
      "No security group allows the internet on the port of a database, cache, message broker or remote console.",
    rationale: """
      Attackers scan these ports continuously, and the software behind them is not designed for exposure to the \
      internet.
      """,
    remedy: "Allow the security group of the service that uses the port.",
    references: [
      .cdkNag("NIST.800.53.R5-EC2RestrictedCommonPorts"), .checkov("CKV_AWS_260"), .securityHub("EC2.19"),
      .trivy("AWS-0107"),
    ],
    passes: [
      RuleExample("HTTPS from all addresses") { $0.addGroup("Group", allows: .range("0.0.0.0/0"), on: 443) },
      RuleExample("PostgreSQL from a private range") { $0.addGroup("Group", allows: .range("10.0.0.0/8"), on: 5432) },
    ],
    fails: [
      RuleExample(
        "PostgreSQL from all addresses",
        finds: .finding(
          "Group", at: "SecurityGroupIngress.0",
          """
          'Group' allows the internet on port 5432, which PostgreSQL may use; allow only the security group of the \
          service
          """)
      ) {
        $0.addGroup("Group", allows: .range("0.0.0.0/0"), on: 5432)
      },
      RuleExample(
        "Redis in a port range, from all IPv6 addresses",
        finds: .finding(
          "Group", at: "SecurityGroupIngress.0",
          """
          'Group' allows the internet on ports 6000-7000, which Redis and Cassandra may use; allow only the security \
          group of the service
          """)
      ) {
        $0.add(
          "Group",
          EC2.SecurityGroup {
            $0.ingress = [
              .init {
                $0.protocolName = "tcp"
                $0.fromPort = 6000
                $0.toPort = 7000
                $0.ipv6CIDRBlocks = ["::/0"]
              }
            ]
          })
      },
      RuleExample(
        "Kafka from half of the internet, in a separate rule",
        finds: .finding(
          "Rule",
          """
          'Rule' allows the internet on ports 9092-9098, which Kafka may use; allow only the security group of the \
          service
          """)
      ) {
        $0.add(
          "Rule",
          EC2.SecurityGroupIngress {
            $0.securityGroup = Reference(expression: .parameter("Group"))
            $0.protocolName = "tcp"
            $0.fromPort = 9092
            $0.toPort = 9098
            $0.cidrBlock = "0.0.0.0/1"
          })
      },
    ]
  )

  /// Without SSH and RDP, which `ssh-and-rdp-are-not-open` checks, and ports that web servers also use.
  private static let ports: [(number: Int, name: String)] = [
    (20, "FTP"), (21, "FTP"), (23, "Telnet"), (25, "SMTP"), (110, "POP3"), (111, "RPC"), (135, "RPC"),
    (139, "SMB"), (143, "IMAP"), (445, "SMB"), (1433, "SQL Server"), (1434, "SQL Server"), (1521, "Oracle"),
    (2049, "NFS"), (2181, "ZooKeeper"), (2375, "Docker"), (2376, "Docker"), (2379, "etcd"), (2380, "etcd"),
    (3306, "MySQL"), (4333, "mSQL"), (5432, "PostgreSQL"), (5500, "VNC"), (5601, "OpenSearch Dashboards"),
    (5672, "AMQP"), (5900, "VNC"), (6379, "Redis"), (6380, "Redis"), (7000, "Cassandra"), (7001, "Cassandra"),
    (8182, "Neptune"), (9042, "Cassandra"), (9092, "Kafka"), (9094, "Kafka"), (9096, "Kafka"), (9098, "Kafka"),
    (9200, "OpenSearch"), (9300, "OpenSearch"), (10250, "Kubernetes"), (11211, "Memcached"), (27017, "MongoDB"),
  ]

  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.securityGroups.groups {
      for rule in group.ingress { check(rule, of: group.id, &findings) }
    }
    for rule in model.securityGroups.ingressOfUnknownGroups { check(rule, of: rule.place.entry.id, &findings) }
  }

  private func check(_ rule: ResolvedSecurityGroup.Rule, of id: LogicalID, _ findings: inout Findings) {
    // A rule for all ports is reported by `ingress-names-its-ports`.
    guard rule.isFromInternet, case .range(let range) = rule.ports else { return }
    var names: [String] = []
    for port in Self.ports where range.contains(port.number) && !names.contains(port.name) { names.append(port.name) }
    if !names.isEmpty { findings.report(.open(id, rule, names), on: id, at: rule) }
  }
}

extension Finding.Message {
  fileprivate static func open(_ id: LogicalID, _ rule: ResolvedSecurityGroup.Rule, _ names: [String]) -> Self {
    let shown = names.count > 3 ? names.prefix(3) + ["others"] : names[...]
    return """
      '\(id)' allows the internet on \(rule.ports), which \(shown.listed) may use; allow only the security group of \
      the service
      """
  }
}
