/// Lists the rules, or shows one.
struct RulesCommand: Command {
  let name = "rules"
  let summary = "List the rules, or show one"

  private var id: String?

  mutating func map(_ arguments: inout some ArgumentMapper) {
    arguments.positional("ID", &id, isRequired: false, "the rule to show (default: a list of all)")
  }

  func run(in session: Session) throws -> ExitCode {
    let rules = session.pipeline.rules()
    guard let id else {
      list(rules, session.console)
      return .success
    }
    guard let rule = rules.first(where: { $0.id == id }) else {
      throw UsageError("unknown rule '\(id)'\(UsageError.suggestion(id, rules.map(\.id)))")
    }
    show(rule, session.console)
    return .success
  }

  private func list(_ rules: [RuleSummary], _ console: any Console) {
    let width = rules.map(\.id.count).max() ?? 0
    for rule in rules {
      let gap = String(repeating: " ", count: width - rule.id.count + 2)
      console.print("\(rule.id)\(gap)\(console.style.severity(rule.severity)): \(rule.summary)")
    }
    console.print(ReviewReport.counted(rules.count, "rule"))
  }

  private func show(_ rule: RuleSummary, _ console: any Console) {
    console.print("\(console.style.bold(rule.id)) (\(rule.subject), \(console.style.severity(rule.severity)))")
    console.print("  \(rule.summary)")
    console.print("  why: \(rule.rationale)")
    console.print("  fix: \(rule.remedy)")
    if !rule.references.isEmpty { console.print("  see: \(rule.references.joined(separator: ", "))") }
  }
}
