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
  /// - Parameters:
  ///   - isUsed: whether the companion is there.
  ///   - template: the JSON object that the result is put into, if it does not stand alone.
  ///   - resultKey: the result's key in the object.
  public func ephemeralResult(
    _ name: StaticString, of type: StaticString, _ result: StaticString, isUsed: Bool,
    in template: inout Value<String>?, under resultKey: inout Value<String>?
  ) {
    guard dialect == .terraform, let key = key(name, .named(name)) else { return }
    let address = "ephemeral.\(type).\(localName).\(result)"
    switch task {
    case .write:
      guard isUsed else { return }
      let document = template?.literal.flatMap { text in
        resultKey?.literal.flatMap { ResultDocument(template: text, key: $0) }
      }
      if let document {
        output.append(key, Node(.string("${jsonencode(\(document.expression(with: address)))}")))
      } else {
        output.append(key, Node(.string("${\(address)}")))
        if template != nil { unsupported.append("SecretStringTemplate") }
      }
    case .read:
      guard isUsed, let text = take(key)?.value.string, let document = ResultDocument(expression: text) else { return }
      template = .literal(document.template)
      resultKey = .literal(document.key)
    case .list: list(key, .string, isRequired: false)
    }
  }
}

/// A JSON object that one member of is known only while Terraform runs: `{"username":"app","password":…}`.
private struct ResultDocument {
  let template: String
  let key: String

  /// `nil` where the template is no JSON object, or Terraform would take a part of it for an expression.
  init?(template: String, key: String) {
    guard let node = try? JSON.read(Array(template.utf8)), node.object != nil,
      !["${", "%{"].contains(where: { template.contains($0) || key.contains($0) })
    else { return nil }
    self.template = JSON.writeCompact(node)
    self.key = key
  }

  private static let start = "${jsonencode("
  private static let end = ")}"

  /// Reads what `expression(with:)` writes.
  init?(expression: String) {
    guard expression.hasPrefix(Self.start), expression.hasSuffix(Self.end) else { return nil }
    let text = expression.dropFirst(Self.start.count).dropLast(Self.end.count)
    // The result is the one value that is not JSON.
    guard let place = text.firstRange(of: ":ephemeral.") else { return nil }
    let rest = text[place.upperBound...].drop { $0 != "," && $0 != "}" }
    guard let node = try? JSON.read(Array((text[..<place.lowerBound] + ":null" + rest).utf8)),
      var object = node.object, let member = object.members.last(where: { $0.value.isNull })
    else { return nil }
    object.remove(member.key)
    self.init(template: JSON.writeCompact(Node(.object(object))), key: member.key)
  }

  /// HCL reads a JSON object as an object of its own.
  func expression(with result: String) -> String {
    var object = (try? JSON.read(Array(template.utf8)))?.object ?? [:]
    object.remove(key)
    let members = object.members.map { member in
      "\(JSON.writeCompact(Node(.string(member.key)))):\(JSON.writeCompact(member.value))"
    }
    return "{\((members + ["\(JSON.writeCompact(Node(.string(key)))):\(result)"]).joined(separator: ","))}"
  }
}
