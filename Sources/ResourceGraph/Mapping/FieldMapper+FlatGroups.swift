extension FieldMapper {
  /// A group whose fields are flattened into the resource.
  @inlinable
  public func flatGroup<G: FieldGroup>(_ group: inout G?) {
    if operation == .write, group == nil { return }
    mapFlatGroup(&group)
  }

  @usableFromInline
  func mapFlatGroup<G: FieldGroup>(_ group: inout G?) {
    let count = readCount
    var fields = group ?? G()
    fields.map(self)
    if operation == .write || readCount > count { group = fields }
  }

  /// A group whose fields are flattened into the resource in CloudFormation, and are a block of that name in Terraform.
  public func flatGroup<G: FieldGroup>(terraform: StaticString, _ group: inout G?) {
    dialect == .terraform ? self.group(terraform, terraform: .named(terraform), &group) : flatGroup(&group)
  }

  /// A group that is an object in CloudFormation, and whose fields are the arguments of a companion resource in Terraform.
  public func companionGroup<G: FieldGroup>(_ name: StaticString, _ group: inout G?) {
    dialect == .terraform ? flatGroup(&group) : self.group(name, &group)
  }
}
