/// Something in a template that CloudFormation refuses.
public struct TemplateMistake: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// A name that the template does not define, or a condition or resource that depends on itself.
    case name
    /// A section or an attribute without the documented form.
    case form
    /// A reference to a resource that a condition removes.
    case removed
  }

  public var kind: Kind
  /// The resource, output, condition or parameter that has it.
  public var subject: LogicalID
  /// What is wrong, and what to write.
  public var message: String
  public var location: SourceLocation?

  public init(_ kind: Kind, _ subject: LogicalID, _ message: String, at location: SourceLocation? = nil) {
    self.kind = kind
    self.subject = subject
    self.message = message
    self.location = location
  }
}
