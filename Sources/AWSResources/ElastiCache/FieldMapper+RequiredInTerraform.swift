import ResourceGraph

extension FieldMapper {
  /// A field that Terraform requires and CloudFormation does not, such as a name that CloudFormation generates.
  func requiredInTerraform<F: Field>(_ name: StaticString, terraform: TerraformName = .snakeCase, _ value: inout F?) {
    switch dialect {
    case .cloudFormation: field(name, terraform: terraform, &value)
    case .terraform: required(name, terraform: terraform, &value)
    }
  }
}
