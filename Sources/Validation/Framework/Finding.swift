package import AWSResources

/// A resource that breaks a rule, with the property at fault and the path that leads to it.
package struct Finding: Hashable, Sendable {
  /// The text of a finding: lower case, the resource in quotes, ending in what to do.
  ///
  /// A rule declares its messages as functions in its own file: `.isPublic(database.id)`.
  package struct Message: Hashable, Sendable, ExpressibleByStringInterpolation {
    package var text: String

    package init(_ text: String) { self.text = text }
    package init(stringLiteral text: String) { self.text = text }
  }

  /// The property that a finding is about.
  package struct Property: Hashable, Sendable {
    /// The resource that has the property: usually the subject, or a rule that is a separate resource.
    package var resource: LogicalID
    /// Names and indices in CloudFormation's spelling. Empty for the resource.
    package var steps: [String]

    package init(_ place: Place) {
      resource = place.entry.id
      steps = place.property
    }

    /// The steps joined by dots: `Volumes.0.EFSVolumeConfiguration`.
    package var path: String { steps.joined(separator: ".") }
  }

  /// The rule's id: `database-is-not-public`.
  package var rule: String
  package var severity: Diagnostic.Severity
  package var subject: LogicalID
  package var message: String
  /// What to write instead, from the description of the rule; empty for what is not a rule.
  var fullRemedy: String
  /// `nil` for an output, which has no properties.
  package var property: Property?
  /// The turn of a template's loop that makes the subject: `Kiosk = North`.
  package var iteration: String?
  /// What has to be assumed for the finding, where the template's defaults do not have it: `Environment = dev`.
  package var scenario: String?
  package var location: SourceLocation?
  /// The hops that lead to the fault, in order: `internet`, `Igw`, `PublicRt`, `PublicA`.
  package var proof: [String]
}

extension Finding {
  /// What to write instead, where that has a word that the message does not have.
  package var remedy: String? {
    let known = Self.words(of: message).union(["enabled", "least", "true"])
    return Self.words(of: fullRemedy).isSubset(of: known) ? nil : fullRemedy
  }

  /// The words of a sentence in lower case, without the shortest ones.
  private static func words(of text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.utf8.count > 3 })
  }
}

/// A question of a rule that cannot be answered before deployment.
package struct Unknown: Hashable, Sendable {
  package var rule: String
  package var subject: LogicalID
  /// What cannot be determined, and why: `the subnets of 'DbSubnets' are not in the template`.
  package var reason: String
  package var property: Finding.Property?
  package var location: SourceLocation?
}
