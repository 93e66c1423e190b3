public import ResourceGraph

/// A rule of a team's own, which the team's stacks are checked against beside those of `infra`.
///
/// ```swift
/// struct BucketHasACostCenter: StackRule {
///   let description = StackRuleDescription(
///     RuleID("shop/bucket-has-a-cost-center"),
///     summary: "A bucket has the tag 'cost-center'.")
///
///   func check(_ stacks: inout StackCheck) {
///     for bucket in stacks.resources(of: S3.Bucket.self) where bucket.tags["cost-center"] == nil {
///       stacks.report("bucket '\(bucket.id)' has no tag 'cost-center'; add it to the stack", on: bucket)
///     }
///   }
/// }
/// ```
///
/// ``InfraApp/rules`` lists the rules of an app. A rule may have values, such as the name of the tag.
public protocol StackRule: Sendable {
  /// The id of the rule, how severe a finding is, and what reports say about it.
  var description: StackRuleDescription { get }

  /// Reports what breaks the rule, and what cannot be determined before deployment.
  ///
  /// The check gets the stacks of a region that refer to each other as one graph. It is made for each of these, also at the same
  /// time, and for each dialect where an override makes them differ.
  func check(_ stacks: inout StackCheck)
}

/// The documentation of a team's own rule.
public struct StackRuleDescription: Sendable {
  /// The team's prefix and the name of the good state: `shop/bucket-has-a-cost-center`.
  public let id: RuleID
  /// How severe a finding is.
  public let severity: Diagnostic.Severity
  /// The good state, in one sentence.
  public let summary: String
  /// What happens otherwise.
  public let rationale: String
  /// What to write instead.
  public let remedy: String
  let location: SourceLocation

  /// - Parameters:
  ///   - id: a prefix of the team's, a slash, and the name of the good state in lower-case letters, digits and hyphens, so
  ///     that no rule of `infra` or of another team ever has it. An app has one rule of an id.
  ///   - severity: an error stops `infra synth` and fails `infra validate`, a warning does with `--strict`, a note never.
  ///   - summary: one sentence that describes the good state.
  ///   - rationale: what happens otherwise.
  ///   - remedy: what to write instead, where the messages do not say all of it.
  public init(
    _ id: RuleID,
    severity: Diagnostic.Severity = .error,
    summary: String,
    rationale: String = "",
    remedy: String = "",
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.id = id
    self.severity = severity
    self.summary = summary
    self.rationale = rationale
    self.remedy = remedy
    location = SourceLocation(fileID: fileID, line: line, column: column)
  }
}

extension StackRuleDescription {
  /// What is wrong with the descriptions of an app's rules.
  static func mistakes(in descriptions: [StackRuleDescription]) -> [Diagnostic] {
    var places: [RuleID: SourceLocation] = [:]
    var mistakes: [Diagnostic] = []
    for description in descriptions {
      let id = description.id
      if !id.isOwn {
        let name = id.text.split(separator: "/").last.map(String.init) ?? "name"
        mistakes.append(
          .error(
            "'\(id.text)' is not the id of a team's own rule; write your team's name, a slash and the rule's name in lower-case "
              + "letters, digits and hyphens, such as 'team/\(name)': ids without a prefix are those of infra",
            at: description.location))
      } else if let other = places.updateValue(description.location, forKey: id) {
        mistakes.append(
          .error("the rule '\(id.text)' is also described at \(other); give each its own id", at: description.location))
      }
      if description.summary.allSatisfy(\.isWhitespace) {
        mistakes.append(
          .error(
            "the rule '\(id.text)' has no summary; describe the good state in one sentence", at: description.location))
      }
    }
    return mistakes
  }
}

extension RuleID {
  /// Whether the id has the form of a team's own: `shop/bucket-has-a-cost-center`.
  var isOwn: Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        part.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { word in
          !word.isEmpty && word.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        }
      }
  }
}
