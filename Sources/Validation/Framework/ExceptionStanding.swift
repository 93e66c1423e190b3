import AWSResources
import Documents

/// What an exception is worth: one without a reason, without a valid end, past its end or to a mandatory rule covers
/// nothing.
enum ExceptionStanding {
  case holds
  /// It does not, for a reason that the finding of that id and message tells.
  case fails(rule: String, message: String)

  /// The ids of the findings about exceptions.
  enum ID {
    /// An exception without a finding.
    static let isNeeded = "allowance-is-needed"
    /// An exception to a rule that does not exist.
    static let namesARule = "allowance-names-a-rule"
    /// An exception without a reason, or with an end that is no date.
    static let isComplete = "allowance-is-complete"
    /// An exception that has ended.
    static let isInForce = "allowance-is-in-force"
    /// An exception to a rule that somebody makes mandatory.
    static let isPermitted = "allowance-is-permitted"
  }

  /// - Parameters:
  ///   - holder: who states it: `database 'orders'`, `'Db'`, the settings file.
  ///   - today: the day of the check; without one, no exception has ended.
  ///   - mandatory: who makes the rule mandatory, if anybody does.
  init(_ allowance: Allowance, of holder: String, today: Day?, mandatory: String?) {
    let exception = "the exception of \(holder) to '\(allowance.rule)'"
    if let mandatory {
      self = .fails(
        rule: ID.isPermitted,
        message:
          "\(exception) covers nothing; \(mandatory) makes the rule mandatory, so mend what the rule finds, and remove the "
          + "exception")
    } else if allowance.reason.allSatisfy(\.isWhitespace) {
      self = .fails(
        rule: ID.isComplete, message: "\(exception) has no reason, so it covers nothing; say why it is acceptable")
    } else if let until = allowance.until, Day(until) == nil {
      self = .fails(
        rule: ID.isComplete,
        message: "\(exception) ends on '\(until)', which is no date, so it covers nothing; write it like '2027-01-31'")
    } else if let today, let end = allowance.until.flatMap({ Day($0) }), end < today {
      self = .fails(
        rule: ID.isInForce,
        message: "\(exception) ended on \(end); mend what it covered, or state a later day with a reason")
    } else {
      self = .holds
    }
  }

  var holds: Bool {
    if case .holds = self { return true }
    return false
  }

  /// The finding about the exception; `nil` where it holds.
  func finding(on subject: LogicalID, at location: SourceLocation?) -> Finding? {
    guard case .fails(let rule, let message) = self else { return nil }
    return Finding.about(exception: rule, message, on: subject, at: location)
  }
}

extension Finding {
  /// Whether it is about an exception that nothing needs. What is checked elsewhere, in another dialect, scenario or
  /// environment, may need it.
  package var isUnneededException: Bool { rule == ExceptionStanding.ID.isNeeded }

  /// What is wrong with an exception.
  static func about(
    exception rule: String, _ message: String, on subject: LogicalID, at location: SourceLocation?,
    severity: Diagnostic.Severity = .warning
  ) -> Finding {
    Finding(rule: rule, outcome: .broken, severity: severity, subject: subject, message: message, location: location)
  }

  /// What is wrong with a statement about a rule that does not exist, with what may be meant.
  ///
  /// - Parameter statement: who states what: `'infra.yaml' allows an exception to`.
  static func noSuchRule(_ id: String, _ statement: String, among known: Set<String>) -> String {
    let nearest = Suggestion.nearest(to: id, among: known.sorted())
    let advice = nearest.map { "write '\($0)'" } ?? "write the id of a rule, or remove this"
    return "\(statement) '\(id)', which is not a rule; \(advice)"
  }
}
