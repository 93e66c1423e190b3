import AWSResources
import Documents
import Templates
import TestSupport
import Testing

@testable import Validation

/// One stack in all forms: CloudFormation as JSON and as YAML, Terraform's configuration, and a plan of it.
@Suite(.enabled(if: Corpus.shared != nil, "\(Corpus.isMissing)"))
struct FormsTests {
  static var files: [String] {
    ["base.json", "base-without-nat.json"] + SharedCorpusTests.mutants.compactMap { $0.row["file"] }
  }

  @Test(arguments: files)
  func `a stack has the same verdict in all forms`(_ file: String) throws {
    let template = try #require(Corpus.shared).file("reference/\(file)").graph()
    let configuration = Terraform.write(template).document
    let expected = Self.verdict(template)
    #expect(try Self.verdict(JSON.write(CloudFormation.write(template).document), "a.json") == expected)
    #expect(try Self.verdict(YAML.write(CloudFormation.write(template).document), "a.yaml") == expected)
    #expect(try Self.verdict(JSON.write(configuration), "a.tf.json") == expected)
    let planned = try Self.verdict(JSON.write(PlannedConfiguration.plan(of: configuration)), "a.json")
    #expect(planned.symmetricDifference(expected) == [])
  }

  private static func verdict(_ bytes: [UInt8], _ file: String) throws -> Set<String> {
    let document = try TemplateFile.document(bytes, file: file)
    return verdict(try #require(try TemplateFile.scenarios(document, file: file, catalog: .aws).first))
  }

  /// What is found and what is not known, by rules and subjects.
  private static func verdict(_ graph: ResourceGraph) -> Set<String> {
    let report = Validator().check(graph)
    return Set(
      report.findings.map { "\($0.rule) \($0.subject)" } + report.unknowns.map { "unknown \($0.rule) \($0.subject)" })
  }
}
