import Documents
import ResourceGraph

extension FieldMapper {
  /// The dimensions of a metric: a list of `Name` and `Value` in CloudFormation, a map in Terraform.
  func dimensions(_ dimensions: inout NamedValues?) {
    guard dialect == .cloudFormation else { return field("Dimensions", &dimensions) }
    var list = dimensions.map(DimensionList.init)
    field("Dimensions", &list)
    dimensions = list?.dimensions
  }
}

/// Dimensions in CloudFormation's spelling.
private struct DimensionList: Field {
  var dimensions: NamedValues

  init(_ dimensions: NamedValues) { self.dimensions = dimensions }

  static var kind: FieldKind {
    .examples([[["Name": "ClusterName", "Value": "shop"], ["Name": "ServiceName", "Value": "api"]]])
  }

  static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> DimensionList? {
    guard case .array(let items) = node.content else { return nil }
    var dimensions = NamedValues()
    for item in items {
      guard case .object(let pair) = item.content, pair.count == 2, let name = pair["Name"]?.string,
        let valueNode = pair["Value"], let value = Text.read(valueNode, syntax), dimensions[name] == nil
      else { return nil }
      dimensions[name] = value
    }
    return DimensionList(dimensions)
  }

  func write(_ syntax: any ExpressionSyntax) -> Node {
    Node(
      .array(
        dimensions.entries.map { entry in
          ["Name": Node(.string(entry.name)), "Value": entry.value.write(syntax)]
        }))
  }
}
