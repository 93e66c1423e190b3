import Documents
import ResourceGraph
import Validation

/// The findings that were there before the rules were: a later run fails on others alone.
///
/// The list only shrinks: written again, it keeps what it has and what is still found.
struct Baseline {
  private static let version = 1

  private struct Item {
    var fingerprint: String
    var rule: String
    var subject: String
    var stack: String
  }

  private let items: [Item]
  private let fingerprints: Set<String>

  private init(_ items: [Item]) {
    self.items = items
    fingerprints = Set(items.map(\.fingerprint))
  }

  /// The findings of a run that break a rule, or may, and that no exception covers.
  init(_ findings: [Finding]) {
    self.init(
      findings.filter { $0.suppression == nil && $0.outcome != .undecided }
        .map { Item(fingerprint: $0.fingerprint, rule: $0.rule, subject: $0.subject.name, stack: $0.stack) }
        .sorted { ($0.stack, $0.rule, $0.subject, $0.fingerprint) < ($1.stack, $1.rule, $1.subject, $1.fingerprint) })
  }

  /// Reads the file that an earlier run wrote.
  init(_ bytes: [UInt8], file: String) throws(Diagnostic) {
    let document: Node
    do {
      document = try JSON.read(bytes)
    } catch {
      throw .error(error.message, at: SourceLocation(file: file, position: error.position))
    }
    let items = document["findings"]?.array?.map { item in
      item["fingerprint"]?.string.map {
        Item(
          fingerprint: $0, rule: item["rule"]?.string ?? "", subject: item["subject"]?.string ?? "",
          stack: item["stack"]?.string ?? "")
      }
    }
    guard document["version"]?.integer == Self.version, let items, !items.contains(where: { $0 == nil }) else {
      throw .error(
        "this is not a baseline of this version; write it with --write-baseline",
        at: SourceLocation(file: file, position: document.position))
    }
    self.init(items.compactMap(\.self))
  }

  /// The same without what another one does not have.
  func kept(in other: Baseline) -> Baseline { Baseline(items.filter { other.fingerprints.contains($0.fingerprint) }) }

  func contains(_ finding: Finding) -> Bool { fingerprints.contains(finding.fingerprint) }

  var count: Int { items.count }

  var text: String {
    let findings = items.map { item -> Node in
      [
        "fingerprint": .string(item.fingerprint), "rule": .string(item.rule), "subject": .string(item.subject),
        "stack": .string(item.stack),
      ]
    }
    return String(
      decoding: JSON.write(["version": .integer(Self.version), "findings": .array(findings)]), as: UTF8.self)
  }
}
