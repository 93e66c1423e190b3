import Documents

/// A field that changes outside of Terraform after deployment and must not be reverted: `ignore_changes`.
///
/// The file of a resource declares it with the property; the field list gives its name in Terraform. CloudFormation
/// does not need it, because an update changes only what differs from the previous template.
public struct IgnoredChange: Sendable {
  /// The path of the argument, with an index after each block: `storage_info[0].volume_size`.
  public let terraformPath: String

  /// - Parameters:
  ///   - type: the resource that has the field.
  ///   - set: sets a value for the field, and for no other.
  public init<R: Resource>(_ type: R.Type, _ set: (inout R) -> Void) {
    let mapper = FieldMapper.writer(.terraform, syntax: LiteralSyntax())
    terraformPath = Self.path(to: mapper.write(R(set)).body, without: mapper.write(R()).body)
  }

  /// The path of the first member that `other` does not contain with the same value.
  private static func path(to object: Object, without other: Object) -> String {
    guard let member = object.first(where: { other[$0.key] != $0.value }) else { return "" }
    guard case .object(let block) = member.value.content else { return member.key }
    return "\(member.key)[0].\(path(to: block, without: other[member.key]?.object ?? [:]))"
  }
}

/// A syntax for resources that contain literals only.
private struct LiteralSyntax: ExpressionSyntax {
  func node(_ expression: Expression) -> Node { .null }
  func node(literal: Node) -> Node { literal }
  func expression(_ node: Node) -> Expression? { nil }
  func literal(_ node: Node) -> Node { node }
}

extension Entry {
  /// Keeps Terraform from reverting changes of a field.
  public mutating func ignore(_ change: IgnoredChange) { ignoredChanges.append(change.terraformPath) }
}
