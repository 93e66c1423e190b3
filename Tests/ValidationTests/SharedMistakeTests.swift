import AWSResources
import Templates
import TestSupport
import Testing

@testable import Validation

/// What is wrong with a resource is found once for all scenarios that have it.
@Suite struct SharedMistakeTests {
  private static let rules: [any Rule.Type] = [
    PropertyExists.self, ValueHasItsType.self, ValueIsAcceptedByAWS.self,
  ]

  /// The scenarios with resources that know of no others.
  private func unshared(_ scenarios: [ResourceGraph]) -> [ResourceGraph] {
    scenarios.map { graph in
      var graph = graph
      for id in graph.entries.map(\.id) { graph.update(id) { $0.reading = nil } }
      return graph
    }
  }

  @Test func `the findings are those of each scenario looked at by itself`() throws {
    let validator = Validator(Self.rules)
    var count = 0
    for file in Corpus.good + Corpus.bad {
      guard let document = try? TemplateFile.document(file.bytes(), file: file.path),
        let scenarios = try? TemplateFile.scenarios(document, file: file.path, catalog: .aws), scenarios.count > 1
      else { continue }
      let shared = validator.check(scenarios: scenarios).all
      #expect(shared == validator.check(scenarios: unshared(scenarios)).all, "\(file)")
      count += shared.count
    }
    if Corpus.shared != nil { #expect(count > 0) }
  }

  @Test func `a mistake of a resource that only some scenarios have names them`() throws {
    let text = """
      Parameters: {Stage: {Type: String, Default: test, AllowedValues: [test, prod]}}
      Conditions: {IsProd: !Equals [!Ref Stage, prod]}
      Resources:
        Always: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: 901, Colour: red}}
        Prod: {Type: AWS::SQS::Queue, Condition: IsProd, Properties: {DelaySeconds: 902}}
        Either: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: !If [IsProd, 903, 9]}}
      """
    let document = try TemplateFile.document(Array(text.utf8), file: "queues.yaml")
    let scenarios = try TemplateFile.scenarios(document, file: "queues.yaml", catalog: .aws)
    let found = Validator(Self.rules).check(scenarios: scenarios).findings.map { finding in
      [finding.subject.name, finding.rule, finding.scenario].compactMap(\.self).joined(separator: " ")
    }
    #expect(
      found == [
        "Always value-is-accepted-by-aws", "Always property-exists",
        "Prod value-is-accepted-by-aws Stage = prod", "Either value-is-accepted-by-aws Stage = prod",
      ])
  }
}
