import AWSResources
import Documents

/// Checks that a template defines the resources, parameters, conditions and mappings that it names.
///
/// The reader of templates finds them, since the graph has only what the conditions of a template come to.
struct TemplateNamesWhatItHas: Rule {
  static let description = RuleDescription(
    id: "template-names-what-it-has",
    subject: .deployment,
    severity: .error,
    summary: "What a template names is defined in it: resources, parameters, conditions, mappings.",
    rationale: "CloudFormation refuses the whole template.",
    remedy: "Define what is missing, or correct the name.",
    references: [.aws("AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html")],
    passes: [
      RuleExample("a template without undefined names") {
        $0.read("Orders", "AWS::SQS::Queue", [:])
        $0.mistakes = [TemplateMistake(.form, "Orders", "'DeletionPolicy' of 'Orders' is 'Keep'; write 'Retain'")]
      }
    ],
    fails: [
      RuleExample(
        "a reference to nothing",
        finds: .finding(
          output: "Orders",
          "'Orders' refers to 'Typo', which is neither a resource nor a parameter of the template; write 'Type'")
      ) {
        $0.mistakes = [
          TemplateMistake(
            .name, "Orders",
            "'Orders' refers to 'Typo', which is neither a resource nor a parameter of the template; write 'Type'")
        ]
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    findings.report(model.graph.mistakes.filter { $0.kind == .name })
  }
}
