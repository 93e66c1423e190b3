package import AWSResources

/// All that a check has to say about a graph.
package struct Report: Sendable {
  /// A finding that the stack gives a reason for.
  package struct Allowed: Hashable, Sendable {
    package var finding: Finding
    package var allowance: Allowance
  }

  /// By place, then by resource and rule.
  package var findings: [Finding]
  /// Findings that an allowance covers.
  package var allowed: [Allowed]
  /// What only the deployment can answer: neither passed nor failed.
  package var unknowns: [Unknown]

  package var hasErrors: Bool { findings.contains { $0.severity == .error } }
  package var hasWarnings: Bool { findings.contains { $0.severity == .warning } }
}
