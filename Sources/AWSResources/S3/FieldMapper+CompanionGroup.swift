import ResourceGraph

extension FieldMapper {
  /// A group that is an object in CloudFormation, and whose fields are the arguments of a companion in Terraform.
  func companionGroup<G: FieldGroup>(_ name: StaticString, _ group: inout G?) {
    guard dialect == .terraform else { return self.group(name, &group) }
    let empty = G()
    var fields = group ?? empty
    fields.map(self)
    group = fields == empty ? nil : fields
  }
}
