package import AWSResources

extension Validator {
  /// Checks against all rules of a run.
  ///
  /// - Parameters:
  ///   - mandatory: the rules to which no exception is permitted.
  ///   - today: the day of the check, for exceptions with an end; without it, none has ended.
  package init(_ book: RuleBook = .common, mandatory: MandatoryRules = MandatoryRules(), today: Day? = nil) {
    self.init(book.all, of: book, mandatory: mandatory, today: today)
  }

  /// Checks against some of the rules.
  package init(_ rules: [any Rule.Type]) { self.init(rules.map { $0.init() }, of: .common) }
}
