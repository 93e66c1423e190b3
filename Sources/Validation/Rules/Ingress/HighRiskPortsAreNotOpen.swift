import AWSResources

/// Asks that nobody outside can talk to databases, brokers and consoles.
struct HighRiskPortsAreNotOpen: Rule {
  static let description = RuleDescription(
    id: "high-risk-ports-are-not-open",
    catalogID: "SG009",
    subject: .ingress,
    severity: .error,
    summary: "No security group admits the internet on a port of a database, a cache, a broker or a remote console.",
    rationale: "Such ports are searched for day and night; what answers there was never made to meet strangers.",
    remedy: "Admit the security group of the service that uses the port.",
    references: [
      .cdkNag("NIST.800.53.R5-EC2RestrictedCommonPorts"), .checkov("CKV_AWS_260"), .securityHub("EC2.19"),
      .trivy("AWS-0107"), .document("004"),
    ],
    passes: [
      RuleExample("HTTPS from everywhere") { $0.addGroup("Group", admits: .range("0.0.0.0/0"), on: 443) },
      RuleExample("PostgreSQL from one network") { $0.addGroup("Group", admits: .range("10.0.0.0/8"), on: 5432) },
    ],
    fails: [
      RuleExample("PostgreSQL from everywhere", finds: "Group") {
        $0.addGroup("Group", admits: .range("0.0.0.0/0"), on: 5432)
      },
      RuleExample("Redis inside a range of ports, from every IPv6 address", finds: "Group") {
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
      RuleExample("Kafka from half of the internet, in a rule of its own", finds: "Rule") {
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

  /// Remote shells have a rule of their own, and ports that web servers use too are left out.
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
    for rule in model.securityGroups.strayIngress { check(rule, of: rule.entry.id, &findings) }
  }

  private func check(_ rule: GuardedGroup.Ingress, of id: LogicalID, _ findings: inout Findings) {
    // A rule without ports has one of its own.
    guard rule.isFromInternet, case .range(let range) = rule.ports else { return }
    var names: [String] = []
    for port in Self.ports where range.contains(port.number) && !names.contains(port.name) { names.append(port.name) }
    if !names.isEmpty { findings.report(.isOpen(id, rule, names), on: id, placed: rule.location) }
  }
}

extension Finding.Message {
  fileprivate static func isOpen(_ id: LogicalID, _ rule: GuardedGroup.Ingress, _ names: [String]) -> Self {
    let shown = names.count > 3 ? names.prefix(3) + ["others"] : names[...]
    return """
      '\(id)' admits the internet on \(rule.ports), where \(shown.listed) may answer; admit the security group of the \
      service alone
      """
  }
}
