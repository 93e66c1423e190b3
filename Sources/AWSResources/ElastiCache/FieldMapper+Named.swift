import ResourceGraph

extension FieldMapper {
  /// A name that Terraform insists on, where CloudFormation makes one up.
  func nameOrGenerated(_ name: StaticString, terraform: TerraformName, _ value: inout Value<String>?) {
    switch dialect {
    case .cloudFormation: field(name, terraform: terraform, &value)
    case .terraform: required(name, terraform: terraform, &value)
    }
  }
}
