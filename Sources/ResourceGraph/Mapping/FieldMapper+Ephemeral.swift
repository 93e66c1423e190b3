import Documents

extension FieldMapper {
  /// A group that Terraform keeps in an ephemeral resource of the same name: a value that no state holds.
  public func ephemeral<G: FieldGroup>(_ type: StaticString, owner: ResourceType, _ group: inout G?) {
    let name = "\(type)"
    guard dialect == .terraform, let companion = owner.companions.first(where: { $0.type == name }) else { return }
    switch task {
    case .write:
      guard var copy = group else { return }
      // A resource without arguments is one all the same.
      companions.append(WrittenCompanion(type: companion, body: written { copy.map(self) }))
    case .read, .list:
      let isThere = task == .list || companionInputs[name] != nil
      var read = G()
      mapCompanion(companion) { read.map($0) }
      if task == .read, isThere { group = read }
    }
  }

  /// An argument that takes the result of an ephemeral companion: `secret_string_wo`.
  ///
  /// - Parameter isUsed: whether the companion is there.
  public func ephemeralResult(_ name: StaticString, of type: StaticString, _ result: StaticString, isUsed: Bool) {
    guard dialect == .terraform, let key = key(name, .named(name)) else { return }
    switch task {
    case .write:
      if isUsed { output.append(key, Node(.string("${ephemeral.\(type).\(localName).\(result)}"))) }
    case .read:
      if isUsed { _ = take(key) }
    case .list: list(key, .text, isRequired: false)
    }
  }
}
