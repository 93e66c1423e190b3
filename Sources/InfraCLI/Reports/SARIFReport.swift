import Documents
import ResourceGraph
import Validation

/// The findings in SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), as code scanning reads it.
///
/// What breaks a rule is of kind `fail`, what does in another scenario `review`, and what cannot be determined `open`.
struct SARIFReport: ReportWriter {
  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
  private static let root = "%SRCROOT%"
  private static let rootDescription = "The folder in which the tool runs: the root of the repository in CI."

  func text(of run: RunReport) -> String {
    let ids = Set(run.findings.flatMap(\.rules)).sorted()
    let indices = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    let driver: Node = [
      "name": "infra", "version": .string(Version.current), "semanticVersion": .string(Version.current),
      "rules": .array(ids.map { rule($0, run.rules) }),
    ]
    let places = Places(sources: run.sources)
    let log: Node = [
      "$schema": .string(Self.schema), "version": "2.1.0",
      "runs": [
        [
          "tool": ["driver": driver],
          "columnKind": "unicodeCodePoints",
          "originalUriBaseIds": [Self.root: ["description": ["text": .string(Self.rootDescription)]]],
          "invocations": [invocation(of: run, places)],
          "results": .array(run.findings.map { result($0, in: run, indices[$0.rule] ?? 0, places) }),
        ]
      ],
    ]
    return String(decoding: JSON.write(log), as: UTF8.self)
  }

  private func rule(_ id: String, _ rules: RuleBook) -> Node {
    let page = RulePages(id, rules)
    var object: Object = [
      "id": .string(id), "shortDescription": ["text": .string(page.summary)],
      "fullDescription": ["text": .string(page.rationale)],
      "help": ["text": .string(page.help), "markdown": .string(page.markdown)],
      "defaultConfiguration": ["level": .string("\(page.description?.severity ?? .warning)")],
    ]
    if let description = page.description {
      let tags = [description.subject.rawValue] + description.references.compactMap(\.id)
      object["properties"] = ["tags": .array(tags.map { .string($0) })]
    }
    return .object(object)
  }

  private func invocation(_ failures: [Diagnostic], _ places: Places) -> Node {
    .array(
      failures.map { diagnostic in
        var object: Object = [
          "level": .string("\(diagnostic.severity)"), "message": ["text": .string(diagnostic.message)],
        ]
        object["locations"] = places.location(diagnostic.location).map { [.object($0)] }
        return .object(object)
      })
  }

  private func invocation(of run: RunReport, _ places: Places) -> Node {
    [
      "executionSuccessful": .bool(run.failures.isEmpty),
      "toolExecutionNotifications": invocation(run.failures + run.notes, places),
    ]
  }

  private func result(_ finding: Finding, in run: RunReport, _ index: Int, _ places: Places) -> Node {
    var object: Object = [
      "ruleId": .string(finding.rule), "ruleIndex": .integer(index), "kind": .string(finding.outcome.kind),
      // Only what fails has a level.
      "level": .string(finding.outcome == .broken ? "\(finding.severity)" : "none"),
      "message": ["text": .string(finding.fullMessage)],
      "locations": [.object(places.location(of: finding))],
      "partialFingerprints": ["infra/v1": .string(finding.fingerprint)],
    ]
    let hops = finding.proof.map { hop -> Object in
      var location = places.location(hop.location) ?? [:]
      location["message"] = ["text": .string(hop.name)]
      return location
    }
    if !hops.isEmpty {
      object["relatedLocations"] = .array(
        hops.enumerated().compactMap { index, hop in
          guard hop["physicalLocation"] != nil else { return nil }
          var hop = hop
          hop["id"] = .integer(index + 1)
          return .object(hop)
        })
      object["codeFlows"] = [
        ["threadFlows": [["locations": .array(hops.map { ["location": .object($0)] })]]]
      ]
    }
    if let suppression = finding.suppression {
      object["suppressions"] = [self.suppression(suppression, places)]
    }
    if run.hasBaseline {
      object["baselineState"] = finding.suppression?.source == .baseline ? "unchanged" : "new"
    }
    object["properties"] = properties(of: finding)
    return .object(object)
  }

  private func suppression(_ suppression: Suppression, _ places: Places) -> Node {
    let isInSource: Bool =
      switch suppression.source {
      case .exception, .otherTool: true
      case .settings, .baseline: false
      }
    var object: Object = [
      "kind": isInSource ? "inSource" : "external", "status": "accepted", "justification": .string(suppression.reason),
    ]
    object["location"] = places.location(suppression.location).map { .object($0) }
    return .object(object)
  }

  private func properties(of finding: Finding) -> Node? {
    var object: Object = [:]
    object["property"] = finding.property.flatMap { $0.path.isEmpty ? nil : .string($0.path) }
    object["scenario"] = finding.scenario.map { .string($0) }
    object["iteration"] = finding.iteration.map { .string($0) }
    object["cause"] = finding.cause.map { .string($0.text) }
    object["severityReason"] = finding.severityReason.map { .string($0) }
    object["remedy"] = finding.remedy.map { .string($0) }
    if !finding.also.isEmpty {
      object["also"] = .array(
        finding.also.map { other in
          [
            "ruleId": .string(other.rule), "level": .string("\(other.severity)"),
            "message": ["text": .string(other.fullMessage)],
            "partialFingerprints": ["infra/v1": .string(other.fingerprint)],
          ]
        })
    }
    return object.isEmpty ? nil : .object(object)
  }

  /// The places of a run in SARIF's form.
  private struct Places {
    let sources: SourceLines

    func location(_ location: SourceLocation?) -> Object? {
      guard let location else { return nil }
      let path = sources.portable(location.file)
      var artifact: Object = ["uri": .string(Self.uri(path))]
      // An absolute path is not one of the repository.
      if !path.hasPrefix("/") { artifact["uriBaseId"] = .string(SARIFReport.root) }
      var physical: Object = ["artifactLocation": .object(artifact)]
      if location.position != .none {
        physical["region"] = [
          "startLine": .integer(Int(location.position.line)), "startColumn": .integer(Int(location.position.column)),
        ]
      }
      return ["physicalLocation": .object(physical)]
    }

    func location(of finding: Finding) -> Object {
      var object = location(finding.location) ?? [:]
      let names = [finding.subject] + finding.furtherSubjects
      object["logicalLocations"] = .array(
        names.map { name in
          var logical: Object = ["name": .string(name.name), "kind": "resource"]
          if !finding.stack.isEmpty {
            logical["fullyQualifiedName"] = .string("\(sources.portable(finding.stack))/\(name)")
          }
          return .object(logical)
        })
      return object
    }

    /// A path as a reference, in which only unreserved characters and slashes stand for themselves.
    private static func uri(_ path: String) -> String {
      var uri = path.hasPrefix("/") ? "file://" : ""
      for byte in path.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "~"), UInt8(ascii: "/"):
          uri.unicodeScalars.append(Unicode.Scalar(byte))
        default:
          let digits = String(byte, radix: 16, uppercase: true)
          uri += "%" + (digits.count == 1 ? "0" : "") + digits
        }
      }
      return uri
    }
  }
}

extension Finding.Outcome {
  fileprivate var kind: String {
    switch self {
    case .broken: "fail"
    case .possible: "review"
    case .undecided: "open"
    }
  }
}
