import AWSResources
import Documents

/// Checks that the sections and attributes of a template have the form that CloudFormation documents.
///
/// The reader of templates finds them, since the graph has only what the conditions of a template come to.
struct TemplateIsWellFormed: Rule {
  static let description = RuleDescription(
    id: "template-is-well-formed",
    subject: .deployment,
    severity: .error,
    summary:
      "The sections of a template and the attributes of its resources have the form that CloudFormation documents.",
    rationale: "CloudFormation refuses the whole template, and rules cannot read what has another form.",
    remedy: "Write what the documentation of the section or attribute shows.",
    references: [.aws("AWSCloudFormation/latest/UserGuide/template-anatomy.html")],
    passes: [
      RuleExample("a template in the documented form") { $0.read("Orders", "AWS::SQS::Queue", [:]) }
    ],
    fails: [
      RuleExample(
        "a policy that does not exist",
        finds: .finding(output: "Orders", "'DeletionPolicy' of 'Orders' is 'Keep'; write 'Retain'")
      ) {
        $0.mistakes = [TemplateMistake(.form, "Orders", "'DeletionPolicy' of 'Orders' is 'Keep'; write 'Retain'")]
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    findings.report(model.graph.mistakes.filter { $0.kind == .form })
  }
}
