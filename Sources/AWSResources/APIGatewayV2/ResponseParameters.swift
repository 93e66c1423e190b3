public import Documents
public import ResourceGraph

extension APIGatewayV2.Integration {
  /// What an HTTP API changes in responses with a status code.
  public struct ResponseParameters: KeyedGroup {
    public static let keyArgument: StaticString = "status_code"
    public static var examples: [Node] {
      [
        [
          "500": ["ResponseParameters": [["Destination": "overwrite:statuscode", "Source": "403"]]],
          "200": [
            "ResponseParameters": [
              ["Destination": "append:header.version", "Source": "$stageVariables.version"],
              ["Destination": "remove:header.server", "Source": "''"],
            ]
          ],
        ]
      ]
    }

    /// The status code of the integration's response, 200 to 599.
    public var key: Value<String>?
    /// Values by what they change: `overwrite:statuscode` and `403`.
    public var mappings: NamedValues?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      guard fields.dialect == .cloudFormation else { return fields.required("Mappings", &mappings) }
      var list = mappings.map(MappingList.init)
      fields.field("ResponseParameters", &list)
      mappings = list?.mappings
    }
  }
}

/// Mappings as CloudFormation has them: a list of objects with `Destination` and `Source`.
private struct MappingList: Field {
  var mappings: NamedValues

  static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> MappingList? {
    guard syntax.expression(node) == nil, case .array(let items) = node.content else { return nil }
    var mappings = NamedValues()
    for item in items {
      guard let object = item.object, object.count == 2, let destination = object["Destination"]?.string,
        syntax.expression(.string(destination)) == nil, mappings[destination] == nil,
        let source = object["Source"].flatMap({ Text.read($0, syntax) })
      else { return nil }
      mappings[destination] = source
    }
    return MappingList(mappings: mappings)
  }

  func write(_ syntax: any ExpressionSyntax) -> Node {
    Node(
      .array(
        mappings.entries.map { entry in
          ["Destination": Node(.string(entry.name)), "Source": entry.value.write(syntax)]
        }))
  }
}
