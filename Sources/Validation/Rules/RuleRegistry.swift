/// The rules that the validator checks by default.
package enum RuleRegistry {
  /// The rule of that id.
  package static func rule(named id: String) -> (any Rule.Type)? {
    all.first { $0.description.id == id }
  }
}
