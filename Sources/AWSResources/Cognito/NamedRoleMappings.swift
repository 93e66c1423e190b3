import Documents
import ResourceGraph

/// The role mappings of an identity pool as CloudFormation writes them: an object with one member for each.
///
/// An object with any other member is not read as mappings and is preserved unchanged.
struct NamedRoleMappings: Field {
  typealias Mapping = Cognito.IdentityPoolRoleAttachment.RoleMapping
  typealias Rule = Cognito.IdentityPoolRoleAttachment.Rule

  var mappings: [Mapping]

  init(_ mappings: [Mapping]) { self.mappings = mappings }

  static var kind: FieldKind {
    .examples([
      [
        "graph.facebook.com": [
          "AmbiguousRoleResolution": "Deny", "Type": "Rules",
          "RulesConfiguration": [
            "Rules": [["Claim": "custom:plan", "MatchType": "Equals", "Value": "gold", "RoleARN": "arn:role"]]
          ],
        ]
      ],
      ["Pool": ["IdentityProvider": "cognito-idp.eu-west-1.amazonaws.com/pool:client", "Type": "Token"]],
    ])
  }

  static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> NamedRoleMappings? {
    guard syntax.expression(node) == nil, case .object(let object) = node.content else { return nil }
    var mappings: [Mapping] = []
    for member in object.members {
      guard let mapping = mapping(member, syntax) else { return nil }
      mappings.append(mapping)
    }
    return NamedRoleMappings(mappings)
  }

  private static func mapping(_ member: Object.Member, _ syntax: any ExpressionSyntax) -> Mapping? {
    guard syntax.expression(member.value) == nil, case .object(var rest) = member.value.content else { return nil }
    var mapping = Mapping()
    mapping.name = member.key
    mapping.provider = rest.remove("IdentityProvider").flatMap { .read($0, syntax) }
    mapping.kind = rest.remove("Type").flatMap { .read($0, syntax) }
    mapping.ambiguousRole = rest.remove("AmbiguousRoleResolution").flatMap { .read($0, syntax) }
    if let configuration = rest.remove("RulesConfiguration") {
      guard case .object(let object) = configuration.content, object.members.count == 1,
        case .array(let nodes)? = object["Rules"]?.content
      else { return nil }
      mapping.rules = nodes.compactMap { rule($0, syntax) }
      guard mapping.rules.count == nodes.count, !nodes.isEmpty else { return nil }
    }
    return rest.isEmpty ? mapping : nil
  }

  private static func rule(_ node: Node, _ syntax: any ExpressionSyntax) -> Rule? {
    guard syntax.expression(node) == nil, case .object(var rest) = node.content else { return nil }
    var rule = Rule()
    rule.claim = rest.remove("Claim").flatMap { .read($0, syntax) }
    rule.match = rest.remove("MatchType").flatMap { .read($0, syntax) }
    rule.value = rest.remove("Value").flatMap { .read($0, syntax) }
    rule.role = rest.remove("RoleARN").flatMap { .read($0, syntax) }
    return rest.isEmpty ? rule : nil
  }

  func write(_ syntax: any ExpressionSyntax) -> Node {
    var object = Object()
    for (index, mapping) in mappings.enumerated() {
      let name = mapping.name ?? mapping.provider?.literal ?? "Mapping\(index + 1)"
      var body = Object()
      func append(_ key: String, _ value: (some Field)?) {
        if let value { body.append(key, value.write(syntax)) }
      }
      if mapping.provider?.literal != name { append("IdentityProvider", mapping.provider) }
      append("AmbiguousRoleResolution", mapping.ambiguousRole)
      append("Type", mapping.kind)
      if !mapping.rules.isEmpty {
        let rules = mapping.rules.map { Self.node($0, syntax) }
        body.append("RulesConfiguration", ["Rules": Node(.array(rules))])
      }
      object.append(name, Node(.object(body)))
    }
    return Node(.object(object))
  }

  private static func node(_ rule: Rule, _ syntax: any ExpressionSyntax) -> Node {
    var body = Object()
    func append(_ key: String, _ value: (some Field)?) {
      if let value { body.append(key, value.write(syntax)) }
    }
    append("Claim", rule.claim)
    append("MatchType", rule.match)
    append("Value", rule.value)
    append("RoleARN", rule.role)
    return Node(.object(body))
  }
}
