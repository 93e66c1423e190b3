import Foundation
import TestSupport
import Testing
import Validation

@testable import Constructs

/// The tables of `Tests/Traceability` answer every sentence of the architecture documents, with what exists.
@Suite struct TraceabilityTests {
  /// Made once: it reads all sources of the language.
  private static let made = Result { try TraceabilityPage(ParametersPage(), ConstructsPage(Constructs.all)) }

  private let page: TraceabilityPage

  init() throws { page = try Self.made.get() }

  @Test func `every answer exists`() {
    for requirement in page.requirements {
      for answer in requirement.answers {
        let problem = page.problem(with: answer)
        #expect(problem == nil, "\(requirement.document): \(requirement.quote)")
      }
    }
  }

  @Test(arguments: [
    ("database-is-private", "there is no rule 'database-is-private'"),
    ("Netwerk", "there is no construct 'Netwerk'"),
    ("Network(gateways:)", "'Network' has no 'gateways'"),
    ("LoadBalancer.address", "'LoadBalancer' has no 'address'"),
    ("Raw(AWS::WAF::Wall)", "AWS publishes no type 'AWS::WAF::Wall'"),
    ("Examples/Monolith", "there is no example 'Examples/Monolith'"),
    ("docs/nothing.md", "there is no page 'docs/nothing.md'"),
    ("docs/benchmarks.md", "no test reads 'docs/benchmarks.md'"),
    ("docs/recipes.md#a-motorcycle", "'docs/recipes.md' has no section 'a-motorcycle'"),
    ("CompileFailures/x", "there is no file 'Tests/InfraTests/CompileFailures/x.swift'"),
  ])
  func `an answer that does not exist is reported`(_ answer: String, _ problem: String) {
    #expect(page.problem(with: RequirementAnswer(answer))?.hasPrefix(problem) == true)
  }

  @Test func `every row says what answers its sentence, or why nothing does`() {
    for requirement in page.requirements {
      let hasRule = requirement.answers.contains { if case .rule = $0 { true } else { false } }
      let isComplete =
        switch requirement.kind {
        case .rule: hasRule
        case .construct: !hasRule && !requirement.answers.isEmpty
        case .open: !requirement.answers.isEmpty && !requirement.note.isEmpty
        case .outside: requirement.answers.isEmpty && !requirement.note.isEmpty
        }
      #expect(isComplete && !requirement.quote.isEmpty, "\(requirement.document): \(requirement.quote)")
    }
    let keys = page.requirements.map { "\($0.document) \($0.quote)" }
    #expect(Set(keys).count == keys.count)
  }

  @Test func `no cell of the page is empty`() {
    let rows = page.page.text.split(separator: "\n").filter { $0.hasPrefix("| ") }
    #expect(rows.count > page.requirements.count)
    for row in rows { #expect(!row.contains("|  |") && !row.contains("``"), "\(row)") }
  }

  @Test func `every test that the page names exists`() throws {
    let names = Set(page.page.text.matches(of: /`(\w+Tests|test_\w+)(?:\.py)?`/).map { String($0.1) })
    #expect(names.count > 10)
    let targets = ["InfraTests", "InfraTests/Reference", "ValidationTests", "Acceptance"].map { "Tests/\($0)" }
    for name in names {
      let files = targets.flatMap { ["\($0)/\(name).swift", "\($0)/\(name).py"] }
      #expect(files.contains { (try? ReferencePage.source($0)) != nil }, "\(name)")
    }
  }

  @Test func `a document is read by sentences and blocks of code`() {
    let document = ArchitectureDocument(
      """
      ---
      position: 4
      ---
      # A heading.
      - [A heading](#a-heading)
      ![A picture](x.png)

      Plan for **limits** (e.g. ENIs), as
      [AWS](https://example.com) says. See `x`. It’s "so". "Why"?

      Route configuration:
      1. First
         - [ ] Second, • third
      • Ensure that each of the following components is prepared:
      ```
      │ ALB │ ──► │ Task │
      ```
      [a]: b
      """)
    #expect(
      document.sentences == [
        "Plan for limits (e.g. ENIs), as AWS says.", "See x.", "It's \"so\".", "\"Why\"?", "First", "Second, • third",
        "Ensure that each of the following components is prepared:",
      ])
    #expect(document.codeBlocks == ["ALB Task"])
  }
}

/// The tables of `Tests/Traceability` beside the documents and the corpus themselves.
@Suite(.enabled(if: Corpus.shared != nil, "\(Corpus.isMissing)"))
struct TraceabilityOfDocumentsTests {
  private static func document(_ number: String) throws -> ArchitectureDocument {
    ArchitectureDocument(try #require(Corpus.shared).file("../documents/\(number).md").text())
  }

  @Test(arguments: Requirement.documents)
  func `every quote is in its document`(_ number: String) throws {
    let document = try Self.document(number)
    for requirement in try Requirement.all() where requirement.document == number {
      let isStated = (document.sentences + document.codeBlocks).contains(where: requirement.isStated)
      #expect(isStated, "\(requirement.quote)")
    }
  }

  @Test(arguments: Requirement.documents)
  func `every sentence and every block of code of a document is answered`(_ number: String) throws {
    let document = try Self.document(number)
    let requirements = try Requirement.all().filter { $0.document == number }
    #expect(document.sentences.count > 30)
    for sentence in document.sentences + document.codeBlocks {
      let isAnswered = requirements.contains { $0.isStated(in: sentence) }
      #expect(isAnswered, "\(sentence)")
    }
  }

  @Test func `a rule answers the documents that the catalogue quotes for it`() throws {
    let requirements = try Requirement.all()
    let catalogue = try #require(Corpus.shared).file("../rules/catalogue.tsv").rows()
    for row in catalogue where RuleRegistry.all.contains(where: { $0.description.catalogID == row["id"] }) {
      for document in (row["documents"] ?? "").matches(of: #/\b(00\d) /#).map({ String($0.1) }) {
        let rule = RequirementAnswer.rule(row["name"] ?? "")
        let isNamed = requirements.contains { $0.document == document && $0.answers.contains(rule) }
        #expect(isNamed, "\(document): \(rule)")
      }
    }
  }

  @Test func `a document has one table`() throws {
    let folder = try #require(Corpus.shared).folder.appending(path: "../documents").standardized
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }
    #expect(names.sorted() == Requirement.documents.map { "\($0).md" })
  }
}
