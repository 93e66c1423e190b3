import Documents
import ResourceGraph

/// Terraform's older type of a security-group rule, which has several sources, as rules of the newer types with one each.
///
/// <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group_rule>
enum SecurityGroupRules {
  private static let type = "aws_security_group_rule"
  private static let types = [
    "ingress": "aws_vpc_security_group_ingress_rule", "egress": "aws_vpc_security_group_egress_rule",
  ]

  /// The blocks, with each rule of the older type divided; one whose direction is not known stays.
  static func divided(_ blocks: [TerraformBlock]) -> [TerraformBlock] {
    guard blocks.contains(where: { $0.type == type }) else { return blocks }
    return blocks.flatMap { block -> [TerraformBlock] in
      guard block.type == type, let direction = block.arguments["type"]?.string, let type = types[direction] else {
        return [block]
      }
      let shared = shared(block.arguments)
      let sources = sources(block.arguments)
      return (sources.isEmpty ? [[:]] : sources).enumerated().map { index, source in
        var rule = block
        rule.type = type
        if index > 0 { rule.address += "#\(index + 1)" }
        rule.arguments = Object(shared.members + source.members)
        let members = rule.arguments.members + block.attributes.members
        rule.source = Node(.object(Object(members)), at: block.source.position)
        return rule
      }
    }
  }

  private static func shared(_ arguments: Object) -> Object {
    var result = Object()
    for (name, newName) in [
      ("security_group_id", "security_group_id"), ("from_port", "from_port"), ("to_port", "to_port"),
      ("protocol", "ip_protocol"), ("description", "description"),
    ] {
      guard let value = arguments[name], !value.isNull else { continue }
      result.append(
        newName, newName == "ip_protocol" && value == "all" ? Node(.string("-1"), at: value.position) : value)
    }
    return result
  }

  /// Who the rule admits, each with the argument of the newer type.
  private static func sources(_ arguments: Object) -> [Object] {
    func each(_ name: String, as newName: String) -> [Object] {
      guard let value = arguments[name], !value.isNull else { return [] }
      return (value.array ?? [value]).map { Object([.init(key: newName, value: $0)]) }
    }
    var sources = each("cidr_blocks", as: "cidr_ipv4") + each("ipv6_cidr_blocks", as: "cidr_ipv6")
    sources += each("prefix_list_ids", as: "prefix_list_id")
    sources += each("source_security_group_id", as: "referenced_security_group_id")
    if let isSelf = arguments["self"], Bool(node: isSelf) == true, let group = arguments["security_group_id"] {
      sources.append(["referenced_security_group_id": group])
    }
    return sources
  }
}
