public import ResourceGraph

extension ResourceType {
  /// The fields of a type in a dialect, with their paths: `ContainerDefinitions[].Name`.
  public static func fieldNames(of type: any Resource.Type, in dialect: Dialect) -> [FieldName] {
    switch dialect {
    case .cloudFormation: FieldMapper.names(of: type, in: dialect, syntax: CloudFormationSyntax())
    case .terraform:
      FieldMapper.names(
        of: type, in: dialect, syntax: TerraformSyntax(addresses: TerraformAddresses([:], finds: false)))
    }
  }
}
