package import AWSResources

/// The documentation of a rule, with the examples that test it.
package struct RuleDescription: Sendable {
  /// The name of the good state: `database-is-not-public`. An id is never reused.
  package var id: String
  /// The rule's number in the catalogue of requirements, if it has one: `RDS001`.
  package var catalogID: String?
  package var subject: RuleSubject
  package var severity: Diagnostic.Severity
  /// One sentence that describes the good state.
  package var summary: String
  /// One or two sentences on what happens otherwise.
  package var rationale: String
  /// What to write instead, with more detail than the messages.
  package var remedy: String
  /// The corresponding rules of other tools and standards.
  package var references: [RuleReference]
  /// Graphs without a violation.
  package var passes: [RuleExample]
  /// Graphs with exactly the findings that the example lists.
  package var fails: [RuleExample]
  /// Graphs for which the rule cannot be decided before deployment.
  package var undetermined: [RuleExample]

  package init(
    id: String,
    catalogID: String? = nil,
    subject: RuleSubject,
    severity: Diagnostic.Severity,
    summary: String,
    rationale: String,
    remedy: String,
    references: [RuleReference] = [],
    passes: [RuleExample],
    fails: [RuleExample],
    undetermined: [RuleExample] = []
  ) {
    self.id = id
    self.catalogID = catalogID
    self.subject = subject
    self.severity = severity
    self.summary = summary
    self.rationale = rationale
    self.remedy = remedy
    self.references = references
    self.passes = passes
    self.fails = fails
    self.undetermined = undetermined
  }
}
