import ResourceGraph
import Validation

extension Finding {
  /// The rules that say the same as this one, each once.
  var otherRules: [String] { also.map(\.rule).unique }

  /// `also: rule-a, rule-b`; nil where no other rule says the same.
  var alsoText: String? { also.isEmpty ? nil : "also: \(otherRules.joined(separator: ", "))" }

  /// The rules as lines of text end in them: `[rule] also: [rule-a] [rule-b]`.
  var ruleLabel: String {
    "[\(rule)]" + (also.isEmpty ? "" : " also:") + otherRules.map { " [\($0)]" }.joined()
  }
}
