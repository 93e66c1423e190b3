import Documents
import ResourceGraph

/// The representation of allowances in templates: `infra: { allow: { rule: reason } }`.
enum Allowances {
  /// The allowances that the files of a dialect need; `nil` if there are none.
  static func node(_ allowances: [Allowance], in dialect: Dialect) -> Node? {
    let needed = allowances.filter { $0.dialect == nil || $0.dialect == dialect }
    if needed.isEmpty { return nil }
    let reasons = needed.map { Object.Member(key: $0.rule, value: Node(.string($0.reason))) }
    return ["infra": ["allow": Node(.object(Object(reasons)))]]
  }

  static func read(_ metadata: Node?, file: String) -> [Allowance] {
    guard let reasons = metadata?["infra"]?["allow"]?.object else { return [] }
    return reasons.members.compactMap { member in
      guard let reason = member.value.string, !reason.isEmpty else { return nil }
      return Allowance(member.key, because: reason, at: SourceLocation(file: file, position: member.value.position))
    }
  }
}
