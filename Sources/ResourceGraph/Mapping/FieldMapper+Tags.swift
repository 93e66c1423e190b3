import Documents

extension FieldMapper {
  /// The resource's tags: a list of `Key` and `Value` in CloudFormation, a map in Terraform.
  public func tags(_ tags: inout Tags, _ name: StaticString = "Tags", cloudFormation shape: Tags.Shape = .list) {
    guard let key = key(name, .named("tags")) else { return }
    switch operation {
    case .write:
      guard !tags.entries.isEmpty else { return }
      let isList = dialect == .cloudFormation && shape == .list
      output.append(key, isList ? tags.list(syntax) : NamedValues(tags.entries).write(syntax))
    case .read:
      guard let member = take(key) else { return }
      let isList = dialect == .cloudFormation && shape == .list
      if let read = isList ? Tags(list: member.value, syntax) : Tags(map: member.value, syntax) {
        tags = read
      } else {
        preserve(member)
      }
    case .list: isMapOfTags(shape) ? list(key, .namedValues) : list("\(key)[]", .tags)
    }
  }

  /// Tags of a resource that CloudFormation cannot tag. They are not reported as unsupported, because the tags of a stack
  /// apply to all of its resources.
  public func terraformTags(_ tags: inout Tags) {
    if dialect == .terraform { listing(.unsupported) { self.tags(&tags) } }
  }

  /// Tags of a resource that not every supported version of Terraform's provider can tag; they are reported as unsupported.
  public func cloudFormationTags(_ tags: inout Tags) {
    if dialect == .cloudFormation { return listing(.unsupported) { self.tags(&tags) } }
    if operation == .write, !tags.entries.isEmpty { unsupported.append("Tags") }
  }

  private func isMapOfTags(_ shape: Tags.Shape) -> Bool { dialect == .terraform || shape == .map }
}
