import Documents
import ResourceGraph

/// The representation of allowances in templates: `infra: { allow: { rule: reason } }`, and where an exception has an end
/// `infra: { allow: { rule: { because: reason, until: date } } }`.
enum Allowances {
  /// The allowances that the files of a dialect need; `nil` if there are none.
  static func node(_ allowances: [Allowance], in dialect: Dialect) -> Node? {
    let needed = allowances.filter { $0.tool == nil && ($0.dialect == nil || $0.dialect == dialect) }
    if needed.isEmpty { return nil }
    let statements = needed.map { Object.Member(key: $0.rule, value: statement($0)) }
    return ["infra": ["allow": Node(.object(Object(statements)))]]
  }

  private static func statement(_ allowance: Allowance) -> Node {
    guard let until = allowance.until else { return .string(allowance.reason) }
    return ["because": .string(allowance.reason), "until": .string(until)]
  }

  /// Reads what the metadata of a resource says to this tool and to others.
  static func read(_ metadata: Node?, file: String) -> [Allowance] {
    guard let metadata else { return [] }
    return own(metadata, file) + ofOtherTools(metadata, file)
  }

  private static func own(_ metadata: Node, _ file: String) -> [Allowance] {
    guard let statements = metadata["infra"]?["allow"]?.object else { return [] }
    return statements.members.map { member in
      // One without a reason is kept, so that it is reported.
      let reason = member.value.string ?? member.value["because"]?.string ?? ""
      let until = member.value["until"].map { String(node: $0) ?? "" }
      return Allowance(member.key, because: reason, until: until, at: location(member.value, file))
    }
  }

  /// The exceptions that people wrote for checkov, cfn_nag and cdk-nag.
  ///
  /// checkov: https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html; cfn_nag and cdk-nag have
  /// `rules_to_suppress`. One that cdk-nag limits to a part of what its rule finds (`applies_to`) is not taken.
  private static func ofOtherTools(_ metadata: Node, _ file: String) -> [Allowance] {
    let lists = [
      ("checkov", metadata["checkov"]?["skip"], "comment"),
      ("cfn_nag", metadata["cfn_nag"]?["rules_to_suppress"], "reason"),
      ("cdk-nag", metadata["cdk_nag"]?["rules_to_suppress"], "reason"),
    ]
    return lists.flatMap { tool, list, reason in
      (list?.array ?? []).compactMap { item in
        guard let id = item["id"]?.string, let text = item[reason]?.string, item["applies_to"] == nil else {
          return nil
        }
        return Allowance(id, because: text, of: tool, at: location(item, file))
      }
    }
  }

  private static func location(_ node: Node, _ file: String) -> SourceLocation {
    SourceLocation(file: file, position: node.position)
  }
}
