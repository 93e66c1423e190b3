/// A rule that a resource may break, and why.
public struct Allowance: Hashable, Sendable {
  /// The rule's id: `key-alarms-exist`; that of another tool where `tool` names one.
  public var rule: String
  public var reason: String
  /// The last day of the exception, in ISO 8601; `nil` for one without an end.
  public var until: String?
  /// The tool that the exception was written for: `checkov`; `nil` for this one.
  public var tool: String?
  public var location: SourceLocation?
  /// The dialect whose files alone break the rule; `nil` if those of both do.
  public var dialect: Dialect?

  public init(
    _ rule: String, because reason: String, until: String? = nil, of tool: String? = nil, in dialect: Dialect? = nil,
    at location: SourceLocation? = nil
  ) {
    self.rule = rule
    self.reason = reason
    self.until = until
    self.tool = tool
    self.dialect = dialect
    self.location = location
  }
}

/// An exception that the settings state, for all resources that fit.
package struct ScopedAllowance: Hashable, Sendable {
  package var allowance: Allowance
  /// The logical ids or addresses, with `*` for any characters; `nil` for all.
  package var resource: String?
  /// The path of the template or source file, with `*` for any characters; `nil` for all.
  package var file: String?

  package init(_ allowance: Allowance, resource: String? = nil, file: String? = nil) {
    self.allowance = allowance
    self.resource = resource
    self.file = file
  }
}

/// Another severity than that of a rule, which the settings state.
package struct SeverityChange: Hashable, Sendable {
  package var rule: String
  package var severity: Diagnostic.Severity
  /// Why it is another one; lowering a severity takes a reason.
  package var reason: String?
  /// Whether it follows from the class of the systems, and nobody speaks of the rule itself.
  package var isOfClass: Bool
  package var location: SourceLocation?

  package init(
    of rule: String, to severity: Diagnostic.Severity, because reason: String?, isOfClass: Bool = false,
    at location: SourceLocation? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.reason = reason
    self.isOfClass = isOfClass
    self.location = location
  }
}

/// A rule to which no exception is permitted, which the settings or a policy state.
package struct MandatoryRule: Hashable, Sendable {
  package var rule: String
  package var location: SourceLocation?

  package init(_ rule: String, at location: SourceLocation? = nil) {
    self.rule = rule
    self.location = location
  }
}
