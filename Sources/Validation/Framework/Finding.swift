package import AWSResources

/// A resource that breaks a rule: where, what, and how it comes about.
package struct Finding: Hashable, Sendable {
  /// What a finding says: lower case, the thing in quotes, ending in what to do.
  ///
  /// A rule makes its messages in functions of its own file: `.isPublic(database.id)`.
  package struct Message: Hashable, Sendable, ExpressibleByStringInterpolation {
    package var text: String

    package init(_ text: String) { self.text = text }
    package init(stringLiteral text: String) { self.text = text }
  }

  /// The rule's id: `database-is-not-public`.
  package var rule: String
  package var severity: Diagnostic.Severity
  package var subject: LogicalID
  package var message: String
  package var location: SourceLocation?
  /// The hops that lead to the fault, one after the other: `internet`, `Igw`, `PublicRt`, `PublicA`.
  package var proof: [String]
}

/// A question of a rule that only the deployment answers.
package struct Unknown: Hashable, Sendable {
  package var rule: String
  package var subject: LogicalID
  /// What is not known, and why: `'DbSubnets' imports its subnets`.
  package var reason: String
  package var location: SourceLocation?
}
