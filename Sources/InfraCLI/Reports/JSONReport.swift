import Documents
import ResourceGraph
import Validation

/// The findings as a JSON object, after `docs/findings.schema.json`.
struct JSONReport: ReportWriter {
  /// Raised where a member is removed or means something else.
  static let version = 1

  func text(of run: RunReport) -> String {
    let facts = FindingNodes(sources: run.sources)
    let object: Node = [
      "version": .integer(Self.version),
      "tool": ["name": "infra", "version": .string(Version.current)],
      "summary": summary(of: run),
      "findings": .array(run.findings.map { finding($0, in: run, facts) }),
      "notes": .array(run.notes.map { diagnostic($0, facts) }),
      "failures": .array(run.failures.map { diagnostic($0, facts) }),
    ]
    return String(decoding: JSON.write(object), as: UTF8.self)
  }

  private func summary(of run: RunReport) -> Node {
    var counts: Object = [:]
    for level in RunReport.Level.allCases { counts[level.rawValue] = .integer(run.count(level)) }
    var unknownTypes: Object = [:]
    for (type, count) in run.unknownTypes.sorted(by: { $0.key < $1.key }) { unknownTypes[type] = .integer(count) }
    return [
      "isFine": .bool(!run.isFailing && run.failures.isEmpty),
      "failing": .integer(run.failingCount),
      "\(run.noun)s": .array(run.inputs.map { .string(run.sources.portable($0)) }),
      "resources": .integer(run.resourceCount),
      "counts": .object(counts),
      "notExamined": .object(unknownTypes),
    ]
  }

  private func finding(_ finding: Finding, in run: RunReport, _ facts: FindingNodes) -> Node {
    var object: Object = [
      "rule": .string(finding.rule), "outcome": .string(finding.outcome.rawValue),
      "severity": .string("\(finding.severity)"), "level": .string(run.level(of: finding).rawValue),
      "fails": .bool(run.fails(finding)), "message": .string(finding.message),
      "subject": .string(finding.subject.name),
    ]
    object["stack"] = finding.stack.isEmpty ? nil : .string(finding.stack)
    object["furtherSubjects"] = facts.list(finding.furtherSubjects.map { .string($0.name) })
    object["property"] = finding.property.map { property in
      ["resource": .string(property.resource.name), "path": .array(property.steps.map { .string($0) })]
    }
    object["location"] = facts.location(finding.location)
    object["severityReason"] = finding.severityReason.map { .string($0) }
    object["remedy"] = finding.remedy.map { .string($0) }
    object["scenario"] = finding.scenario.map { .string($0) }
    object["iteration"] = finding.iteration.map { .string($0) }
    object["cause"] = finding.cause.map { .string($0.text) }
    object["hops"] = facts.list(finding.proof.map { hop in facts.hop(hop) })
    object["suppression"] = finding.suppression.map { facts.suppression($0) }
    object["also"] = facts.list(finding.also.map { also($0, facts) })
    object["fingerprint"] = .string(finding.fingerprint)
    return .object(object)
  }

  /// What a less specific rule says of the same fact.
  private func also(_ finding: Finding, _ facts: FindingNodes) -> Node {
    var object: Object = [
      "rule": .string(finding.rule), "severity": .string("\(finding.severity)"), "message": .string(finding.message),
      "subject": .string(finding.subject.name),
    ]
    object["location"] = facts.location(finding.location)
    object["fingerprint"] = .string(finding.fingerprint)
    return .object(object)
  }

  private func diagnostic(_ diagnostic: Diagnostic, _ facts: FindingNodes) -> Node {
    var object: Object = [
      "severity": .string("\(diagnostic.severity)"), "message": .string(diagnostic.message),
    ]
    object["location"] = facts.location(diagnostic.location)
    return .object(object)
  }
}

/// The parts of findings that have one form in JSON.
private struct FindingNodes {
  let sources: SourceLines

  func location(_ location: SourceLocation?) -> Node? {
    guard let location else { return nil }
    var object: Object = ["file": .string(sources.portable(location.file))]
    if location.position != .none {
      object["line"] = .integer(Int(location.position.line))
      object["column"] = .integer(Int(location.position.column))
    }
    return .object(object)
  }

  func hop(_ hop: Hop) -> Node {
    var object: Object = ["name": .string(hop.name)]
    object["resource"] = hop.resource.map { .string($0.name) }
    object["location"] = location(hop.location)
    return .object(object)
  }

  func suppression(_ suppression: Suppression) -> Node {
    var object: Object = [
      "source": .string(suppression.source.name), "reason": .string(suppression.reason),
    ]
    object["until"] = suppression.until.map { .string($0.description) }
    object["location"] = location(suppression.location)
    return .object(object)
  }

  func list(_ items: [Node]) -> Node? { items.isEmpty ? nil : .array(items) }
}

extension Suppression.Source {
  /// As the formats name it: `exception`, `checkov CKV_AWS_17`.
  var name: String {
    switch self {
    case .exception: "exception"
    case .settings: "settings"
    case .otherTool(let id): id
    case .baseline: "baseline"
    }
  }
}
