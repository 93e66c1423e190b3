import Validation

/// What formats with a list of rules say of each.
struct RulePages {
  /// What is asked of exceptions, which no rule is about.
  private static let others: [String: String] = [
    "allowance-is-needed": "An exception to a rule covers a finding.",
    "allowance-names-a-rule": "An exception names a rule that exists.",
    "allowance-is-complete": "An exception states its reason, and its end as a date.",
    "allowance-is-in-force": "An exception with an end is removed or prolonged in time.",
    "allowance-is-permitted": "There is no exception to a mandatory rule.",
  ]

  let id: String
  let description: RuleDescription?

  init(_ id: String, _ rules: RuleBook) {
    self.id = id
    description = rules.description(of: id)
  }

  var summary: String { description?.summary ?? Self.others[id] ?? id }

  /// The reason and what to write instead, as plain text.
  var help: String {
    guard let description else { return summary }
    return "\(description.rationale)\n\n\(description.remedy)"
  }

  /// The same in Markdown, with the rules of other tools and the pages of AWS.
  var markdown: String {
    guard let description else { return summary }
    var text = "\(description.summary)\n\n**Why**: \(description.rationale)\n\n**Remedy**: \(description.remedy)\n"
    for reference in description.references { text += "\n- \(reference)" }
    return text
  }
}
