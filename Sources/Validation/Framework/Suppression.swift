package import AWSResources

/// Why a finding does not count.
package struct Suppression: Hashable, Sendable {
  /// Who says so.
  package enum Source: Hashable, Sendable {
    /// The stack or template itself.
    case exception
    /// The settings file.
    case settings
    /// Metadata for another tool, by its name there: `checkov CKV_AWS_17`.
    case otherTool(String)
    /// The list of findings that were there before the rules were.
    case baseline
  }

  package var source: Source
  package var reason: String
  package var location: SourceLocation?
  /// The last day on which the finding does not count.
  package var until: Day?

  package init(_ source: Source, because reason: String, at location: SourceLocation? = nil, until: Day? = nil) {
    self.source = source
    self.reason = reason
    self.location = location
    self.until = until
  }

  init(_ allowance: Allowance, from source: Source = .exception) {
    self.init(
      allowance.tool.map { .otherTool("\($0) \(allowance.rule)") } ?? source, because: allowance.reason,
      at: allowance.location, until: allowance.until.flatMap { Day($0) })
  }
}
