package import AWSResources
import Documents

/// The rules to which no exception is permitted.
package struct MandatoryRules: Sendable {
  let statements: [MandatoryRule]
  private let byRule: [String: MandatoryRule]

  package init(_ statements: [MandatoryRule] = []) {
    self.statements = statements
    byRule = Dictionary(statements.map { ($0.rule, $0) }) { first, _ in first }
  }

  package func contains(_ rule: String) -> Bool { byRule[rule] != nil }

  /// Who makes a rule mandatory, as messages name it: `policy.yaml:2:3`; `nil` for a rule that is not mandatory.
  func source(of rule: String) -> String? {
    byRule[rule].map { $0.location.map(\.description) ?? "the settings" }
  }

  /// What is wrong with a baseline that has findings of mandatory rules: nothing is covered, and each rule is told once.
  package func faults(of findings: [Finding], coveredBy file: String) -> [Finding] {
    findings.map(\.rule).unique.map { rule in
      let message =
        "the baseline '\(file)' does not cover the findings of '\(rule)'; \(source(of: rule) ?? "") makes the rule mandatory, "
        + "so mend what the rule finds"
      return .about(
        exception: ExceptionStanding.ID.isPermitted, message, on: "*",
        at: SourceLocation(file: file, position: Position(line: 1, column: 1)))
    }
  }
}
