import ResourceGraph

extension FieldMapper {
  /// A group whose fields stand in the resource itself in CloudFormation, and in a block of that name in Terraform.
  func flatGroup<G: FieldGroup>(terraform: StaticString? = nil, _ group: inout G?) {
    if dialect == .terraform, let terraform {
      self.group(terraform, terraform: .named(terraform), &group)
      return
    }
    let empty = G()
    var fields = group ?? empty
    fields.map(self)
    group = fields == empty ? nil : fields
  }
}
