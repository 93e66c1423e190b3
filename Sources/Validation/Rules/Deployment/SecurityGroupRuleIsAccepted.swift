import AWSResources

/// Checks that EC2 accepts each rule of a security group.
struct SecurityGroupRuleIsAccepted: Rule {
  static let description = RuleDescription(
    id: "security-group-rule-is-accepted",
    subject: .deployment,
    severity: .error,
    summary:
      "EC2 accepts each rule of a security group: ports in order, one peer, a plain description, and none twice.",
    rationale: """
      EC2 refuses the whole change of the group, in the middle of the deployment; each property by itself is fine, so that \
      template checkers accept it.
      """,
    remedy: """
      Write the lower port first, a rule for each peer, no two rules for the same ports and peer, and descriptions of the \
      characters a-z, A-Z, 0-9, spaces and ._-:/()#,@[]+=&;{}!$*.
      """,
    references: [
      .aws("AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html"),
      .aws("AWSEC2/latest/APIReference/API_IpPermission.html"),
      .aws("AWSEC2/latest/APIReference/API_IpRange.html"),
    ],
    passes: [
      RuleExample("a range of ports, and the same ports for another peer") { graph in
        graph.add(
          "Group",
          EC2.SecurityGroup {
            $0.ingress = [rule(8080, 8090, "10.0.0.0/16"), rule(8080, 8090, "10.1.0.0/16")]
          })
      },
      RuleExample("the types and codes of ICMP, which have no order") { graph in
        graph.add(
          "Group",
          EC2.SecurityGroup {
            $0.ingress = [
              .init {
                $0.protocolName = "icmp"
                $0.fromPort = 8
                $0.toPort = 0
                $0.cidrBlocks = ["10.0.0.0/16"]
              }
            ]
          })
      },
    ],
    fails: [
      RuleExample(
        "the higher port first",
        finds: .finding(
          "Group", at: "SecurityGroupIngress.0.ToPort",
          "an inbound rule of 'Group' has ports from 8090 to 8080, which EC2 refuses; write the lower port first")
      ) { graph in
        graph.add("Group", EC2.SecurityGroup { $0.ingress = [rule(8090, 8080, "10.0.0.0/16")] })
      },
      RuleExample(
        "the marks of ICMP as ports of TCP",
        finds: .finding(
          "Group", at: "SecurityGroupEgress.0.FromPort",
          "an outbound rule of 'Group' has port -1, which EC2 refuses of TCP and UDP; write 0 to 65535 for all ports")
      ) { graph in
        graph.add("Group", EC2.SecurityGroup { $0.egress = [rule(-1, -1, "10.0.0.0/16")] })
      },
      RuleExample(
        "two rules that differ in their descriptions alone",
        finds: .finding(
          "Group", at: "SecurityGroupIngress.1",
          "an inbound rule of 'Group' for '10.0.0.0/16' is there twice, which EC2 refuses; keep one of the two")
      ) { graph in
        graph.add(
          "Group",
          EC2.SecurityGroup {
            var other = rule(443, 443, "10.0.0.0/16")
            other.description = "clients"
            $0.ingress = [rule(443, 443, "10.0.0.0/16"), other]
          })
      },
      RuleExample(
        "a description with an arrow",
        finds: .finding(
          "Rule", at: "Description",
          "the description of a rule of 'Rule' has '>', which EC2 refuses; use letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*"
        )
      ) { graph in
        graph.add(
          "Rule",
          EC2.SecurityGroupIngress {
            $0.protocolName = "tcp"
            $0.cidrBlock = "10.0.0.0/16"
            $0.description = "proxy -> orders"
          })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.graph.all(EC2.SecurityGroup.self) {
      check(group, group.ingress, "SecurityGroupIngress", "inbound", model, &findings)
      check(group, group.egress, "SecurityGroupEgress", "outbound", model, &findings)
    }
    for rule in model.graph.all(EC2.SecurityGroupIngress.self) {
      let ports = Ports(rule.protocolName, rule.fromPort, rule.toPort, rule.description, model)
      check(ports, "inbound", of: rule, &findings)
    }
    for rule in model.graph.all(EC2.SecurityGroupEgress.self) {
      let ports = Ports(rule.protocolName, rule.fromPort, rule.toPort, rule.description, model)
      check(ports, "outbound", of: rule, &findings)
    }
  }

  private func check(
    _ group: Located<EC2.SecurityGroup>, _ rules: [EC2.SecurityGroup.Rule], _ property: String, _ direction: String,
    _ model: Model, _ findings: inout Findings
  ) {
    var seen: [Permission: EC2.SecurityGroup.Rule] = [:]
    for (index, rule) in rules.enumerated() {
      let place = [property, "\(index)"]
      let ports = Ports(rule.protocolName, rule.fromPort, rule.toPort, rule.description, model)
      check(ports, direction, of: group, at: place, &findings)
      if model.graph.origin == .cloudFormation, rule.peers > 1 {
        findings.report(.twoPeers(group.id, direction), on: group.id, at: Place(group.entry, place))
      }
      guard ports.isKnown else { continue }
      for range in model.literals(rule.cidrBlocks) ?? [] {
        let other = seen.updateValue(rule, forKey: Permission(ports: ports, range: range))
        // Terraform has the blocks as a set, in which the same block is there once.
        guard let other, !model.graph.isTerraform || other != rule || rule.repeats(range) else { continue }
        findings.report(.twice(group.id, direction, range), on: group.id, at: Place(group.entry, place))
        break
      }
    }
  }

  private func check<R>(
    _ ports: Ports, _ direction: String, of resource: Located<R>, at place: [String] = [], _ findings: inout Findings
  ) {
    if ports.isTCPOrUDP, let first = ports.first, let last = ports.last {
      if first < 0 || last < 0 {
        findings.report(
          .negative(resource.id, direction), on: resource.id, at: Place(resource.entry, place + ["FromPort"]))
      } else if first > last {
        findings.report(
          .descending(resource.id, direction, first, last), on: resource.id,
          at: Place(resource.entry, place + ["ToPort"]))
      }
    }
    if let character = ports.refusedCharacter {
      findings.report(
        .description(resource.id, character), on: resource.id, at: Place(resource.entry, place + ["Description"]))
    }
  }

  /// What a rule says beside its peer.
  private struct Ports: Hashable {
    let name: String?
    let first: Int?
    let last: Int?
    /// The first character of the description that EC2 does not accept.
    let refusedCharacter: Character?

    init(
      _ name: Value<String>?, _ first: Value<Int>?, _ last: Value<Int>?, _ description: Value<String>?, _ model: Model
    ) {
      let numbers = ["6": "tcp", "17": "udp"]
      self.name = model.literal(name).map { numbers[$0] ?? $0.lowercased() }
      self.first = model.literal(first)
      self.last = model.literal(last)
      refusedCharacter = model.literal(description)?.first { !Self.isAccepted($0) }
    }

    var isTCPOrUDP: Bool { name == "tcp" || name == "udp" }
    /// Whether two rules with the same ports are the same but for their peers.
    var isKnown: Bool { isTCPOrUDP && first != nil && last != nil }

    private static func isAccepted(_ character: Character) -> Bool {
      character.isASCII && (character.isLetter || character.isNumber) || " ._-:/()#,@[]+=&;{}!$*".contains(character)
    }
  }

  private struct Permission: Hashable {
    let name: String?
    let first: Int?
    let last: Int?
    let addresses: String

    init(ports: Ports, range: String) {
      (name, first, last) = (ports.name, ports.first, ports.last)
      self.addresses = range
    }
  }

  private static func rule(_ from: Int, _ to: Int, _ range: String) -> EC2.SecurityGroup.Rule {
    .init {
      $0.protocolName = "tcp"
      $0.fromPort = .literal(from)
      $0.toPort = .literal(to)
      $0.cidrBlocks = [.literal(range)]
    }
  }
}

extension EC2.SecurityGroup.Rule {
  /// How many kinds of peers the rule names.
  fileprivate var peers: Int {
    [cidrBlocks != nil, ipv6CIDRBlocks != nil, prefixLists != nil, securityGroups != nil].count { $0 }
  }

  /// Whether the rule names a range twice.
  fileprivate func repeats(_ range: String) -> Bool {
    guard case .items(let items)? = cidrBlocks else { return false }
    return items.count { $0.literal == range } > 1
  }
}

extension Finding.Message {
  fileprivate static func descending(_ id: LogicalID, _ direction: String, _ first: Int, _ last: Int) -> Self {
    "\(article(direction)) rule of '\(id)' has ports from \(first) to \(last), which EC2 refuses; write the lower port first"
  }

  fileprivate static func negative(_ id: LogicalID, _ direction: String) -> Self {
    """
    \(article(direction)) rule of '\(id)' has port -1, which EC2 refuses of TCP and UDP; write 0 to 65535 for all ports
    """
  }

  fileprivate static func twoPeers(_ id: LogicalID, _ direction: String) -> Self {
    "\(article(direction)) rule of '\(id)' names two peers, which CloudFormation refuses; write a rule for each"
  }

  fileprivate static func twice(_ id: LogicalID, _ direction: String, _ range: String) -> Self {
    "\(article(direction)) rule of '\(id)' for '\(range)' is there twice, which EC2 refuses; keep one of the two"
  }

  fileprivate static func description(_ id: LogicalID, _ character: Character) -> Self {
    """
    the description of a rule of '\(id)' has \(character == "'" ? "an apostrophe" : "'\(character)'"), which EC2 refuses; use letters, digits, spaces and \
    ._-:/()#,@[]+=&;{}!$*
    """
  }

  private static func article(_ direction: String) -> String { direction == "inbound" ? "an inbound" : "an outbound" }
}
