import Documents
import ResourceGraph

extension FieldMapper {
  /// The dimensions of a metric: a list of `Name` and `Value` in CloudFormation, a map in Terraform.
  func dimensions(_ dimensions: inout NamedValues?) {
    map(&dimensions, as: DimensionList<MetricDimension>.self)
  }

  /// The dimensions that a metric filter publishes: a list of `Key` and `Value` in CloudFormation, a map in Terraform.
  func filterDimensions(_ dimensions: inout NamedValues?) {
    map(&dimensions, as: DimensionList<FilterDimension>.self)
  }

  private func map<Naming>(_ dimensions: inout NamedValues?, as type: DimensionList<Naming>.Type) {
    guard dialect == .cloudFormation else { return field("Dimensions", &dimensions) }
    var list = dimensions.map(DimensionList<Naming>.init)
    field("Dimensions", &list)
    dimensions = list?.dimensions
  }
}

/// The CloudFormation key of a dimension's name.
private protocol DimensionNaming: Sendable {
  static var name: String { get }
}

private enum MetricDimension: DimensionNaming { static let name = "Name" }
private enum FilterDimension: DimensionNaming { static let name = "Key" }

/// Dimensions as CloudFormation writes them.
private struct DimensionList<Naming: DimensionNaming>: Field {
  var dimensions: NamedValues

  init(_ dimensions: NamedValues) { self.dimensions = dimensions }

  static var kind: FieldKind {
    .examples([[[Naming.name: "ClusterName", "Value": "shop"], [Naming.name: "ServiceName", "Value": "api"]]])
  }

  static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> DimensionList? {
    guard case .array(let items) = node.content else { return nil }
    var dimensions = NamedValues()
    for item in items {
      guard case .object(let pair) = item.content, pair.count == 2, let name = pair[Naming.name]?.string,
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
          [Naming.name: Node(.string(entry.name)), "Value": entry.value.write(syntax)]
        }))
  }
}
