/// What graphs are checked against: a rule of `infra validate`, or one of a team.
package protocol CheckedRule: Sendable {
  var description: RuleDescription { get }

  func check(_ model: Model, _ findings: inout Findings)
}

/// One rule of `infra validate`, named for the good state that it asks for.
///
/// A rule is one file: type, description with its examples, check, messages, in that order. It reads only the model,
/// reports every violation, and reports as unknown what cannot be determined before deployment.
package protocol Rule: CheckedRule {
  static var description: RuleDescription { get }

  init()
}

extension Rule {
  package var description: RuleDescription { Self.description }
}
