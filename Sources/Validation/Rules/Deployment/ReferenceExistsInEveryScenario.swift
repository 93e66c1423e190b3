import AWSResources
import Documents

/// Checks that what stays in a scenario refers to nothing that a condition removes in it.
///
/// The reader of templates finds them, since the graph has only what the conditions of a template come to.
struct ReferenceExistsInEveryScenario: Rule {
  static let description = RuleDescription(
    id: "reference-exists-in-every-scenario",
    subject: .deployment,
    severity: .error,
    summary: "A resource or output refers to a conditional resource only where that exists.",
    rationale: "The deployment fails for the parameters with which the condition is false.",
    remedy: "Give both the same condition, or choose the reference with 'Fn::If'.",
    references: [.aws("AWSCloudFormation/latest/UserGuide/conditions-section-structure.html")],
    passes: [
      RuleExample("a template without such references") { $0.read("Docs", "AWS::S3::Bucket", [:]) }
    ],
    fails: [
      RuleExample(
        "a policy of a bucket that only production has",
        finds: .finding(
          output: "DocsPolicy",
          "'DocsPolicy' refers to 'Docs', which condition 'IsProd' removes; give it the same condition")
      ) {
        $0.mistakes = [
          TemplateMistake(
            .removed, "DocsPolicy",
            "'DocsPolicy' refers to 'Docs', which condition 'IsProd' removes; give it the same condition")
        ]
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    findings.report(model.graph.mistakes.filter { $0.kind == .removed })
  }
}
