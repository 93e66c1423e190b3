import AWSResources

extension [Finding] {
  /// Tells once what is the case in every copy of a template that a system has more than once: the first of the findings names
  /// the others' subjects in `copies`.
  ///
  /// Exceptions and the baseline have to be decided, since each finding has a fingerprint of its own.
  package func tellingCopiesOnce() -> [Finding] {
    var told: [Finding] = []
    var firsts: [CopyKey: Int] = [:]
    for finding in self {
      let key = CopyKey(finding)
      if let key, let first = firsts[key] {
        told[first].copies.append(finding.subject)
        continue
      }
      if let key { firsts[key] = told.count }
      told.append(finding)
    }
    return told
  }
}

/// What findings about copies of one resource have in common: everything but the part of the system that has the copy.
private struct CopyKey: Hashable {
  var rules: [String]
  var outcome: Finding.Outcome
  var severity: Diagnostic.Severity
  var location: SourceLocation
  var property: [String]?
  var name: Substring
  var message: String
  var scenario: String?
  var iteration: String?
  var environments: String
  var suppression: Suppression?

  /// `nil` for what is not in a part of a system, `Api.Service`.
  init?(_ finding: Finding) {
    let subject = finding.subject.name
    guard let dot = subject.utf8.lastIndex(of: UInt8(ascii: ".")), let location = finding.location else { return nil }
    let part = subject[...dot]
    rules = finding.rules
    outcome = finding.outcome
    severity = finding.severity
    self.location = location
    property = finding.property?.steps
    name = subject[dot...]
    message = finding.message.replacing("'\(part)", with: "'")
    scenario = finding.scenario
    iteration = finding.iteration
    environments = finding.environments
    suppression = finding.suppression
  }
}
