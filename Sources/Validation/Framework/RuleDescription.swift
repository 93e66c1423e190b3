package import AWSResources

/// What people are told about a rule, and the examples that are both its test and its page.
package struct RuleDescription: Sendable {
  /// The name of the good state, never used again for another rule: `database-is-not-public`.
  package var id: String
  /// The rule's number in the catalogue, where it has one: `RDS001`.
  package var catalogID: String?
  package var subject: RuleSubject
  package var severity: Diagnostic.Severity
  /// The good state in a sentence.
  package var summary: String
  /// What goes wrong otherwise, in one or two sentences.
  package var rationale: String
  /// What to write instead.
  package var remedy: String
  /// The nearest rules of other tools, and the documents that ask for this one.
  package var references: [RuleReference]
  /// Graphs in which the rule finds nothing.
  package var passes: [RuleExample]
  /// Graphs in which the rule finds exactly the subjects that the example names.
  package var fails: [RuleExample]
  /// Graphs in which the rule can tell neither of the example's subjects.
  package var leavesOpen: [RuleExample]

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
    leavesOpen: [RuleExample] = []
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
    self.leavesOpen = leavesOpen
  }
}
