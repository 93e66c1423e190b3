extension Validator {
  /// Checks against all rules.
  package init() { self.init(RuleRegistry.all) }

  /// Checks against some of the rules.
  package init(_ rules: [any Rule.Type]) {
    self.init(rules, knownRules: RuleRegistry.all)
  }
}
