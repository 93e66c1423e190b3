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

  /// What happens otherwise, where the rule says so.
  var rationale: String {
    guard let description, !description.rationale.isEmpty else { return summary }
    return description.rationale
  }

  /// The reason and what to write instead, as plain text.
  var help: String {
    guard let description else { return summary }
    let parts = [description.rationale, description.remedy].filter { !$0.isEmpty }
    return parts.isEmpty ? summary : parts.joined(separator: "\n\n")
  }

  /// The same in Markdown, with the rules of other tools and the pages of AWS.
  var markdown: String {
    guard let description else { return summary }
    var text = description.summary + "\n"
    if !description.rationale.isEmpty { text += "\n**Why**: \(description.rationale)\n" }
    if !description.remedy.isEmpty { text += "\n**Remedy**: \(description.remedy)\n" }
    for reference in description.references { text += "\n- \(reference)" }
    return text
  }
}
