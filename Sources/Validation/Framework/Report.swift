package import AWSResources

/// The results of checking a graph.
package struct Report: Sendable {
  /// A finding that the stack makes an exception for.
  package struct Allowed: Hashable, Sendable {
    package var finding: Finding
    package var allowance: Allowance
  }

  /// By place, then by resource and rule.
  package var findings: [Finding]
  /// Findings that an exception covers.
  package var allowed: [Allowed]
  /// Questions that cannot be answered before deployment: neither passed nor failed.
  package var unknowns: [Unknown]

  package init(findings: [Finding], allowed: [Allowed], unknowns: [Unknown]) {
    self.findings = findings
    self.allowed = allowed
    self.unknowns = unknowns
  }

  package var hasErrors: Bool { findings.contains { $0.severity == .error && $0.scenario == nil } }
  package var hasWarnings: Bool { findings.contains { $0.severity == .warning && $0.scenario == nil } }
}
