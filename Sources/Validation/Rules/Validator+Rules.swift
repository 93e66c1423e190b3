package import AWSResources

extension Validator {
  /// Checks against all rules.
  ///
  /// - Parameter today: the day of the check, for exceptions with an end; without it, none has ended.
  package init(today: Day? = nil) { self.init(RuleRegistry.all, knownRules: RuleRegistry.all, today: today) }

  /// Checks against some of the rules.
  package init(_ rules: [any Rule.Type]) {
    self.init(rules, knownRules: RuleRegistry.all)
  }
}
