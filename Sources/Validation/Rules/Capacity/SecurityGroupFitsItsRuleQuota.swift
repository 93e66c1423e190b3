import AWSResources
import Documents

/// Checks that the rules of a security group do not exceed AWS's default quota.
struct SecurityGroupFitsItsRuleQuota: Rule {
  /// The rules that AWS accepts in a security group, inbound and outbound, for IPv4 and for IPv6 each.
  static let quota = 60

  static let description = RuleDescription(
    id: "security-group-fits-its-rule-quota",
    subject: .capacity,
    severity: .error,
    summary: "A security group has at most 60 inbound and 60 outbound rules, for IPv4 and for IPv6 each.",
    rationale: """
      AWS rejects the rules above its quota of 60 in the middle of a deployment. The stacks of all connections to a \
      resource add rules to its security group, so that no single stack shows their number.
      """,
    remedy: """
      Divide the connections among several resources, or replace the rules of many sources by one for a range or a \
      security group that they share. AWS raises the quota of an account up to 1000 divided by the number of security \
      groups per network interface; then write '.allowing("security-group-fits-its-rule-quota", because: "…")' at the \
      construct.
      """,
    references: [
      .aws("vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups"),
      .aws("vpc/latest/userguide/security-group-rules.html#security-group-size"),
    ],
    passes: [
      RuleExample("60 rules in each direction") { graph in
        graph.add("Group", EC2.SecurityGroup())
        for number in 1...quota {
          graph.addIngress(number) { $0.cidrBlock = .literal("10.0.\(number).0/24") }
          graph.addEgress(number) { $0.cidrBlock = .literal("10.0.\(number).0/24") }
        }
      },
      RuleExample("60 rules for IPv4 and 60 for IPv6") { graph in
        graph.add("Group", EC2.SecurityGroup())
        for number in 1...quota {
          graph.addIngress(number) { $0.cidrBlock = .literal("10.0.\(number).0/24") }
          graph.addIngress(100 + number) { $0.ipv6CIDRBlock = .literal("2001:db8:\(number)::/48") }
        }
      },
    ],
    fails: [
      RuleExample(
        "61 rules for security groups, of which a construct has several",
        finds: .finding(
          "Group",
          """
          security group 'Group' has 61 inbound rules, AWS accepts 60 unless the account's quota is higher: 5 of \
          service 'api', 2 of service 'jobs', 1 of service 'client8' and 53 of others; let fewer constructs connect \
          to it, or have the quota raised and allow the exception
          """)
      ) { graph in
        graph.add("Group", EC2.SecurityGroup())
        for number in 1...quota + 1 {
          graph.addIngress(number) { $0.sourceSecurityGroup = Reference(LogicalID("Client\(number)")) }
          let client = number <= 5 ? "api" : number <= 7 ? "jobs" : "client\(number)"
          graph.update(LogicalID("From\(number)")) { $0.construct = "service '\(client)'" }
        }
      },
      RuleExample(
        "61 inline rules for IPv6",
        finds: .finding(
          "Group",
          """
          security group 'Group' has 61 inbound rules for IPv6, AWS accepts 60 unless the account's quota is higher; \
          let fewer constructs connect to it, or have the quota raised and allow the exception
          """)
      ) { graph in
        let ranges = (1...quota + 1).map { Value<String>.literal("2001:db8:\($0)::/48") }
        graph.add("Group", EC2.SecurityGroup { $0.ingress = [.init { $0.ipv6CIDRBlocks = .items(ranges) }] })
      },
      RuleExample(
        "a closed security group with 60 outbound rules, which has one more in CloudFormation",
        finds: .finding(
          "Group",
          """
          security group 'Group' has 61 outbound rules for IPv4, AWS accepts 60 unless the account's quota is higher; \
          let it connect to fewer constructs, or have the quota raised and allow the exception
          """)
      ) { graph in
        graph.add("Group", EC2.SecurityGroup { $0.closesEgress = true })
        for number in 1...quota { graph.addEgress(number) { $0.cidrBlock = .literal("10.0.\(number).0/24") } }
      },
      RuleExample(
        "a prefix list, which counts as its maximum number of entries",
        finds: .finding(
          "Group",
          """
          security group 'Group' has 61 inbound rules for IPv4, AWS accepts 60 unless the account's quota is higher; \
          let fewer constructs connect to it, or have the quota raised and allow the exception
          """)
      ) { graph in
        graph.add("Group", EC2.SecurityGroup())
        graph.addPrefixList("Offices", entries: 60)
        graph.addIngress(1) { $0.sourcePrefixList = .expression(.attribute("Offices", "PrefixListId")) }
        graph.addIngress(2) { $0.cidrBlock = "10.0.0.0/24" }
      },
      RuleExample(
        "61 rules of a security group that exists already",
        finds: .finding(
          "To1",
          """
          'To1' is one of 61 outbound rules of security group 'sg-0a1b2c3d', AWS accepts 60 unless the account's quota \
          is higher; let it connect to fewer constructs, or have the quota raised and allow the exception
          """)
      ) { graph in
        for number in 1...quota + 1 {
          graph.addEgress(number) {
            $0.securityGroup = .existing("sg-0a1b2c3d")
            $0.destinationSecurityGroup = Reference(LogicalID("Target\(number)"))
          }
        }
      },
    ],
    undetermined: [
      RuleExample("a prefix list whose size is not in the template", unknown: "Group") { graph in
        graph.add("Group", EC2.SecurityGroup())
        graph.addIngress(1) { $0.sourcePrefixList = "pl-0a1b2c3d" }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for usage in model.securityGroupRules.usages {
      let rules = usage.rules
      let (ipv4, ipv6) = (rules.reduce(0) { $0 + $1.ipv4 }, rules.reduce(0) { $0 + $1.ipv6 })
      if max(ipv4, ipv6) > Self.quota {
        let family = ipv4 == ipv6 ? "" : ipv4 > ipv6 ? " for IPv4" : " for IPv6"
        let count = "\(max(ipv4, ipv6)) \(usage.direction.rawValue) rules\(family)"
        report(usage, count, of: usage.shares(isIPv6: ipv6 > ipv4), &findings)
      } else if let rule = rules.first(where: { !$0.isCountKnown }) {
        findings.unknown(
          usage.group?.id ?? rule.entry.id,
          "the number of \(usage.direction.rawValue) rules of '\(usage.name)' cannot be determined, because the size of a "
            + "list in '\(rule.entry.id)' is not in the template", at: Place(usage.group ?? rule.entry))
      }
    }
  }

  private func report(
    _ usage: SecurityGroupRules.Usage, _ count: String, of shares: [SecurityGroupRules.Share],
    _ findings: inout Findings
  ) {
    if let group = usage.group {
      findings.report(
        .tooMany("security group '\(group.id)' has \(count)", shares, usage.direction), on: group.id, at: Place(group))
    } else if let entry = usage.entry(of: shares.first) {
      findings.report(
        .tooMany(
          "'\(entry.id)' is one of \(count) of security group '\(usage.name)'", shares, usage.direction),
        on: entry.id, at: Place(entry))
    }
  }
}

extension Finding.Message {
  fileprivate static func tooMany(
    _ fact: String, _ shares: [SecurityGroupRules.Share], _ direction: SecurityGroupRules.Direction
  ) -> Self {
    var parts = shares.prefix(3).map { "\($0.count) of \($0.construct)" }
    let rest = shares.dropFirst(3).reduce(0) { $0 + $1.count }
    if rest > 0 { parts.append("\(rest) of others") }
    let causes = parts.isEmpty ? "" : ": \(parts.listed)"
    let quota = SecurityGroupFitsItsRuleQuota.quota
    let advice =
      direction == .inbound ? "let fewer constructs connect to it" : "let it connect to fewer constructs"
    return """
      \(fact), AWS accepts \(quota) unless the account's quota is higher\(causes); \(advice), or have the \
      quota raised and allow the exception
      """
  }
}

// MARK: - Examples

extension ResourceGraph {
  fileprivate mutating func addIngress(_ number: Int, _ change: (inout EC2.SecurityGroupIngress) -> Void) {
    var rule = EC2.SecurityGroupIngress { $0.securityGroup = .to("Group") }
    change(&rule)
    add(LogicalID("From\(number)"), rule)
  }

  fileprivate mutating func addEgress(_ number: Int, _ change: (inout EC2.SecurityGroupEgress) -> Void) {
    var rule = EC2.SecurityGroupEgress { $0.securityGroup = .to("Group") }
    change(&rule)
    add(LogicalID("To\(number)"), rule)
  }

  fileprivate mutating func addPrefixList(_ id: LogicalID, entries: Int) {
    let list = RawResource(
      .cloudFormation, type: "AWS::EC2::PrefixList",
      properties: ["AddressFamily": "IPv4", "MaxEntries": .integer(entries), "PrefixListName": "offices"])
    try? insert(Entry(id, list))
  }
}
