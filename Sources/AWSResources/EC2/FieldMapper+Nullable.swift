import Documents
import ResourceGraph

extension FieldMapper {
  /// A field that Terraform requires as `null` if it has no value.
  ///
  /// Objects that Terraform documents as blocks but types as attributes (`ingress`, `route`) must contain every attribute
  /// in its JSON syntax: https://developer.hashicorp.com/terraform/language/attr-as-blocks
  func nullableField<F: Field>(_ name: StaticString, terraform: TerraformName = .snakeCase, _ value: inout F?) {
    guard dialect == .terraform else { return field(name, terraform: terraform, &value) }
    var argument: Nullable<F>? = Nullable(value: value)
    field(name, terraform: terraform, &argument)
    if let argument { value = argument.value }
  }

  /// A field that only Terraform supports, and requires as `null` if it has no value.
  func terraformOnlyNullable<F: Field>(_ name: StaticString, _ value: inout F?) {
    var argument: Nullable<F>? = Nullable(value: value)
    terraformOnly(name, &argument)
    if let argument { value = argument.value }
  }
}

private struct Nullable<F: Field>: Field {
  static var kind: FieldKind { F.kind }

  var value: F?

  static func read(_ node: Node, _ syntax: any ExpressionSyntax) -> Nullable? {
    F.read(node, syntax).map { Nullable(value: $0) }
  }

  func write(_ syntax: any ExpressionSyntax) -> Node { value?.write(syntax) ?? Node(.null) }
}
