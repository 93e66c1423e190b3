import Documents
import ResourceGraph

/// The policy that the data source `aws_iam_policy_document` makes of its arguments, as JSON text.
///
/// <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document>
enum PolicyDocumentSource {
  static let type = "aws_iam_policy_document"
  /// The arguments that are lists of texts.
  static let lists: Set<String> = ["actions", "not_actions", "resources", "not_resources", "identifiers", "values"]

  /// - Parameter arguments: the evaluated arguments; values that are not known stay in the text.
  /// - Returns: `nil` if not all blocks are known.
  static func text(_ arguments: Object) -> Node? {
    var statements = others(["source_policy_documents", "source_json"], arguments)
    for block in blocks(arguments["statement"]) {
      guard let block = block.object, let statement = statement(block) else { return nil }
      statements.append(Node(.object(statement)))
    }
    for statement in others(["override_policy_documents", "override_json"], arguments) {
      let place = statements.firstIndex { statement["Sid"]?.string != nil && $0["Sid"] == statement["Sid"] }
      if let place { statements[place] = statement } else { statements.append(statement) }
    }
    guard statements.allSatisfy({ $0.object != nil }) else { return nil }
    var document = Object()
    document.append("Version", arguments["version"].flatMap { $0.isNull ? nil : $0 } ?? "2012-10-17")
    if let id = arguments["policy_id"], !id.isNull { document.append("Id", id) }
    document.append("Statement", Node(.array(statements)))
    return Node(.string(JSON.writeCompact(Node(.object(document)))))
  }

  private static func blocks(_ node: Node?) -> [Node] {
    node.map { $0.array ?? [$0] }?.filter { !$0.isNull } ?? []
  }

  /// The statements of other policies; one that is not known stands in place of its statements.
  private static func others(_ names: [String], _ arguments: Object) -> [Node] {
    names.flatMap { blocks(arguments[$0]) }.flatMap { policy -> [Node] in
      guard let text = policy.string, let document = try? JSON.read(Array(text.utf8)) else { return [policy] }
      return blocks(document["Statement"])
    }
  }

  private static func statement(_ block: Object) -> Object? {
    let nested = ["principals", "not_principals", "condition"].flatMap { blocks(block[$0]) }
    guard nested.allSatisfy({ $0.object != nil }) else { return nil }
    var result = Object()
    if let sid = block["sid"], !sid.isNull, sid != "" { result.append("Sid", sid) }
    result.append("Effect", block["effect"].flatMap { $0.isNull ? nil : $0 } ?? "Allow")
    append("Principal", principals(block["principals"]), to: &result)
    append("NotPrincipal", principals(block["not_principals"]), to: &result)
    for (name, argument) in [
      ("Action", "actions"), ("NotAction", "not_actions"), ("Resource", "resources"), ("NotResource", "not_resources"),
    ] {
      append(name, list(block[argument]), to: &result)
    }
    append("Condition", conditions(block["condition"]), to: &result)
    return result
  }

  private static func append(_ name: String, _ value: Node?, to result: inout Object) {
    if let value { result.append(name, value) }
  }

  /// A single value stands without a list, as the provider writes it.
  private static func list(_ node: Node?) -> Node? {
    guard let node, !node.isNull else { return nil }
    guard let items = node.array else { return variable(node) }
    if items.isEmpty { return nil }
    return items.count == 1 ? variable(items[0]) : Node(.array(items.map(variable)))
  }

  /// `&{aws:username}` is IAM's `${aws:username}`, which the template language leaves alone.
  private static func variable(_ node: Node) -> Node {
    guard let text = node.string, text.contains("&{") else { return node }
    return Node(.string(text.replacing("&{", with: "$${")))
  }

  private static func principals(_ node: Node?) -> Node? {
    var groups = Object()
    for block in blocks(node) {
      guard let type = block["type"]?.string, let identifiers = list(block["identifiers"]) else { return block }
      if type == "*", identifiers == "*" { return "*" }
      let known = groups[type].map { $0.array ?? [$0] } ?? []
      groups[type] = known.isEmpty ? identifiers : Node(.array(known + (identifiers.array ?? [identifiers])))
    }
    return groups.isEmpty ? nil : Node(.object(groups))
  }

  private static func conditions(_ node: Node?) -> Node? {
    var tests = Object()
    for block in blocks(node) {
      guard let test = block["test"]?.string, let variable = block["variable"]?.string,
        let values = list(block["values"])
      else { return block }
      var keys = tests[test]?.object ?? [:]
      let known = keys[variable].map { $0.array ?? [$0] } ?? []
      keys[variable] = known.isEmpty ? values : Node(.array(known + (values.array ?? [values])))
      tests[test] = Node(.object(keys))
    }
    return tests.isEmpty ? nil : Node(.object(tests))
  }
}
