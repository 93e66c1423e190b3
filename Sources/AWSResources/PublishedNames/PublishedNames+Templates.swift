package import Documents
package import ResourceGraph

/// A property of a template that the published schema of its type does not have in that form.
package struct PropertyMistake: Hashable, Sendable {
  package enum Fact: Hashable, Sendable {
    /// There is no such property; with the nearest that there is.
    case missing(nearest: String?)
    /// The value is of another form: `an object`, where the schema has `a list`.
    case form(String, expected: String)
  }

  /// Names and indices: `SecurityGroupIngress`, `0`, `CidrIp`.
  package var path: [String]
  package var fact: Fact
}

/// What AWS publishes of the properties of types.
///
/// The schema of a type is read when the first resource of that type is checked.
package struct PublishedSchemas {
  private var types: [String: [PublishedProperty]?] = [:]

  package init() {}

  /// What a template sets that the published schema of a type does not have; empty if nothing is known of the type.
  ///
  /// - Parameter properties: as CloudFormation's templates spell them; functions are values of any form.
  package mutating func mistakes(in properties: Object, of type: String) -> [PropertyMistake] {
    guard let known = self.properties(of: type) else { return [] }
    var check = PropertyCheck()
    check.check(properties, known)
    return check.mistakes
  }

  /// What a value at a path of a CloudFormation type has that the published schema of the type does not have.
  package mutating func mistakes(in value: Node, at path: [Extra.Step], of type: String) -> [PropertyMistake] {
    guard let known = properties(of: type) else { return [] }
    var check = PropertyCheck()
    check.check(value, at: path[...], .object, { known })
    return check.mistakes
  }

  /// Whether every resource of a CloudFormation type has to have a property.
  package mutating func requires(_ name: String, of type: String) -> Bool {
    properties(of: type)?.contains { $0.name == name && $0.isRequired } ?? false
  }

  private mutating func properties(of type: String) -> [PublishedProperty]? {
    if let known = types[type] { return known }
    let read = PublishedNames.properties[type].map { PublishedProperty.list(StaticText($0)) }
    types[type] = .some(read)
    return read
  }
}

extension JSONDocument {
  /// The document with functions in place of expressions, whose values are not known.
  package var plainNode: Node {
    switch self {
    case .scalar(let node): node
    case .expression: ["Ref": ""]
    case .items(let items): Node(.array(items.map(\.plainNode)))
    case .members(let members): Node(.object(Object(members.map { .init(key: $0.key, value: $0.value.plainNode) })))
    }
  }
}

extension AcceptedValues {
  /// The literals of a value at a path of a resource that AWS does not accept.
  package mutating func mistakes(in value: Node, at path: [Extra.Step], of type: String) -> [UnacceptedValue] {
    let body = path.reversed().reduce(value) { inner, step in
      switch step {
      case .key(let key): Node(.object(Object([.init(key: key, value: inner)])))
      case .index: Node(.array([inner]))
      }
    }
    // A list around the value has other items, too.
    return body.object.map { mistakes(in: $0, of: type).filter { $0.path.count >= path.count } } ?? []
  }
}

/// The check of one resource.
private struct PropertyCheck {
  var mistakes: [PropertyMistake] = []
  private var path: [String] = []

  mutating func check(_ object: Object, _ known: [PublishedProperty]) {
    for member in object.members where !member.key.hasPrefix("Fn::") {
      path.append(member.key)
      if let property = known.first(where: { $0.name == member.key }) {
        check(member.value, property.form) { property.properties }
      } else {
        let nearest = Suggestion.nearest(to: member.key, among: known.map(\.name.text))
        mistakes.append(.init(path: path, fact: .missing(nearest: nearest)))
      }
      path.removeLast()
    }
  }

  /// Checks a value that is set somewhere in a resource.
  mutating func check(
    _ node: Node, at steps: ArraySlice<Extra.Step>, _ form: PropertyForm?, _ inner: () -> [PublishedProperty]
  ) {
    guard let step = steps.first else { return check(node, form, inner) }
    let rest = steps.dropFirst()
    switch (step, form) {
    case (.key(let key), .object?):
      guard let property = inner().first(where: { $0.name == key }) else { return }
      path.append(key)
      check(node, at: rest, property.form) { property.properties }
    case (.index(let index), .list(let item)?):
      path.append(String(index))
      check(node, at: rest, item, inner)
    case (.index, let form?) where form != .string:
      mistakes.append(.init(path: path, fact: .form("a list", expected: form.words)))
    case (.key, let form?) where form != .string:
      mistakes.append(.init(path: path, fact: .form("an object", expected: form.words)))
    default: return
    }
  }

  private mutating func check(_ node: Node, _ form: PropertyForm?, _ inner: () -> [PublishedProperty]) {
    // Rain's directives are replaced before deployment too.
    if let call = node.onlyMember, call.key == "Ref" || call.key.place(of: "::") != nil {
      // Both branches have to be right; they stand where the property stands.
      guard call.key == "Fn::If", let parts = call.value.array, parts.count == 3 else { return }
      for part in parts[1...] { check(part, form, inner) }
      return
    }
    if let form, !form.accepts(node), !isLocalPath(node, form) {
      mistakes.append(.init(path: path, fact: .form(node.formWords, expected: form.words)))
      return
    }
    switch node.content {
    case .object(let object):
      let known = inner()
      if !known.isEmpty, object["Fn::Transform"] == nil { check(object, known) }
    case .array(let items):
      guard case .list(let itemForm)? = form else { return }
      for (index, item) in items.enumerated() {
        path.append(String(index))
        check(item, itemForm, inner)
        path.removeLast()
      }
    default: return
    }
  }
}

extension PropertyCheck {
  /// Whether `aws cloudformation package` replaces the path of a file with the object that says where it was uploaded.
  /// https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
  private func isLocalPath(_ node: Node, _ form: PropertyForm) -> Bool {
    guard form == .object, node.string != nil, let name = path.last else { return false }
    return ["BodyS3Location", "Code", "Content", "DefinitionS3Location", "S3", "SourceBundle"].contains(name)
  }
}

extension Node {
  fileprivate var onlyMember: Object.Member? {
    guard case .object(let object) = content, object.members.count == 1 else { return nil }
    return object.members[0]
  }
}
