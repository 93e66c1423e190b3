package import AWSResources

/// What a rule has to say about one resource: that it breaks the rule, may break it, or that nobody can tell before
/// deployment.
package struct Finding: Hashable, Sendable {
  /// How a rule was decided.
  package enum Outcome: String, Hashable, Sendable, CaseIterable {
    /// The resource breaks the rule.
    case broken
    /// It does where something is assumed that the template's defaults do not have.
    case possible
    /// The template does not tell.
    case undecided
  }

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

  /// What is the case in the template, whichever rule says so: a property, and where one property says several things, which
  /// of them.
  package struct Fact: Hashable, Sendable {
    package var property: Property
    package var detail: String
    /// The stack or template that has the property.
    package var stack = ""

    package init(_ place: Place, _ detail: String = "") {
      property = Property(place)
      self.detail = detail
    }
  }

  /// The rule's id: `database-is-not-public`.
  package var rule: String
  package var outcome: Outcome
  /// The severity of the rule, or a lower one of what is found; that of an undecided finding does not count.
  package var severity: Diagnostic.Severity
  /// Why the severity is not that of the rule, where the settings change it and say so.
  package var severityReason: String?
  package var subject: LogicalID
  /// What is wrong and what to do about it; of an undecided finding, what cannot be determined, and why:
  /// `the subnets of 'DbSubnets' are not in the template`.
  package var message: String
  /// What to write instead, from the description of the rule; empty for what is not a rule.
  var fullRemedy = ""
  /// `nil` for an output, which has no properties.
  package var property: Property?
  /// What rules that state the same fact have in common; `nil` for an output.
  package var fact: Fact?
  /// The turn of a template's loop that makes the subject: `Kiosk = North`.
  package var iteration: String?
  /// The environments that have it, as the message says it, where others do not.
  package var environments = ""
  /// What has to be assumed for the finding, where the template's defaults do not have it: `Environment = dev`.
  package var scenario: String?
  package var location: SourceLocation?
  /// The hops that lead to the fault, in order: `internet`, `internet gateway 'Igw'`, `subnet 'PublicA'`.
  package var proof: [Hop] = []
  /// Why the finding does not count, where somebody said so.
  package var suppression: Suppression?
  /// What gives the reason of an undecided finding: `parameter 'SubnetIds'`; `nil` where that is not known.
  package var cause: Cause?
  /// The stack that has the subject, or the template by the path of its file.
  package var stack = ""
  /// How many findings before this one have the same evidence.
  package var repetition = 0
  /// What less specific rules say of the same fact.
  package var also: [Finding] = []
  /// The same resource of the same template, where the template is part of a system more than once: `Web.Service` beside
  /// `Api.Service`.
  package var copies: [LogicalID] = []
}

extension Finding {
  /// The resources that the finding is also about: the one that has the property, those on the way to the fault, and copies.
  package var furtherSubjects: [LogicalID] {
    ([property?.resource].compactMap(\.self) + proof.compactMap(\.resource) + copies).unique.filter { $0 != subject }
  }

  /// What the message does not say of what to write instead: the sentences that have several words of their own.
  package var remedy: String? {
    guard outcome != .undecided, !fullRemedy.isEmpty else { return nil }
    let known = Self.words(of: message).union(["enabled", "least", "true"])
    let sentences = fullRemedy.split(separator: ". ").filter { sentence in
      Self.words(of: String(sentence)).subtracting(known).count > 2
    }
    guard let last = sentences.last else { return nil }
    let text = sentences.joined(separator: ". ")
    return last.hasSuffix(".") ? text : text + "."
  }

  /// The words of a sentence in lower case, without the shortest ones.
  private static func words(of text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.utf8.count > 3 })
  }

  /// The message with what it holds for: copies of the template, a turn of a loop, a scenario.
  package var fullMessage: String {
    message + (copies.isEmpty ? "" : ", also for \(copies.map { "'\($0)'" }.listed)")
      + (iteration.map { ", for \($0)" } ?? "") + (scenario.map { ", if \($0)" } ?? "")
  }

  /// The rule, and then those that say the same.
  package var rules: [String] { [rule] + also.map(\.rule) }
}
