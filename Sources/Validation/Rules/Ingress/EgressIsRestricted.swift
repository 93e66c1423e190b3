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

  private struct Rule {
    let ports: Ports
    let ranges: [Known<CIDR>]
    let place: Place
  }

  func check(_ model: Model, _ findings: inout Findings) {
    var separate: [LogicalID: [Rule]] = [:]
    for egress in model.graph.all(EC2.SecurityGroupEgress.self) {
      guard let group = egress.securityGroup?.id else { continue }
      let ports = Ports(
        protocolName: model.known(egress.protocolName), from: model.known(egress.fromPort),
        to: model.known(egress.toPort))
      let ranges = [model.range(egress.cidrBlock), model.range(egress.ipv6CIDRBlock)]
      separate[group, default: []].append(Rule(ports: ports, ranges: ranges, place: Place(egress.entry)))
    }
    for group in model.securityGroups.groups where !group.members.isEmpty {
      check(group, inline(group, model) + (separate[group.id] ?? []), model, &findings)
    }
  }

  private func check(_ group: ResolvedSecurityGroup, _ rules: [Rule], _ model: Model, _ findings: inout Findings) {
    let members = group.members.map(\.id)
    if rules.isEmpty, model.graph.origin == .cloudFormation, group.group.closesEgress != true {
      if group.group.entry.isPartlyUnknown(at: "SecurityGroupEgress") {
        return findings.unknown(
          group.group, "the egress rules of '\(group.id)' cannot be determined before deployment",
          at: "SecurityGroupEgress")
      }
      return findings.report(.noRules(group.id, members), on: group.group, at: "SecurityGroupEgress")
    }
    for rule in rules where rule.ports == .all {
      if rule.ranges.contains(where: { $0.value?.isInternet == true }) {
        findings.report(.allTraffic(group.id, members), on: group.id, at: rule.place)
      } else if rule.ranges.contains(.unknown) {
        findings.unknown(
          group.id, "the destination of an egress rule of '\(group.id)' cannot be determined before deployment",
          at: rule.place)
      }
    }
  }

  private func inline(_ group: ResolvedSecurityGroup, _ model: Model) -> [Rule] {
    group.group.resource.egress.enumerated().map { index, rule in
      let ports = Ports(
        protocolName: model.known(rule.protocolName), from: model.known(rule.fromPort), to: model.known(rule.toPort))
      let ranges = [rule.cidrBlocks, rule.ipv6CIDRBlocks].flatMap { list -> [Known<CIDR>] in
        switch list {
        case nil: []
        case .items(let items)?: items.map { model.range($0) }
        case .expression?: [.unknown]
        }
      }
      return Rule(
        ports: ports, ranges: ranges, place: Place(group.group.entry, ["SecurityGroupEgress", "\(index)"]))
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
