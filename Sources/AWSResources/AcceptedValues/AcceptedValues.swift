package import Documents

/// A value that AWS does not accept of a property.
package struct UnacceptedValue: Hashable, Sendable {
  /// Names and indices in CloudFormation's spelling: `Volumes`, `0`, `Name`.
  package var path: [String]
  /// The value as messages show it; `nil` for one that must not be shown.
  package var value: String?
  /// What AWS accepts, to follow *use*: `0 to 900`.
  package var accepted: String
}

/// What AWS accepts of the properties of resources, as the published CloudFormation schemas have it.
///
/// The table of a type is read when the first resource of that type is checked.
package struct AcceptedValues {
  /// The region in which the resources are deployed, where that is known.
  private let region: String?
  /// Whether the resources are deployed by Terraform, whose provider accepts values of its own.
  private let isTerraform: Bool
  private var tables: [String: ValueTable?] = [:]

  package init(region: String? = nil, isTerraform: Bool = false) {
    self.region = region
    self.isTerraform = isTerraform
  }

  /// Whether anything is known of a type.
  package mutating func knows(_ type: String) -> Bool { table(of: type) != nil }

  /// The literals of a resource that AWS does not accept; whatever is not a literal is skipped.
  ///
  /// - Parameter properties: the resource as CloudFormation's templates spell it.
  package mutating func mistakes(in properties: Object, of type: String) -> [UnacceptedValue] {
    guard let table = table(of: type) else { return [] }
    var check = Check(table: table, region: region, terraformValues: isTerraform ? TerraformValues(type) : nil)
    check.check(properties, in: 0..<table.lines.count)
    return check.mistakes
  }

  /// What AWS accepts of a property of a resource, where anything is known.
  static func constraint(of property: String, of type: String) -> ValueConstraint? {
    guard let table = lines(of: type).map({ ValueTable($0) }),
      let line = table.line(named: property, in: 0..<table.lines.count), table.lines[line].hasConstraint
    else { return nil }
    return table.constraint(of: line)
  }

  private mutating func table(of type: String) -> ValueTable? {
    if let known = tables[type] { return known }
    let table = Self.lines(of: type).map { ValueTable($0) }
    tables[type] = .some(table)
    return table
  }
}

/// The check of one resource.
private struct Check {
  let table: ValueTable
  let region: String?
  /// What is accepted beside what the table has.
  let terraformValues: TerraformValues?
  var mistakes: [UnacceptedValue] = []
  private var path: [String] = []

  init(table: ValueTable, region: String?, terraformValues: TerraformValues?) {
    self.table = table
    self.region = region
    self.terraformValues = terraformValues
  }

  mutating func check(_ object: Object, in lines: Range<Int>) {
    for member in object.members {
      guard let line = table.line(named: member.key, in: lines) else { continue }
      path.append(member.key)
      if table.lines[line].hasConstraint { compare(member.value, with: object, table.constraint(of: line)) }
      check(member.value, line)
      path.removeLast()
    }
  }

  private mutating func check(_ node: Node, _ index: Int) {
    let line = table.lines[index]
    let inner = index + 1..<line.end
    switch node.content {
    case .null, .bool: break
    case .integer, .number, .string: if line.hasConstraint { check(scalar: node, table.constraint(of: index)) }
    case .array(let items):
      if line.hasConstraint { check(items, table.constraint(of: index)) }
      guard let first = inner.first, table.isItem(first) else { return }
      for (position, item) in items.enumerated() {
        path.append(String(position))
        check(item, first)
        path.removeLast()
      }
    case .object(let object):
      if line.hasConstraint, table.constraint(of: index).form == .tags {
        check(tags: object.members.map { ($0.key, $0.value) })
      }
      check(object, in: inner)
    }
  }

  private mutating func check(scalar node: Node, _ constraint: ValueConstraint) {
    guard let text = String(node: node), !text.hasPrefix("{{resolve:") else { return }
    if terraformValues?.accepts(text, at: path, constraint) == true { return }
    if let accepted = constraint.problem(with: text, region: region) { report(text, accepted) }
  }

  /// Holds a number against the property of the same object that it must not exceed.
  private mutating func compare(_ node: Node, with object: Object, _ constraint: ValueConstraint) {
    guard let name = constraint.upperProperty, let text = String(node: node), let number = Double(text),
      let upper = object[name].flatMap({ String(node: $0) }), let limit = Double(upper), number > limit
    else { return }
    report(text, "at most \(upper), the value of \(name)")
  }

  private mutating func check(_ items: [Node], _ constraint: ValueConstraint) {
    if constraint.form == .tags { return check(tags: items.compactMap { tag($0) }) }
    guard let count = constraint.items, !items.contains(where: \.isOfUnknownCount), !count.contains(Double(items.count))
    else { return }
    mistakes.append(.init(path: path, value: "\(items.count) items", accepted: "\(count.words) items"))
  }

  private func tag(_ node: Node) -> (String, Node)? {
    guard let key = node["Key"]?.string, let value = node["Value"] else { return nil }
    return (key, value)
  }

  // https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
  private mutating func check(tags: [(key: String, value: Node)]) {
    if tags.count > TagLimits.count {
      mistakes.append(.init(path: path, value: "\(tags.count) tags", accepted: "at most \(TagLimits.count)"))
    }
    for (key, value) in tags {
      if let accepted = TagLimits.problem(withKey: key) { report(key, accepted) }
      if let text = value.string, let accepted = TagLimits.problem(withValue: text) { report(text, accepted) }
    }
  }

  private mutating func report(_ text: String, _ accepted: String) {
    let isSecret = path.contains { $0.contains("Password") || $0.contains("Token") || $0.hasSuffix("SecretString") }
    let shown = text.count > 60 ? "\(text.prefix(57))…" : text
    mistakes.append(.init(path: path, value: isSecret ? nil : "'\(shown)'", accepted: accepted))
  }
}

extension Node {
  /// Whether the item of a list can be none or several when the template is deployed.
  fileprivate var isOfUnknownCount: Bool {
    switch content {
    case .null: true
    case .object(let object): object["Fn::If"] != nil || self == ["Ref": "AWS::NoValue"]
    default: false
    }
  }
}

/// What AWS accepts of tags.
package enum TagLimits {
  package static let count = 50

  /// What AWS accepts in place of a key that it does not accept.
  package static func problem(withKey key: String) -> String? {
    let words = "a key of 1 to 128 characters that does not begin with 'aws:'"
    return (1...128).contains(key.unicodeScalars.count) && !key.lowercased().hasPrefix("aws:") ? nil : words
  }

  /// What AWS accepts in place of a value that it does not accept.
  package static func problem(withValue value: String) -> String? {
    value.unicodeScalars.count <= 256 ? nil : "a value of at most 256 characters"
  }
}
