import ResourceGraph

extension FieldMapper {
  /// A field that one dialect requires, and that is optional in the other: a name that CloudFormation generates.
  func required<F: Field>(
    in dialect: Dialect, _ name: StaticString, terraform: TerraformName = .snakeCase, _ value: inout F?
  ) {
    if dialect == self.dialect {
      required(name, terraform: terraform, &value)
    } else {
      field(name, terraform: terraform, &value)
    }
  }

  /// An object that one dialect requires, and that is optional in the other.
  func required<G: FieldGroup>(
    in dialect: Dialect, _ name: StaticString, terraform: TerraformName = .snakeCase, _ group: inout G?
  ) {
    if dialect == self.dialect {
      required(name, terraform: terraform, &group)
    } else {
      self.group(name, terraform: terraform, &group)
    }
  }
}
