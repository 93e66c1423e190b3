import Documents
public import ResourceGraph

extension WAFv2 {
  /// A body that rules can respond with, by its name.
  public struct ResponseBody: FieldGroup {
    public var name: Value<String>?
    public var contentType: Value<ContentType>?
    public var content: Value<String>?

    public enum ContentType: String, Literal, CaseIterable {
      case html = "TEXT_HTML"
      case json = "APPLICATION_JSON"
      case plain = "TEXT_PLAIN"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Key", &name)
      fields.required("ContentType", &contentType)
      fields.required("Content", &content)
    }
  }
}

extension FieldMapper {
  /// The bodies: an object by their names in CloudFormation, blocks in Terraform.
  func responseBodies(_ bodies: inout [WAFv2.ResponseBody]) {
    guard dialect == .cloudFormation else {
      return groups("CustomResponseBodies", terraform: "custom_response_body", &bodies)
    }
    var named = bodies.isEmpty ? nil : NamedResponseBodies(bodies: bodies)
    field("CustomResponseBodies", &named)
    bodies = named?.bodies ?? []
  }
}

/// Response bodies as CloudFormation writes them: an object with one member for each.
///
/// An object with any other member is not read as bodies and is preserved unchanged.
private struct NamedResponseBodies: Field {
  var bodies: [WAFv2.ResponseBody]

  static var kind: FieldKind {
    .examples([["Sorry": ["ContentType": "TEXT_PLAIN", "Content": "come back later"]]])
  }

  static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> NamedResponseBodies? {
    guard syntax.expression(node) == nil, case .object(let object) = node.content else { return nil }
    var bodies: [WAFv2.ResponseBody] = []
    for member in object.members {
      guard case .object(var rest) = member.value.content else { return nil }
      var body = WAFv2.ResponseBody()
      body.name = .literal(member.key)
      body.contentType = rest.remove("ContentType").flatMap { .read($0, syntax) }
      body.content = rest.remove("Content").flatMap { .read($0, syntax) }
      guard rest.isEmpty, body.contentType != nil, body.content != nil else { return nil }
      bodies.append(body)
    }
    return bodies.isEmpty ? nil : NamedResponseBodies(bodies: bodies)
  }

  func write(_ syntax: any ExpressionSyntax) -> Node {
    var object = Object()
    for (index, body) in bodies.enumerated() {
      var members = Object()
      if let contentType = body.contentType { members.append("ContentType", contentType.write(syntax)) }
      if let content = body.content { members.append("Content", content.write(syntax)) }
      object.append(body.name?.literal ?? "Body\(index + 1)", Node(.object(members)))
    }
    return Node(.object(object))
  }
}
