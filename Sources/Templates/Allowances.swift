import Documents
import ResourceGraph

/// The representation of allowances in templates: `infra: { allow: { rule: reason } }`.
enum Allowances {
  static func node(_ allowances: [Allowance]) -> Node {
    let reasons = allowances.map { Object.Member(key: $0.rule, value: Node(.string($0.reason))) }
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
