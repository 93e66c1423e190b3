public import Documents

/// A group that is a member of an object in CloudFormation, and a block that has the member's key as an argument in Terraform:
/// the settings of a route of an API.
public protocol KeyedGroup: FieldGroup {
  /// The key of the member. CloudFormation needs a text; a group with another key is reported as unsupported.
  var key: Value<String>? { get set }
  /// Terraform's argument for the key: `route_key`.
  static var keyArgument: StaticString { get }
  /// Objects as CloudFormation has them, from which tests make templates.
  static var examples: [Node] { get }
}

extension FieldMapper {
  /// An object with a member for each group; repeated blocks in Terraform.
  public func keyedGroups<G: KeyedGroup>(
    _ name: StaticString, terraform: TerraformName = .snakeCase, _ groups: inout [G]
  ) {
    guard dialect == .cloudFormation else {
      var blocks = groups.map(KeyedBlock.init)
      self.groups(name, terraform: terraform, &blocks)
      groups = blocks.map(\.group)
      return
    }
    let key = "\(name)"
    switch operation {
    case .write: write(groups, to: key)
    case .read: read(&groups, from: key)
    case .list: list(key, .examples(G.examples))
    }
  }

  private func write<G: KeyedGroup>(_ groups: [G], to name: String) {
    guard !groups.isEmpty else { return }
    var object = Object()
    for group in groups {
      guard let key = group.key?.literal, object[key] == nil else {
        unsupported.append(name)
        continue
      }
      var copy = group
      object.append(key, Node(.object(written { copy.map(self) })))
    }
    if !object.isEmpty { output.append(name, Node(.object(object))) }
  }

  private func read<G: KeyedGroup>(_ groups: inout [G], from name: String) {
    guard let member = take(name) else { return }
    guard let object = object(member.value), !object.isEmpty else { return preserve(member) }
    for item in object.members {
      let place: [Extra.Step] = [.key(name), .key(item.key)]
      guard let body = self.object(item.value) else {
        preserve(item.value, at: place)
        continue
      }
      var read = G()
      reading(body, at: place) { read.map(self) }
      read.key = .literal(item.key)
      groups.append(read)
    }
  }
}

/// A keyed group as a block of Terraform.
private struct KeyedBlock<G: KeyedGroup>: FieldGroup {
  var group = G()

  init() {}

  init(_ group: G) { self.group = group }

  mutating func map(_ fields: FieldMapper) {
    fields.required(G.keyArgument, terraform: .named(G.keyArgument), &group.key)
    group.map(fields)
  }
}
