/// One rule of `infra validate`, named for the good state that it asks for.
///
/// A rule is one file: type, description with its examples, check, messages, in that order. It reads only the model,
/// reports every violation, and reports as unknown what cannot be determined before deployment.
package protocol Rule: Sendable {
  static var description: RuleDescription { get }

  init()

  func check(_ model: Model, _ findings: inout Findings)
}
