import Documents
import Validation

/// Lists the rules, or shows one.
struct RulesCommand: Command {
  let name = "rules"
  let summary = "List the rules, or show one"

  private var id: String?
  private var isJSON = false

  mutating func map(_ arguments: inout some ArgumentMapper) {
    arguments.positional("ID", &id, isRequired: false, "the rule to show (default: a list of all)")
    arguments.flag("json", &isJSON, "print a JSON array")
  }

  func run(in session: Session) throws -> ExitCode {
    let rules = RuleRegistry.all.map { $0.description }
    let chosen = try id.map { [try rule($0, among: rules)] } ?? rules
    if isJSON {
      session.console.write(String(decoding: JSON.write(.array(chosen.map(\.node))), as: UTF8.self), to: .output)
    } else if id == nil {
      list(rules, session.console)
    } else {
      for rule in chosen { show(rule, session.console) }
    }
    return .success
  }

  private func rule(_ id: String, among rules: [RuleDescription]) throws -> RuleDescription {
    guard let rule = rules.first(where: { $0.id == id }) else {
      throw UsageError("unknown rule '\(id)'\(UsageError.suggestion(id, rules.map(\.id)))")
    }
    return rule
  }

  private func list(_ rules: [RuleDescription], _ console: any Console) {
    let width = rules.map(\.id.count).max() ?? 0
    for rule in rules {
      let gap = String(repeating: " ", count: width - rule.id.count + 2)
      console.print("\(rule.id)\(gap)\(console.style.severity(rule.severity)): \(rule.summary)")
    }
    console.print(rules.count.counted("rule"))
  }

  private func show(_ rule: RuleDescription, _ console: any Console) {
    console.print("\(console.style.bold(rule.id)) (\(rule.subject.rawValue), \(console.style.severity(rule.severity)))")
    console.print("  \(rule.summary)")
    console.print("  why: \(rule.rationale)")
    console.print("  fix: \(rule.remedy)")
    if !rule.references.isEmpty {
      console.print("  see: \(rule.references.map(\.description).joined(separator: ", "))")
    }
  }
}

extension RuleDescription {
  fileprivate var node: Node {
    [
      "id": .string(id), "subject": .string(subject.rawValue), "severity": .string("\(severity)"),
      "summary": .string(summary), "rationale": .string(rationale), "remedy": .string(remedy),
      "references": .array(references.map { .string($0.description) }),
    ]
  }
}
