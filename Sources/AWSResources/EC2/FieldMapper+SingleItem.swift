import ResourceGraph

extension FieldMapper {
  /// A list that the dialect writes as a single value: its first item.
  func singleItem<Item: Scalar & Field>(
    _ name: StaticString, terraform: TerraformName = .snakeCase, isRequired: Bool = false, _ list: inout List<Item>?
  ) {
    var item: Item? =
      switch list {
      case .items(let items)?: items.first
      case .expression(let expression)?: Item(expression: expression)
      case nil: nil
      }
    if isRequired {
      required(name, terraform: terraform, &item)
    } else {
      field(name, terraform: terraform, &item)
    }
    list = item.map { [$0] }
  }
}
