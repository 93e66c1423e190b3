import AWSResources

/// Checks that each rule of a security group says whom it admits, or where it leads.
struct SecurityGroupRuleHasASource: Rule {
  static let description = RuleDescription(
    id: "security-group-rule-has-a-source",
    subject: .deployment,
    severity: .error,
    summary: "Each rule of a security group names a range, a prefix list or a security group.",
    rationale: "EC2 refuses a rule without one, in the middle of the deployment; template checkers accept it.",
    remedy: "Name the security group that may connect in 'SourceSecurityGroupId', or the range in 'CidrIp'.",
    references: [
      .aws("AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html"),
      .aws("AWSEC2/latest/APIReference/API_IpPermission.html"),
    ],
    passes: [
      RuleExample("a rule for a range") { graph in
        graph.add("Group", EC2.SecurityGroup { $0.ingress = [rule { $0.cidrBlocks = ["10.0.0.0/16"] }] })
      },
      RuleExample("a rule for the group itself") { graph in
        graph.add("Group", EC2.SecurityGroup { $0.ingress = [rule { $0.isSelf = true }] })
      },
      RuleExample("a rule as a resource of its own") { graph in
        graph.add("Rule", EC2.SecurityGroupIngress { $0.sourceSecurityGroup = .existing("sg-0123456789abcdef0") })
      },
    ],
    fails: [
      RuleExample(
        "an inbound rule without a source",
        finds: .finding(
          "Group", at: "SecurityGroupIngress.0",
          "an inbound rule of 'Group' names no source, which EC2 refuses; name a security group or a range")
      ) { graph in
        graph.add("Group", EC2.SecurityGroup { $0.ingress = [rule { _ in }] })
      },
      RuleExample(
        "an outbound rule without a destination",
        finds: .finding(
          "Group", at: "SecurityGroupEgress.0",
          "an outbound rule of 'Group' names no destination, which EC2 refuses; name a security group or a range")
      ) { graph in
        graph.add("Group", EC2.SecurityGroup { $0.egress = [rule { _ in }] })
      },
      RuleExample(
        "a rule of its own without a source",
        finds: .finding(
          "Rule", "an inbound rule of 'Rule' names no source, which EC2 refuses; name a security group or a range")
      ) { graph in
        graph.add("Rule", EC2.SecurityGroupIngress { $0.protocolName = "tcp" })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.graph.all(EC2.SecurityGroup.self) {
      check(group, group.ingress, "SecurityGroupIngress", .noSource(group.id), &findings)
      check(group, group.egress, "SecurityGroupEgress", .noDestination(group.id), &findings)
    }
    for rule in model.graph.all(EC2.SecurityGroupIngress.self) {
      let hasSource =
        rule.cidrBlock != nil || rule.ipv6CIDRBlock != nil || rule.sourceSecurityGroup != nil
        || rule.sourcePrefixList != nil
      if !hasSource, rule.entry.extras.isEmpty { findings.report(.noSource(rule.id), on: rule) }
    }
    for rule in model.graph.all(EC2.SecurityGroupEgress.self) {
      let hasDestination =
        rule.cidrBlock != nil || rule.ipv6CIDRBlock != nil || rule.destinationSecurityGroup != nil
        || rule.destinationPrefixList != nil
      if !hasDestination, rule.entry.extras.isEmpty { findings.report(.noDestination(rule.id), on: rule) }
    }
  }

  private func check(
    _ group: Located<EC2.SecurityGroup>, _ rules: [EC2.SecurityGroup.Rule], _ property: String,
    _ message: Finding.Message, _ findings: inout Findings
  ) {
    // What the field list does not know may be the source: the name of a group.
    guard !group.entry.isPartlyUnknown(at: property) else { return }
    for (index, rule) in rules.enumerated() where !rule.hasPeer {
      findings.report(message, on: group, at: property, "\(index)")
    }
  }

  private static func rule(_ configure: (inout EC2.SecurityGroup.Rule) -> Void) -> EC2.SecurityGroup.Rule {
    var rule = EC2.SecurityGroup.Rule()
    rule.protocolName = "tcp"
    configure(&rule)
    return rule
  }
}

extension EC2.SecurityGroup.Rule {
  fileprivate var hasPeer: Bool {
    cidrBlocks != nil || ipv6CIDRBlocks != nil || prefixLists != nil || securityGroups != nil || isSelf != nil
  }
}

extension Finding.Message {
  fileprivate static func noSource(_ group: LogicalID) -> Self {
    "an inbound rule of '\(group)' names no source, which EC2 refuses; name a security group or a range"
  }

  fileprivate static func noDestination(_ group: LogicalID) -> Self {
    "an outbound rule of '\(group)' names no destination, which EC2 refuses; name a security group or a range"
  }
}
