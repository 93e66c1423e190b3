import ResourceGraph

extension FieldMapper {
  /// A name that Terraform requires and CloudFormation generates if it is missing.
  func requiredInTerraform(_ name: StaticString, terraform: TerraformName, _ value: inout Value<String>?) {
    switch dialect {
    case .cloudFormation: field(name, terraform: terraform, &value)
    case .terraform: required(name, terraform: terraform, &value)
    }
  }
}
