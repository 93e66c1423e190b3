package import AWSResources

/// What one rule has to say about a graph.
package struct Findings {
  private let rule: any Rule.Type
  private var said: Set<Saying> = []
  private(set) package var reported: [Finding] = []
  private(set) package var unknowns: [Unknown] = []

  private struct Saying: Hashable {
    var subject: LogicalID
    var text: String
  }

  package init(of rule: any Rule.Type) { self.rule = rule }

  /// Reports a resource that breaks the rule.
  ///
  /// - Parameter path: the property at fault, in CloudFormation's names: `"VPCSecurityGroups", "0"`.
  /// - Parameter proof: the hops that lead to the fault.
  package mutating func report(_ message: Finding.Message, on entry: Entry, at path: String..., proof: [String] = []) {
    report(message, on: entry.id, placed: entry.location(of: path), proof: proof)
  }

  package mutating func report<R>(
    _ message: Finding.Message, on resource: Located<R>, at path: String..., proof: [String] = []
  ) {
    report(message, on: resource.id, placed: resource.entry.location(of: path), proof: proof)
  }

  /// Reports a resource for what stands in another place.
  package mutating func report(
    _ message: Finding.Message, on subject: LogicalID, placed location: SourceLocation?, proof: [String] = []
  ) {
    guard said.insert(Saying(subject: subject, text: message.text)).inserted else { return }
    reported.append(
      Finding(
        rule: rule.description.id, severity: rule.description.severity, subject: subject, message: message.text,
        location: location, proof: proof))
  }

  /// Says that the template does not tell whether a resource keeps the rule.
  ///
  /// - Parameter reason: what is not known, and why.
  package mutating func unknown(_ entry: Entry, _ reason: String, at path: String...) {
    unknown(entry.id, reason, placed: entry.location(of: path))
  }

  package mutating func unknown<R>(_ resource: Located<R>, _ reason: String, at path: String...) {
    unknown(resource.id, reason, placed: resource.entry.location(of: path))
  }

  package mutating func unknown(_ subject: LogicalID, _ reason: String, placed location: SourceLocation?) {
    guard said.insert(Saying(subject: subject, text: reason)).inserted else { return }
    unknowns.append(Unknown(rule: rule.description.id, subject: subject, reason: reason, location: location))
  }
}
