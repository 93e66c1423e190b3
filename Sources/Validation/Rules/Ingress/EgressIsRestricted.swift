import AWSResources

/// Checks that no security group allows all outbound traffic to all addresses.
struct EgressIsRestricted: Rule {
  static let description = RuleDescription(
    id: "egress-is-restricted",
    catalogID: "SG012",
    subject: .ingress,
    severity: .warning,
    summary: "No security group allows all outbound traffic to all addresses.",
    rationale: """
      An attacker who takes over a task can send data out through any port. In CloudFormation, a security group \
      without egress rules allows all outbound traffic.
      """,
    remedy: "List the needed ports and security groups. A data store needs no egress: use the range '127.0.0.1/32'.",
    references: [
      .cfnNag("W5"), .cfnNag("F1000"),
      .checkov("CKV_AWS_382"), .trivy("AWS-0104"),
    ],
    passes: [
      RuleExample("HTTPS out, and a data store without egress") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        for id in ["LoadBalancerGroup", "ServiceGroup", "DatabaseGroup"] as [LogicalID] {
          $0.change(id, EC2.SecurityGroup.self) { $0.closesEgress = true }
        }
        $0.add(
          "Out",
          EC2.SecurityGroupEgress {
            $0.securityGroup = .to("ServiceGroup")
            $0.protocolName = "tcp"
            $0.fromPort = 443
            $0.toPort = 443
            $0.cidrBlock = "0.0.0.0/0"
          })
      },
      RuleExample("a security group without egress rules in Terraform, which allows no egress") {
        $0.origin = .terraform
        $0.addDatabase()
      },
    ],
    fails: [
      RuleExample(
        "a security group without egress rules in CloudFormation",
        finds: .finding(
          "DatabaseGroup", at: "SecurityGroupEgress",
          """
          security group 'DatabaseGroup' of 'Database' has no egress rules, so it allows all outbound traffic; list \
          the needed rules in 'SecurityGroupEgress'
          """)
      ) {
        $0.origin = .cloudFormation
        $0.addDatabase()
      },
      RuleExample(
        "all traffic to all addresses",
        finds: .finding(
          "CacheGroup", at: "SecurityGroupEgress.0",
          """
          security group 'CacheGroup' of 'Cache' allows all outbound traffic to all addresses; list the needed ports
          """)
      ) {
        $0.origin = .terraform
        $0.addCache()
        $0.change("CacheGroup", EC2.SecurityGroup.self) {
          $0.egress = [
            .init {
              $0.protocolName = "-1"
              $0.cidrBlocks = ["0.0.0.0/0"]
            }
          ]
        }
      },
      RuleExample(
        "all traffic to all addresses, in a separate rule",
        finds: .finding(
          "ServiceGroup", in: "Out",
          """
          security group 'ServiceGroup' of 'Service' allows all outbound traffic to all addresses; list the needed \
          ports
          """)
      ) {
        $0.origin = .terraform
        $0.addWebService()
        $0.add(
          "Out",
          EC2.SecurityGroupEgress {
            $0.securityGroup = .to("ServiceGroup")
            $0.protocolName = "-1"
            $0.ipv6CIDRBlock = "::/0"
          })
      },
    ],
    undetermined: [
      RuleExample("a range from a parameter", unknown: "DatabaseGroup") {
        $0.addDatabase()
        $0.change("DatabaseGroup", EC2.SecurityGroup.self) {
          $0.egress = [
            .init {
              $0.protocolName = "-1"
              $0.cidrBlocks = [.parameter("Range")]
            }
          ]
        }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.securityGroups.groups where !group.members.isEmpty {
      check(group, model, &findings)
    }
  }

  private func check(_ group: ResolvedSecurityGroup, _ model: Model, _ findings: inout Findings) {
    let members = group.members.map(\.id)
    if group.egress.isEmpty, model.graph.origin == .cloudFormation {
      if let unknownReason = group.unknownEgressReason {
        return findings.unknown(group.group, unknownReason, at: "SecurityGroupEgress")
      }
      if group.hasDefaultEgress {
        return findings.report(.noRules(group.id, members), on: group.group, at: "SecurityGroupEgress")
      }
    }
    for rule in group.egress where rule.ports == .all {
      switch rule.peer {
      case .range(let range) where range.isInternet:
        findings.report(.allTraffic(group.id, members), on: group.id, at: rule.place)
      case .unknown:
        findings.unknown(
          group.id, "the destination of an egress rule of '\(group.id)' cannot be determined before deployment",
          at: rule.place)
      case .range, .group, .prefixList, .outside, .named: continue
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func noRules(_ id: LogicalID, _ members: [LogicalID]) -> Self {
    """
    security group '\(id)' of \(members.quoted) has no egress rules, so it allows all outbound traffic; list the \
    needed rules in 'SecurityGroupEgress'
    """
  }

  fileprivate static func allTraffic(_ id: LogicalID, _ members: [LogicalID]) -> Self {
    "security group '\(id)' of \(members.quoted) allows all outbound traffic to all addresses; list the needed ports"
  }
}
