import AWSResources
import Documents
import Foundation
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

  fileprivate static func verdict(_ bytes: [UInt8], _ file: String) throws -> Set<String> {
    let document = try TemplateFile.document(bytes, file: file)
    return verdict(try #require(try TemplateFile.scenarios(document, file: file, catalog: .aws).first))
  }

  /// What is found and what is not known, by rules and subjects.
  fileprivate static func verdict(_ graph: ResourceGraph) -> Set<String> {
    let report = Validator().check(graph)
    return Set(
      report.findings.map { "\($0.rule) \($0.subject)" } + report.unknowns.map { "unknown \($0.rule) \($0.subject)" })
  }
}

/// What the examples write has one verdict in all forms; that it is the one of their Swift code, an acceptance test shows.
@Suite struct ExampleFormsTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Golden")

  /// `platform/production-services`
  static let stacks: [String] = {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.allObjects.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix("/template.json") }.map { String($0.dropLast("/template.json".count)) }.sorted()
  }()

  @Test(arguments: stacks)
  func `an example's stack has the same verdict in all forms`(_ stack: String) throws {
    let folder = Self.folder.appending(path: stack)
    let template = try Array(Data(contentsOf: folder.appending(path: "template.json")))
    let expected = try FormsTests.verdict(template, "a.json")
    let document = try TemplateFile.document(template, file: "a.json")
    #expect(try FormsTests.verdict(YAML.write(document), "a.yaml") == expected)
    let terraform = folder.appending(path: "terraform")
    let names = try FileManager.default.contentsOfDirectory(atPath: terraform.path).filter { $0.hasSuffix(".tf.json") }
    let files = try names.sorted().map { name in
      let bytes = try Array(Data(contentsOf: terraform.appending(path: name)))
      return (path: name, document: try TemplateFile.document(bytes, file: name))
    }
    let configuration = try #require(Terraform.scenarios(configuration: files, named: "a", catalog: .aws).first)
    #expect(FormsTests.verdict(configuration).symmetricDifference(expected) == [])
    let plan = PlannedConfiguration.plan(of: Self.united(files.map(\.document)))
    let planned = try FormsTests.verdict(JSON.write(plan), "a.json")
    // A plan shows neither a write-only password nor what it refers to.
    let isHidden = files.contains {
      JSON.writeCompact($0.document).contains(#""password_wo":"${jsondecode(ephemeral."#)
    }
    let undecided: Set = isHidden ? ["unknown database-credentials-are-managed OrdersDatabase"] : []
    // Nor does it have the comments in which the exceptions of a configuration are.
    let excepted = Validator().check(configuration).allowed.map { "\($0.rule) \($0.subject)" }
    #expect(planned.symmetricDifference(expected) == undecided.union(excepted))
  }

  /// The resources and variables of several files as one document.
  private static func united(_ documents: [Node]) -> Node {
    var resources = Object()
    var variables = Object()
    for document in documents {
      for type in document["resource"]?.object ?? [:] {
        let known = resources[type.key]?.object?.members ?? []
        resources[type.key] = Node(.object(Object(known + (type.value.object?.members ?? []))))
      }
      for variable in document["variable"]?.object ?? [:] { variables[variable.key] = variable.value }
    }
    return ["resource": Node(.object(resources)), "variable": Node(.object(variables))]
  }
}
