import Documents
import Foundation

/// The plan that Terraform makes of a configuration in JSON syntax whose resources do not exist yet: values as far as they
/// are written down, and for each argument its text with the references in it.
enum PlannedConfiguration {
  static func plan(of configuration: Node) -> Node {
    var planned: [Node] = []
    var written: [Node] = []
    for type in configuration["resource"]?.object ?? [:] {
      for resource in type.value.object ?? [:] {
        let body = Object((resource.value.object ?? [:]).filter { !metaArguments.contains($0.key) })
        let address = "\(type.key).\(resource.key)"
        let head: [(String, Node)] = [
          ("address", .string(address)), ("mode", "managed"), ("type", .string(type.key)),
          ("name", .string(resource.key)),
        ]
        planned.append(.object(head + [("values", known(.object(body)) ?? [:])]))
        var expressions: [(String, Node)] = [("expressions", .object(body.map { ($0.key, expression($0.value)) }))]
        if let dependencies = resource.value["depends_on"] { expressions.append(("depends_on", dependencies)) }
        written.append(.object(head + expressions))
      }
    }
    let variables = configuration["variable"]?.object ?? [:]
    let values = variables.compactMap { variable in
      variable.value["default"].map { (variable.key, Node.object([("value", $0)])) }
    }
    return [
      "format_version": "1.2", "terraform_version": "1.11.4", "variables": .object(values),
      "planned_values": ["root_module": ["resources": .array(planned)]],
      "configuration": ["root_module": ["resources": .array(written), "variables": .object(variables)]],
    ]
  }

  private static let metaArguments: Set<String> = ["depends_on", "lifecycle", "provider", "//"]

  /// The value of a block without what is known after apply.
  private static func known(_ node: Node) -> Node? {
    if let blocks = blocks(node) { return .array(blocks.map { known(.object($0)) ?? [:] }) }
    guard let block = node.object else { return node }
    return .object(
      block.compactMap { member in
        let isKnown = blocks(member.value) != nil || !JSON.writeCompact(member.value).contains("${")
        return isKnown ? known(member.value).map { (member.key, $0) } : nil
      })
  }

  private static func blocks(_ node: Node) -> [Object]? {
    guard let items = node.array, !items.isEmpty else { return nil }
    let objects = items.compactMap(\.object)
    return objects.count == items.count ? objects : nil
  }

  /// Blocks have an expression for each argument.
  private static func expression(_ node: Node) -> Node {
    if let blocks = blocks(node) {
      return .array(blocks.map { block in .object(block.map { ($0.key, expression($0.value)) }) })
    }
    let references = references(in: node)
    let constant: [(String, Node)] = [("constant_value", node)]
    return .object(references.isEmpty ? constant : constant + [("references", .array(references.map { .string($0) }))])
  }

  private static func references(in node: Node) -> [String] {
    let text = JSON.writeCompact(node)
    guard text.contains("${") else { return [] }
    return text.matches(of: /(data\.)?[a-z0-9_]+\.[a-z0-9_]+(\.[a-z0-9_]+)?/).map { String($0.output.0) }
  }
}
