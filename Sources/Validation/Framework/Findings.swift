package import AWSResources

/// What one rule finds in a graph.
package struct Findings {
  private let rule: any CheckedRule
  private var recorded: Set<Record> = []
  private(set) package var all: [Finding] = []

  /// What makes a finding the same as another one.
  private struct Record: Hashable {
    var subject: LogicalID
    var text: String
  }

  package init(of rule: any CheckedRule) { self.rule = rule }

  /// What breaks the rule.
  package var reported: [Finding] { all.filter { $0.outcome == .broken } }
  /// What cannot be determined before deployment.
  package var unknowns: [Finding] { all.filter { $0.outcome == .undecided } }
}

// MARK: - Violations

extension Findings {
  /// Reports a resource that breaks the rule.
  ///
  /// - Parameters:
  ///   - path: the property at fault, in CloudFormation's names: `"Volumes", "0"`; none for the resource as a whole.
  ///   - proof: the hops that lead to the fault.
  ///   - fact: what other rules may say too, where that is not the property at fault.
  package mutating func report(
    _ message: Finding.Message, on entry: Entry, at path: String..., proof: [Hop] = [],
    stating fact: Finding.Fact? = nil
  ) {
    report(message, on: entry.id, at: Place(entry, path), proof: proof, stating: fact)
  }

  package mutating func report<R>(
    _ message: Finding.Message, on resource: Located<R>, at path: String..., proof: [Hop] = [],
    stating fact: Finding.Fact? = nil
  ) {
    report(message, on: resource.id, at: Place(resource.entry, path), proof: proof, stating: fact)
  }

  /// Reports a resource that breaks a rule in a way that is less severe than what the rule is about.
  package mutating func report<R>(
    _ message: Finding.Message, on resource: Located<R>, at path: String..., severity: Diagnostic.Severity
  ) {
    report(message, on: resource.id, at: Place(resource.entry, path), severity: severity)
  }

  package mutating func report(
    _ message: Finding.Message, on subject: LogicalID, at place: Place, severity: Diagnostic.Severity
  ) {
    record(.broken, message.text, on: subject, place, place.location, severity: severity)
  }

  /// Reports a resource that breaks what somebody states elsewhere, at that place.
  package mutating func report(
    _ message: Finding.Message, on entry: Entry, statedAt location: SourceLocation?, proof: [Hop]
  ) {
    report(message, on: entry.id, Place(entry), location ?? entry.location, proof)
  }

  /// Reports an output, which is not a resource.
  package mutating func report(_ message: Finding.Message, on output: Output) {
    report(message, on: LogicalID(output.name), nil, output.location, [])
  }

  /// Reports what the reader of a template found in it.
  package mutating func report(_ mistakes: [TemplateMistake]) {
    for mistake in mistakes { report(.init(mistake.message), on: mistake.subject, nil, mistake.location, []) }
  }

  /// Reports a resource for a property that may be another resource's; `nil` for what is not a resource.
  package mutating func report(
    _ message: Finding.Message, on subject: LogicalID, at place: Place?, proof: [Hop] = [],
    stating fact: Finding.Fact? = nil
  ) {
    report(message, on: subject, place, place?.location, proof, fact)
  }

  private mutating func report(
    _ message: Finding.Message, on subject: LogicalID, _ place: Place?, _ location: SourceLocation?, _ proof: [Hop],
    _ fact: Finding.Fact? = nil
  ) {
    record(.broken, message.text, on: subject, place, location, proof, fact)
  }

  private mutating func record(
    _ outcome: Finding.Outcome, _ text: String, on subject: LogicalID, _ place: Place?, _ location: SourceLocation?,
    _ proof: [Hop] = [], _ fact: Finding.Fact? = nil, severity: Diagnostic.Severity? = nil
  ) {
    guard recorded.insert(Record(subject: subject, text: text)).inserted else { return }
    let description = rule.description
    let finding = Finding(
      rule: description.id, outcome: outcome, severity: severity ?? description.severity, subject: subject,
      message: text,
      fullRemedy: description.remedy, property: place.map { Finding.Property($0) },
      fact: fact ?? place.map { Finding.Fact($0) }, location: location, proof: proof)
    all.append(finding)
  }
}

// MARK: - Unknowns

extension Findings {
  /// Reports that the template does not tell whether a resource keeps the rule.
  ///
  /// - Parameter reason: what cannot be determined, and why.
  package mutating func unknown(_ entry: Entry, _ reason: String, at path: String...) {
    unknown(entry.id, reason, at: Place(entry, path))
  }

  package mutating func unknown<R>(_ resource: Located<R>, _ reason: String, at path: String...) {
    unknown(resource.id, reason, at: Place(resource.entry, path))
  }

  package mutating func unknown(_ subject: LogicalID, _ reason: String, at place: Place?) {
    record(.undecided, reason, on: subject, place, place?.location)
  }
}
