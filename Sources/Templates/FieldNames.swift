public import ResourceGraph

extension ResourceType {
  /// Every name that a type's field list gives its fields in a dialect, with its nesting: `ContainerDefinitions[].Name`.
  public static func fieldNames(of type: any Resource.Type, in dialect: Dialect) -> [FieldName] {
    switch dialect {
    case .cloudFormation: FieldMapper.names(of: type, in: dialect, syntax: CloudFormationSyntax())
    case .terraform:
      FieldMapper.names(
        of: type, in: dialect, syntax: TerraformSyntax(addresses: TerraformAddresses([:], finds: false)))
    }
  }
}
