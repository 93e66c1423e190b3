import AWSResources
import TestSupport
import Testing

@testable import Validation

/// The rules on templates that they were not written with.
@Suite struct CorpusTests {
  /// What the rules say about a file of the repository's corpus, in the words of `expected.tsv`.
  private func verdicts(_ graph: ResourceGraph) -> Set<String> {
    let report = Validator().check(graph)
    return Set(
      report.findings.map { "\($0.subject) \($0.rule) must" }
        + report.allowed.map { "\($0.subject) \($0.rule) allowed" }
        + report.unknowns.map { "\($0.subject) \($0.rule) unknown" })
  }

  @Test func `every template of the repository has the expected findings and no other`() throws {
    var rows = try Corpus.own.file("expected.tsv").rows()
    for file in Corpus.good + Corpus.plans where file.corpus == Corpus.own.folder {
      let graph = try file.graph()
      let verdicts = verdicts(graph)
      var expected: Set<String> = []
      for row in rows where row["file"] == file.path {
        let (resource, rule) = (row["resource"] ?? "", row["rule"] ?? "")
        #expect(graph[LogicalID(resource)] != nil, "\(file) has no resource '\(resource)'")
        #expect(RuleRegistry.rule(named: rule) != nil, "there is no rule '\(rule)'")
        // A row with 'must not' is there for its reason: what is not expected is not found.
        if row["expected"] == "must not" {
          #expect(verdicts.allSatisfy { !$0.hasPrefix("\(resource) \(rule) ") }, "\(file)")
        } else {
          expected.insert("\(resource) \(rule) \(row["expected"] ?? "")")
        }
      }
      rows.removeAll { $0["file"] == file.path }
      #expect(verdicts.subtracting(expected).sorted() == [], "\(file) has other findings")
      #expect(expected.subtracting(verdicts).sorted() == [], "\(file) lacks findings")
    }
    #expect(rows == [], "these files are missing")
  }

  @Test func `no template crashes a rule, and both spellings get the same findings`() throws {
    for pair in try Corpus.pairs {
      let graphs = [pair.yaml, pair.json].map { try? $0.graph() }
      // Somebody replaced resources in one file of a pair alone.
      let ids = graphs.map { Set($0?.entries.map(\.id) ?? []) }
      let replaced = ids[0].symmetricDifference(ids[1])
      let verdicts = graphs.map { graph in
        graph.map { graph in
          Validator().check(graph).findings.filter { !replaced.contains($0.subject) }
            .map { "\($0.rule) \($0.subject)" }.sorted()
        }
      }
      #expect(verdicts[0] == verdicts[1], "\(pair)")
    }
  }
}
