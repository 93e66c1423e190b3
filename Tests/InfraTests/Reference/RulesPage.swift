import Validation

/// Every rule in a table, by subject.
enum RulesPage {
  static var page: ReferencePage {
    let rules = RuleRegistry.all.map { $0.description }
    let subjects = rules.map(\.subject).reduce(into: [RuleSubject]()) { if !$0.contains($1) { $0.append($1) } }
    let sections = subjects.map { subject in
      var table = MarkdownTable("rule", "severity", "what it asks", "elsewhere")
      for rule in rules where rule.subject == subject {
        let references = rule.references.map(\.description).joined(separator: ", ")
        table.add("`\(rule.id)`", "\(rule.severity)", rule.summary, references)
      }
      return (["## On \(subject.rawValue)", ""] + table.lines).joined(separator: "\n")
    }
    return ReferencePage(
      "docs/rules.md", title: "Rules",
      """
      What `infra validate` proves, and `infra synth` on the way. `infra rules ID` shows a rule with its reason and its
      remedy. An exception is `.allowing(.itsNameInSwift, because: "…")`, which every report shows.
      """, [sections.joined(separator: "\n\n")])
  }
}
