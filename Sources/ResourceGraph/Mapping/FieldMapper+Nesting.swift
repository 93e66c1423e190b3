import Documents

extension FieldMapper {
  func mapGroup<G: FieldGroup>(_ key: String, counterpart: FieldName.Counterpart = .same, _ group: inout G?) {
    switch operation {
    case .write:
      guard var copy = group else { return }
      let body = written { copy.map(self) }
      output.append(key, Node(.object(body)))
    case .read:
      guard let member = take(key) else { return }
      guard let body = object(member.value) else { return preserve(member) }
      var read = G()
      reading(body, at: [.key(key)]) { read.map(self) }
      group = read
    case .list:
      var empty = G()
      listing(key, counterpart) { empty.map(self) }
    }
  }

  func mapGroups<G: FieldGroup>(_ key: String, counterpart: FieldName.Counterpart = .same, _ groups: inout [G]) {
    switch operation {
    case .write:
      guard !groups.isEmpty else { return }
      let items = groups.map { group in
        var copy = group
        return Node(.object(written { copy.map(self) }))
      }
      output.append(key, Node(.array(items)))
    case .read:
      guard let member = take(key) else { return }
      let nodes: [Node]
      switch member.value.content {
      case .array(let items) where !items.isEmpty: nodes = items
      case .object where dialect == .terraform: nodes = [member.value]
      default: return preserve(member)
      }
      for (index, node) in nodes.enumerated() {
        if syntax.expression(node) == nil, case .object(let body) = node.content {
          var read = G()
          // An item that is preserved unchanged is not a group, so indices in paths count the groups only.
          reading(body, at: [.key(key), .index(groups.count)]) { read.map(self) }
          groups.append(read)
        } else {
          preserve(node, at: [.key(key), .index(index)])
        }
      }
    case .list:
      var empty = G()
      listing("\(key)[]", counterpart) { empty.map(self) }
    }
  }

  /// Maps fields of the same struct in a nested object.
  func nest(_ key: String, counterpart: FieldName.Counterpart = .same, _ body: (FieldMapper) -> Void) {
    switch operation {
    case .write:
      let inner = writtenIfAny(body)
      if !inner.members.isEmpty { output.append(key, Node(.object(inner))) }
    case .read:
      guard let member = take(key) else { return }
      guard let object = object(member.value), !object.members.isEmpty else { return preserve(member) }
      reading(object, at: [.key(key)]) { body(self) }
    case .list: listing(key, counterpart) { body(self) }
    }
  }

  func mapJSONText(_ key: String, casing inner: Casing, _ body: (FieldMapper) -> Void) {
    let outer = casing
    casing = inner
    defer { casing = outer }
    switch operation {
    case .write:
      if let text = writtenText(body) { output.append(key, text) }
    case .read:
      guard let member = take(key) else { return }
      guard case .string(let text) = member.value.content, let root = JSONText.read(text) else {
        return preserve(member)
      }
      readWhole(member, as: Object([.init(key: "", value: root)]), body) { writtenText(body) }
    case .list:
      // The names inside a JSON string are not part of the provider's schema.
      list(key, .string)
    }
  }

  private func writtenText(_ body: (FieldMapper) -> Void) -> Node? {
    let document = written { body(self) }
    return document.members.first.map { Node(.string(JSON.writeCompact($0.value))) }
  }

  func mapKeyValueList(_ key: String, _ body: (FieldMapper) -> Void) {
    switch operation {
    case .write:
      if let list = writtenList(body) { output.append(key, list) }
    case .read:
      guard let member = take(key) else { return }
      guard let object = keyValueObject(member.value) else { return preserve(member) }
      decodesStrings = true
      readWhole(member, as: object, body) { writtenList(body) }
      decodesStrings = false
    case .list:
      let outer = (names, listedPath)
      (names, listedPath) = ([], "")
      body(self)
      let kind = FieldKind.keyValueList(names)
      (names, listedPath) = outer
      list("\(key)[]", kind)
    }
  }

  private func writtenList(_ body: (FieldMapper) -> Void) -> Node? {
    let inner = written { body(self) }
    guard !inner.members.isEmpty else { return .none }
    let items = inner.members.map { member in
      var value = member.value
      if let text = String(node: value) { value = Node(.string(text)) }
      return Node(
        .object(Object([.init(key: "Key", value: Node(.string(member.key))), .init(key: "Value", value: value)])))
    }
    return Node(.array(items))
  }

  /// Reads a value that cannot be restored in parts: if it would be written differently, the whole of it is preserved.
  private func readWhole(
    _ member: Object.Member, as object: Object, _ body: (FieldMapper) -> Void, written: () -> Node?
  ) {
    let known = extras.count
    reading(object, at: [.key(member.key)]) { body(self) }
    let hasUnknown = extras.count > known
    extras.removeSubrange(known...)
    operation = .write
    let missingSoFar = missing
    let isSame = !hasUnknown && written() == member.value
    missing = missingSoFar
    operation = .read
    if !isSame { preserve(member) }
  }

  /// The object that a list of `Key` and `Value` represents; `nil` for any other node.
  private func keyValueObject(_ node: Node) -> Object? {
    guard case .array(let items) = node.content, !items.isEmpty else { return nil }
    var object = Object()
    for item in items {
      guard case .object(let pair) = item.content, pair.members.count == 2,
        case .string(let key)? = pair["Key"]?.content, let value = pair["Value"], object[key] == nil
      else { return nil }
      object.append(key, value)
    }
    return object
  }

}

// MARK: - Companions

extension FieldMapper {
  func mapCompanion(_ type: ResourceType.Companion, _ body: (FieldMapper) -> Void) {
    let outer = companion
    companion = type.type
    switch operation {
    case .write:
      let fields = writtenIfAny(body)
      if !fields.members.isEmpty { companions.append(WrittenCompanion(type: type, body: fields)) }
    case .read:
      if let fields = companionInputs.removeValue(forKey: type.type)?.first {
        readingCompanion(fields, at: []) { body(self) }
      }
    case .list:
      listingCompanion(type) { body(self) }
    }
    companion = outer
  }

  func mapCompanions<G: CompanionGroup>(_ type: ResourceType.Companion, _ groups: inout [G]) {
    let outer = companion
    companion = type.type
    switch operation {
    case .write:
      for group in groups {
        var copy = group
        let body = written { copy.map(self) }
        companions.append(WrittenCompanion(type: type, suffix: group.companionName ?? "", body: body))
      }
    case .read:
      for (index, fields) in (companionInputs.removeValue(forKey: type.type) ?? []).enumerated() {
        var read = G()
        readingCompanion(fields, at: [.index(index)]) { read.map(self) }
        groups.append(read)
      }
    case .list:
      var empty = G()
      listingCompanion(type) { empty.map(self) }
    }
    companion = outer
  }

  private func readingCompanion(_ fields: Object, at steps: [Extra.Step], _ body: () -> Void) {
    let outer = path
    path = []
    reading(fields, at: steps, body)
    path = outer
  }

  private func listingCompanion(_ type: ResourceType.Companion, _ body: () -> Void) {
    let outer = listedPath
    listedPath = ""
    if !type.isEphemeral { list(type.owner, .string, isRequired: true) }
    body()
    listedPath = outer
  }
}

// MARK: - Writing, reading, listing one level deeper

extension FieldMapper {
  func written(_ body: () -> Void) -> Object {
    let outer = output
    output = Object()
    output.members.reserveCapacity(4)
    body()
    defer { output = outer }
    return output
  }

  /// The members that a body writes; if it writes none, its required fields do not count as missing.
  func writtenIfAny(_ body: (FieldMapper) -> Void) -> Object {
    let known = missing.count
    let inner = written { body(self) }
    if inner.members.isEmpty { missing.removeSubrange(known...) }
    return inner
  }

  func reading(_ object: Object, at steps: [Extra.Step], _ body: () -> Void) {
    let outer = input
    input = object
    path += steps
    body()
    for member in input.members { preserve(member) }
    path.removeLast(steps.count)
    input = outer
  }

  private func listing(_ key: String, _ inner: FieldName.Counterpart, _ body: () -> Void) {
    let outer = (listedPath, counterpart)
    listedPath = listedPath.isEmpty ? key : key.isEmpty ? listedPath : "\(listedPath).\(key)"
    counterpart = max(counterpart, inner)
    body()
    (listedPath, counterpart) = outer
  }

  func list(
    _ key: String, _ kind: FieldKind, isRequired: Bool = false, _ own: FieldName.Counterpart = .same
  ) {
    let path = listedPath.isEmpty ? key : "\(listedPath).\(key)"
    names.append(
      FieldName(
        companion: companion, path: path, isRequired: isRequired, kind: kind,
        counterpart: max(counterpart, own), since: since))
  }

  /// An object, or the only block of a list of blocks.
  func object(_ node: Node) -> Object? {
    guard syntax.expression(node) == nil else { return nil }
    switch node.content {
    case .object(let object): return object
    case .array(let items) where dialect == .terraform && items.count == 1:
      if case .object(let object) = items[0].content { return object }
      return nil
    default: return nil
    }
  }

  /// Removes a member from the object being read.
  func take(_ key: String) -> Object.Member? {
    guard let index = input.members.firstIndex(where: { $0.key == key }) else { return nil }
    let member = input.members.remove(at: index)
    if case .null = member.value.content, dialect == .terraform { return nil }
    readCount += 1
    return member
  }

  func preserve(_ member: Object.Member) {
    preserve(member.value, at: [.key(member.key)])
  }

  func preserve(_ node: Node, at steps: [Extra.Step]) {
    extras.append(Extra(dialect, companion: companion, path: path + steps, value: node))
  }

  /// Preserves the template's syntax for a value that would be written differently.
  func preserveSyntax<F: Field>(of key: String, _ node: Node, for value: inout F?) {
    if let preserved = (value as? any SyntaxPreserving)?.preserving(node) as? F {
      value = preserved
    } else {
      value = nil
      preserve(node, at: [.key(key)])
    }
  }
}

/// A field whose value can preserve the syntax that it was read from.
protocol SyntaxPreserving {
  func preserving(_ node: Node) -> Self
}

extension Value: SyntaxPreserving where Wrapped: Literal {
  func preserving(_ node: Node) -> Value { .expression(.verbatim(node, resolved: expression)) }
}

extension Reference: SyntaxPreserving where Target: Resource {
  func preserving(_ node: Node) -> Reference { Reference(expression: .verbatim(node, resolved: expression)) }
}
