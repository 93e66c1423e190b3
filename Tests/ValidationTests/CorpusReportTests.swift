import AWSResources
import Documents
import Foundation
import Templates
import TestSupport
import Testing

@testable import Validation

/// How the rules do on the shared corpus, as figures: `make corpus` prints them.
@Suite(.enabled(if: Corpus.shared != nil, "\(Corpus.isMissing)"))
struct CorpusReportTests {
  private static func report(_ bytes: [UInt8], _ file: String) throws -> [Finding] {
    let document = try TemplateFile.document(bytes, file: file)
    let scenarios = try TemplateFile.scenarios(document, file: file, catalog: .aws)
    return Validator().check(scenarios: scenarios).all
  }

  /// Prints a line where the figures are asked for.
  private func show(_ line: String) {
    if ProcessInfo.processInfo.environment["INFRA_CORPUS_REPORT"] != nil { print("corpus: \(line)") }
  }

  private func share(_ part: Int, of all: Int) -> String {
    let tenths = all == 0 ? 0 : (part * 1000 + all / 2) / all
    return "\(part) of \(all) (\(tenths / 10).\(tenths % 10) %)"
  }

  // MARK: Faults

  private static let forms: [(name: String, file: String, bytes: @Sendable (ResourceGraph) -> [UInt8])] = [
    ("CloudFormation JSON", "a.json", { JSON.write(CloudFormation.write($0).document) }),
    ("CloudFormation YAML", "a.yaml", { YAML.write(CloudFormation.write($0).document) }),
    ("Terraform plan", "a.json", { JSON.write(PlannedConfiguration.plan(of: Terraform.write($0).document)) }),
  ]

  @Test func `each fault is found in each form, by what is told`() throws {
    let corpus = try #require(Corpus.shared)
    for form in Self.forms {
      var killed = 0
      for mutant in SharedCorpusTests.mutants {
        let graph = try corpus.file("reference/\(mutant.row["file"] ?? "")").graph()
        let told = try Self.report(form.bytes(graph), form.file).tellingFactsOnce()
        let rules = mutant["rule"].compactMap { SharedCorpusTests.ids[$0] }
        let subjects = mutant["subject"] + mutant["also_subjects"]
        let isKilled = told.contains {
          $0.outcome == .broken && rules.contains($0.rule) && subjects.contains($0.subject.name)
        }
        #expect(isKilled, "\(mutant) as \(form.name)")
        killed += isKilled ? 1 : 0
      }
      show("faults found as \(form.name): \(share(killed, of: SharedCorpusTests.mutants.count))")
      var onBases = 0
      for base in ["base.json", "base-without-nat.json"] {
        let graph = try corpus.file("reference/\(base)").graph()
        let found = try Self.report(form.bytes(graph), form.file).filter { finding in
          finding.outcome != .undecided && !SharedCorpusTests.knownFaults.contains(finding.rule)
        }
        #expect(found.isEmpty, "\(base) as \(form.name)")
        onBases += found.count
      }
      show("findings on the sound architectures as \(form.name): \(onBases)")
    }
  }

  // MARK: Labels of other tools

  private struct Label: Hashable {
    var path: String
    var resource: String
    var rule: String

    init(_ row: [String: String]) {
      path = row["path"] ?? ""
      resource = row["resource"] ?? ""
      rule = row["rule"] ?? ""
    }
  }

  @Test func `the verdicts of other tools are ours, but for differences with a reason`() throws {
    let corpus = try #require(Corpus.shared)
    let rows = try ["checkov/labels.tsv", "trivy/labels.tsv"].flatMap { try corpus.file($0).rows() }
    let differences = try Corpus.own.file("label-differences.tsv").rows()
    var reasons = Dictionary(differences.map { (Label($0), $0["why"] ?? "") }) { first, _ in first }
    #expect(reasons.count == differences.count && !reasons.values.contains(""))
    var reports: [String: [Finding]] = [:]
    var (agreed, different, unread) = (0, 0, 0)
    for row in rows where row["binds"] == "yes" {
      let label = Label(row)
      guard let rule = SharedCorpusTests.ids[label.rule] else {
        unread += 1
        continue
      }
      let found = try reports[label.path] ?? Self.report(corpus.file(label.path).bytes(), label.path)
      reports[label.path] = found
      let isFound = found.contains { finding in
        finding.rule == rule && finding.outcome != .undecided
          && (label.resource.isEmpty || finding.subject.name == label.resource)
      }
      if isFound == (row["expected"] == "FAIL") {
        agreed += 1
      } else if reasons.removeValue(forKey: label) != nil {
        different += 1
      } else {
        Issue.record("\(label.path) \(label.resource) \(label.rule): \(row["expected"] ?? "") for the other tool")
      }
    }
    #expect(reasons.isEmpty, "these differences are none any more")
    let all = rows.count { $0["binds"] == "yes" } - unread
    show(
      "labels of other tools that agree: \(share(agreed, of: all)), with deliberate differences \(share(agreed + different, of: all))"
    )
    show("labels about resources that no rule is about: \(unread)")
  }

  // MARK: What stays open

  /// The folders of the corpus, with the share of verdicts that may stay open, in percent: what docs/precision.md records,
  /// rounded up.
  private static let openShares: KeyValuePairs = [
    "aws-templates": 7, "ecs-refarch": 8, "reference": 0, "checkov": 12, "trivy": 7, "cfn-lint": 11,
  ]

  @Test func `every template of the corpus is checked or refused, and few questions stay open`() throws {
    let corpus = try #require(Corpus.shared)
    for (folder, limit) in Self.openShares {
      var (told, open, read, refused) = (0, 0, 0, 0)
      for file in corpus.files(in: [folder]) {
        do {
          let found = try Self.report(file.bytes(), file.path)
          open += found.count { $0.outcome == .undecided }
          told += found.filter { $0.outcome != .undecided }.tellingFactsOnce().count
          read += 1
        } catch let errors as Diagnostics {
          #expect(errors.all.allSatisfy { $0.location != nil && !$0.message.isEmpty }, "\(file)")
          refused += 1
        }
      }
      #expect(open * 100 <= limit * (told + open), "\(folder): \(share(open, of: told + open))")
      show("\(folder): \(read) templates checked, \(refused) refused with their place, none crashed")
      show("\(folder): \(told) findings; verdicts that stay open: \(share(open, of: told + open))")
    }
  }
}
