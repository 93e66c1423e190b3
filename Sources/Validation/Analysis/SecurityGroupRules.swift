package import AWSResources
import Documents

extension Model {
  /// The rules of each security group, counted as AWS counts them.
  package var securityGroupRules: SecurityGroupRules { analysis() }
}

/// The rules of each security group of a graph, inline and separate, counted as AWS counts them.
///
/// A rule for a range counts for IPv4 or IPv6, one for a security group for both, and one for a prefix list as the
/// list's maximum number of entries.
/// https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html#security-group-size
package final class SecurityGroupRules: Analysis {
  package enum Direction: String, Hashable {
    case inbound, outbound
  }

  /// One rule, or several that a resource or a list in it stands for.
  package struct Counted {
    package let entry: Entry
    package var ipv4 = 0
    package var ipv6 = 0
    /// Whether there cannot be more of them than in the template.
    package var isCountKnown = true
  }

  /// The rules of a construct in a security group.
  package struct Share {
    package let construct: String
    package let stack: String?
    package var count: Int
  }

  /// The rules of a security group in one direction.
  package struct Usage {
    /// The security group; `nil` for one that exists already.
    package let group: Entry?
    /// The security group's logical id, or its id in AWS.
    package let name: String
    package let direction: Direction
    package fileprivate(set) var rules: [Counted] = []
  }

  package private(set) var usages: [Usage] = []
  private var indices: [Key: Int] = [:]
  private let prefixLists: [LogicalID: PrefixList]

  private struct Key: Hashable {
    let group: Expression
    let direction: Direction
  }

  private struct PrefixList {
    let entries: Int?
    let isIPv6: Bool?
  }

  package init(_ model: Model) {
    let lists = model.raw("AWS::EC2::PrefixList", "aws_ec2_managed_prefix_list").map { entry, raw in
      let family: String? = model.known("AddressFamily", of: raw).value
      return (
        entry.id, PrefixList(entries: model.known("MaxEntries", of: raw).value, isIPv6: family.map { $0 == "IPv6" })
      )
    }
    prefixLists = Dictionary(lists) { first, _ in first }
    for group in model.graph.all(EC2.SecurityGroup.self) { addInlineRules(of: group, model) }
    for rule in model.graph.all(EC2.SecurityGroupIngress.self) {
      var counted = Counted(entry: rule.entry)
      count(Peer(rule.cidrBlock, rule.ipv6CIDRBlock, rule.sourcePrefixList), &counted)
      add(counted, to: rule.securityGroup, .inbound, model)
    }
    for rule in model.graph.all(EC2.SecurityGroupEgress.self) {
      var counted = Counted(entry: rule.entry)
      count(Peer(rule.cidrBlock, rule.ipv6CIDRBlock, rule.destinationPrefixList), &counted)
      add(counted, to: rule.securityGroup, .outbound, model)
    }
  }

  private func add(
    _ rule: Counted, to group: Reference<EC2.SecurityGroup>?, _ direction: Direction, _ model: Model
  ) {
    guard let group else { return }
    let entry = model.graph.resource(group)?.entry
    var expression = entry.map { .attribute($0.id, "GroupId") } ?? group.expression
    if entry == nil, let (id, attribute) = expression.target,
      case .constructed(let value)? = model.graph.importedValue(id, attribute)?.source
    {
      expression = value
    }
    let key = Key(group: expression, direction: direction)
    if indices[key] == nil {
      indices[key] = usages.count
      usages.append(
        Usage(group: entry, name: entry.map { "\($0.id)" } ?? model.text(expression), direction: direction))
    }
    if let index = indices[key] { usages[index].rules.append(rule) }
  }
}

// MARK: - Counting

extension SecurityGroupRules {
  private func addInlineRules(of group: Located<EC2.SecurityGroup>, _ model: Model) {
    for (rules, direction) in [(group.ingress, Direction.inbound), (group.egress, .outbound)] {
      for rule in rules.flatMap(\.split) {
        var counted = Counted(entry: group.entry)
        count(rule, &counted)
        add(counted, to: group.reference, direction, model)
      }
    }
    // CloudFormation writes a rule that leads nowhere, which replaces the one that leads everywhere.
    if group.closesEgress, group.egress.isEmpty {
      add(Counted(entry: group.entry, ipv4: 1), to: group.reference, .outbound, model)
    }
  }

  /// Counts an inline rule with one peer.
  private func count(_ rule: EC2.SecurityGroup.Rule, _ counted: inout Counted) {
    if let ranges = rule.cidrBlocks {
      count(.ipv4, &counted)
      counted.isCountKnown = ranges.isWrittenOut
    } else if let ranges = rule.ipv6CIDRBlocks {
      count(.ipv6, &counted)
      counted.isCountKnown = ranges.isWrittenOut
    } else if let lists = rule.prefixLists {
      count(.prefixList(lists.items.first), &counted)
    } else {
      count(.group, &counted)
      counted.isCountKnown = rule.securityGroups?.isWrittenOut != false
    }
  }

  private enum Peer {
    case ipv4, ipv6, group
    case prefixList(Value<String>?)

    init(_ range: Value<String>?, _ ipv6Range: Value<String>?, _ prefixList: Value<String>?) {
      if range != nil {
        self = .ipv4
      } else if ipv6Range != nil {
        self = .ipv6
      } else if prefixList != nil {
        self = .prefixList(prefixList)
      } else {
        self = .group
      }
    }
  }

  private func count(_ peer: Peer, _ counted: inout Counted) {
    switch peer {
    case .ipv4: counted.ipv4 = 1
    case .ipv6: counted.ipv6 = 1
    case .group:
      counted.ipv4 = 1
      counted.ipv6 = 1
    case .prefixList(let reference):
      if let id = reference?.literal, CloudFront.OriginFacingPrefixList.contains(id) {
        counted.ipv4 = CloudFront.OriginFacingPrefixList.weight
        return
      }
      let list = reference?.expression.target.flatMap { prefixLists[$0.id] }
      let entries = list?.entries ?? 1
      counted.isCountKnown = list?.entries != nil
      counted.ipv4 = list?.isIPv6 == true ? 0 : entries
      counted.ipv6 = list?.isIPv6 == false ? 0 : entries
    }
  }
}

extension SecurityGroupRules.Usage {
  /// The constructs that have the most rules, the largest first.
  package func shares(isIPv6: Bool) -> [SecurityGroupRules.Share] {
    var shares: [SecurityGroupRules.Share] = []
    for rule in rules {
      guard let construct = rule.entry.construct else { continue }
      let count = isIPv6 ? rule.ipv6 : rule.ipv4
      if let index = shares.firstIndex(where: { $0.construct == construct && $0.stack == rule.entry.stack }) {
        shares[index].count += count
      } else {
        shares.append(.init(construct: construct, stack: rule.entry.stack, count: count))
      }
    }
    return shares.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
  }

  /// The first rule of a construct, or of the security group.
  package func entry(of share: SecurityGroupRules.Share?) -> Entry? {
    guard let share else { return rules.first?.entry }
    return rules.first { $0.entry.construct == share.construct && $0.entry.stack == share.stack }?.entry
  }
}
