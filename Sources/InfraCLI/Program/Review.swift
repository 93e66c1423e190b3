import ResourceGraph

/// What the rules say about a stack.
struct Review: Sendable {
  struct Finding: Sendable {
    var rule: String
    /// `.error` or `.warning`.
    var severity: Diagnostic.Severity
    var message: String
    var location: SourceLocation?
    /// The steps that lead to the finding: the hops of a path.
    var proof: [String] = []
    var remedy = ""
  }

  /// What could not be decided.
  struct Unknown: Sendable {
    var rule: String
    var reason: String
    var location: SourceLocation?
  }

  var findings: [Finding] = []
  /// Findings that the team allows.
  var allowed: [(finding: Finding, allowance: Allowance)] = []
  var unknowns: [Unknown] = []
}

/// A rule as `infra rules` shows it.
struct RuleSummary: Sendable {
  var id: String
  var subject: String
  var severity: Diagnostic.Severity
  var summary: String
  var rationale: String
  var remedy: String
  var references: [String]
}
