import Documents

extension FieldMapper {
  /// A group that is an ephemeral resource of the same name in Terraform, whose values are not stored in the state.
  public func ephemeral<G: FieldGroup>(_ type: StaticString, owner: ResourceType, _ group: inout G?) {
    let name = "\(type)"
    guard dialect == .terraform, let companion = owner.companions.first(where: { $0.type == name }) else { return }
    switch operation {
    case .write:
      guard var copy = group else { return }
      // A resource without arguments is written as well.
      companions.append(WrittenCompanion(type: companion, body: written { copy.map(self) }))
    case .read, .list:
      let isThere = operation == .list || companionInputs[name] != nil
      var read = G()
      mapCompanion(companion) { read.map($0) }
      if operation == .read, isThere { group = read }
    }
  }

  /// A write-only argument that receives a result of an ephemeral companion: `secret_string_wo`.
  ///
  /// - Parameters:
  ///   - isUsed: whether the companion exists.
  ///   - template: the JSON object that the result is inserted into; the result alone if `nil`.
  ///   - resultKey: the key of the result in the object.
  public func ephemeralResult(
    _ name: StaticString, of type: StaticString, _ result: StaticString, isUsed: Bool,
    in template: inout Value<String>?, under resultKey: inout Value<String>?
  ) {
    guard dialect == .terraform, let key = key(name, .named(name)) else { return }
    let address = "ephemeral.\(type).\(localName).\(result)"
    switch operation {
    case .write:
      guard isUsed else { return }
      let document = template.flatMap { template in
        resultKey?.literal.flatMap { ResultDocument(template: template.write(syntax), key: $0) }
      }
      if let document {
        output.append(key, Node(.string("${jsonencode(\(document.expression(with: address)))}")))
      } else {
        output.append(key, Node(.string("${\(address)}")))
        if template != nil { unsupported.append("SecretStringTemplate") }
      }
    case .read:
      guard isUsed, let text = take(key)?.value.string, let document = ResultDocument(expression: text) else { return }
      template = Value<String>.read(Node(.string(document.template)), syntax)
      resultKey = .literal(document.key)
    case .list: list(key, .string, isRequired: false)
    }
  }
}

extension FieldMapper {
  /// A write-only argument that receives a member of a JSON object that an ephemeral companion reads: `password_wo`.
  ///
  /// - Parameters:
  ///   - member: the member's key.
  ///   - isUsed: whether the companion exists.
  public func ephemeralMember(
    _ name: StaticString, _ member: StaticString, of type: StaticString, _ result: StaticString, isUsed: Bool
  ) {
    guard dialect == .terraform, let key = key(name, .named(name)) else { return }
    let text = "${jsondecode(ephemeral.\(type).\(localName).\(result))[\"\(member)\"]}"
    switch operation {
    case .write: if isUsed { output.append(key, Node(.string(text))) }
    case .read: if isUsed { _ = take(key) }
    case .list: list(key, .string, isRequired: false)
    }
  }
}

/// A JSON object with one member whose value exists only while Terraform runs: `{"username":"app","password":…}`.
private struct ResultDocument {
  let template: String
  let key: String

  /// - Parameter template: as Terraform is written with it, where strings can contain expressions.
  /// - Returns: `nil` if the template is not a JSON object.
  init?(template: Node, key: String) {
    guard let text = template.string, let node = try? JSON.read(Array(text.utf8)), node.object != nil,
      !["${", "%{"].contains(where: { key.contains($0) })
    else { return nil }
    self.template = JSON.writeCompact(node)
    self.key = key
  }

  private static let start = "${jsonencode("
  private static let end = ")}"

  /// Parses the result of `expression(with:)`.
  init?(expression: String) {
    guard expression.hasPrefix(Self.start), expression.hasSuffix(Self.end) else { return nil }
    let text = expression.dropFirst(Self.start.count).dropLast(Self.end.count)
    // The result is the only value that is not JSON.
    guard let place = text.firstRange(of: ":ephemeral.") else { return nil }
    let rest = text[place.upperBound...].drop { $0 != "," && $0 != "}" }
    guard let node = try? JSON.read(Array((text[..<place.lowerBound] + ":null" + rest).utf8)),
      var object = node.object, let member = object.members.last(where: { $0.value.isNull })
    else { return nil }
    object.remove(member.key)
    self.init(template: Node(.string(JSON.writeCompact(Node(.object(object))))), key: member.key)
  }

  /// HCL accepts a JSON object as an object constructor.
  func expression(with result: String) -> String {
    var object = (try? JSON.read(Array(template.utf8)))?.object ?? [:]
    object.remove(key)
    let members = object.members.map { member in
      "\(JSON.writeCompact(Node(.string(member.key)))):\(JSON.writeCompact(member.value))"
    }
    return "{\((members + ["\(JSON.writeCompact(Node(.string(key)))):\(result)"]).joined(separator: ","))}"
  }
}
