import AWSResources

/// Asks that a security group says where its members may connect to.
struct EgressIsRestricted: Rule {
  static let description = RuleDescription(
    id: "egress-is-restricted",
    catalogID: "SG012",
    subject: .ingress,
    severity: .warning,
    summary: "No security group lets everything out to everywhere.",
    rationale: """
      Whoever takes over a task or a store takes the data out through any port. CloudFormation leaves a group without \
      egress rules open.
      """,
    remedy: "Name the ports and groups that are needed; a data store needs none: '127.0.0.1/32'.",
    references: [.checkov("CKV_AWS_382"), .trivy("AWS-0104"), .document("004")],
    passes: [
      RuleExample("HTTPS out, and a store that says nothing leaves") {
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
      RuleExample("a group without egress rules in Terraform, which closes it") {
        $0.origin = .terraform
        $0.addDatabase()
      },
    ],
    fails: [
      RuleExample("a store's group that says nothing in CloudFormation", finds: "DatabaseGroup") {
        $0.origin = .cloudFormation
        $0.addDatabase()
      },
      RuleExample("everything to everywhere", finds: "CacheGroup") {
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
      RuleExample("everything to everywhere, in a rule of its own", finds: "ServiceGroup") {
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
    leavesOpen: [
      RuleExample("a range from a parameter", finds: "DatabaseGroup") {
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
    let location: SourceLocation?
  }

  func check(_ model: Model, _ findings: inout Findings) {
    var separate: [LogicalID: [Rule]] = [:]
    for egress in model.graph.all(EC2.SecurityGroupEgress.self) {
      guard let group = egress.securityGroup?.id else { continue }
      let ports = Ports(
        protocolName: model.known(egress.protocolName), from: model.known(egress.fromPort),
        to: model.known(egress.toPort))
      let ranges = [model.range(egress.cidrBlock), model.range(egress.ipv6CIDRBlock)]
      separate[group, default: []].append(Rule(ports: ports, ranges: ranges, location: egress.entry.location))
    }
    for group in model.securityGroups.groups where !group.owners.isEmpty {
      check(group, inline(group, model) + (separate[group.id] ?? []), model, &findings)
    }
  }

  private func check(_ group: GuardedGroup, _ rules: [Rule], _ model: Model, _ findings: inout Findings) {
    let owners = group.owners.map(\.id)
    if rules.isEmpty, model.graph.origin == .cloudFormation, group.group.closesEgress != true {
      if group.group.entry.isPartlyUnknown(at: "SecurityGroupEgress") {
        return findings.unknown(group.group, "what '\(group.id)' lets out is known to the deployment alone")
      }
      return findings.report(.saysNothing(group.id, owners), on: group.group)
    }
    for rule in rules where rule.ports == .all {
      if rule.ranges.contains(where: { $0.value?.isInternet == true }) {
        findings.report(.isOpen(group.id, owners), on: group.id, placed: rule.location)
      } else if rule.ranges.contains(.unknown) {
        findings.unknown(
          group.id, "where '\(group.id)' lets its members connect to is not known", placed: rule.location)
      }
    }
  }

  private func inline(_ group: GuardedGroup, _ model: Model) -> [Rule] {
    let property = model.graph.origin == .terraform ? "egress" : "SecurityGroupEgress"
    return group.group.resource.egress.enumerated().map { index, rule in
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
        ports: ports, ranges: ranges, location: group.group.entry.location(of: [property, String(index)]))
    }
  }
}

extension Finding.Message {
  fileprivate static func saysNothing(_ id: LogicalID, _ owners: [LogicalID]) -> Self {
    """
    security group '\(id)' of \(owners.quoted) says nothing of egress, and lets everything out; name what it needs in \
    'SecurityGroupEgress'
    """
  }

  fileprivate static func isOpen(_ id: LogicalID, _ owners: [LogicalID]) -> Self {
    "security group '\(id)' of \(owners.quoted) lets everything out to everywhere; name the ports that are needed"
  }
}
