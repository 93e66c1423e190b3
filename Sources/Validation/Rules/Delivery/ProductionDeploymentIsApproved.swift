import AWSResources
import Documents

/// Checks that somebody approves what a pipeline deploys to production.
struct ProductionDeploymentIsApproved: Rule {
  static let description = RuleDescription(
    id: "production-deployment-is-approved",
    catalogID: "CICD003",
    subject: .delivery,
    severity: .warning,
    summary: "A pipeline waits for an approval before it deploys to production.",
    rationale:
      "Otherwise whoever can push to the branch changes production, and nobody has looked at what becomes of it.",
    remedy: "Add an action of the category 'Approval' before the one that deploys to production.",
    references: [.aws("codepipeline/latest/userguide/approvals.html")],
    passes: [
      RuleExample("a stage with an approval before production") { graph in
        add(
          to: &graph, stage("Test", action("Deploy")), stage("Release", action("Approval")),
          stage("Production", action("Deploy")))
      },
      RuleExample("an approval in the same stage") { graph in
        add(to: &graph, stage("Production", action("Deploy", order: 2), action("Approval", order: 1)))
      },
      RuleExample("a pipeline that deploys nothing") { graph in add(to: &graph, stage("Production", action("Build"))) },
      RuleExample("a pipeline in Terraform") { graph in
        graph.add(
          "Pipeline",
          RawResource(
            .terraform, type: "aws_codepipeline",
            properties: [
              "stage": [
                ["name": "Release", "action": [["name": "Ask", "category": "Approval"]]],
                ["name": "Production", "action": [["name": "Ship", "category": "Deploy"]]],
              ]
            ]))
      },
    ],
    fails: [
      RuleExample(
        "production without an approval",
        finds: .finding(
          "Pipeline", at: "Stages.1",
          """
          stage 'Production' of pipeline 'Pipeline' deploys without an approval; add an action of the category 'Approval' before \
          it
          """)
      ) { graph in add(to: &graph, stage("Build", action("Build")), stage("Production", action("Deploy"))) },
      RuleExample(
        "an approval beside the deployment, in Terraform",
        finds: .finding(
          "Pipeline", at: "stage.0",
          """
          stage 'prod' of pipeline 'Pipeline' deploys without an approval; add an action of the category 'Approval' before it
          """)
      ) { graph in
        graph.add(
          "Pipeline",
          RawResource(
            .terraform, type: "aws_codepipeline",
            properties: [
              "stage": [
                ["name": "prod", "action": [["category": "Approval"], ["category": "Deploy"]]]
              ]
            ]))
      },
    ],
    undetermined: [
      RuleExample("a stage whose name does not tell", unknown: "Pipeline") { graph in
        add(to: &graph, stage("Deploy", action("Deploy")))
      },
      RuleExample("stages that are not known", unknown: "Pipeline") { graph in
        graph.add(
          "Pipeline",
          RawResource(
            .cloudFormation, type: "AWS::CodePipeline::Pipeline",
            properties: ["Stages": ["Fn::If": ["IsLarge", [], ["Ref": "AWS::NoValue"]]]]))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for (entry, raw) in model.raw("AWS::CodePipeline::Pipeline", "aws_codepipeline") {
      let pipeline = RawBlock(entry, raw)
      guard let stages = pipeline.blocks("Stages", terraform: "stage").value else {
        findings.unknown(
          entry.id, "the stages of '\(entry.id)' cannot be determined before deployment",
          at: pipeline.place("Stages", terraform: "stage"))
        continue
      }
      let name = model.known("Name", of: raw, as: String.self).value ?? entry.id.name
      check(stages, ofPipelineNamed: name, entry.id, model, &findings)
    }
  }

  private func check(
    _ stages: [RawBlock], ofPipelineNamed pipeline: String, _ id: LogicalID, _ model: Model, _ findings: inout Findings
  ) {
    // A stage that deploys without an approval, where no name tells what for.
    var unnamed: RawBlock?
    var isApproved = false
    for stage in stages {
      guard let actions = actions(of: stage, model) else {
        // There may be an approval.
        return findings.unknown(id, "the actions of '\(id)' cannot be determined before deployment", at: stage.place)
      }
      let name = model.known("Name", of: stage.raw, as: String.self).value ?? "?"
      let approval = actions.filter { $0.category == "Approval" }.map(\.order).min()
      for action in actions where action.category == "Deploy" {
        let waits = isApproved || approval.map { $0 < action.order } == true
        if [pipeline, name, action.name].contains(where: namesProduction) {
          if waits { return }
          return findings.report(.isNotApproved(name, id), on: id, at: stage.place)
        }
        if !waits { unnamed = unnamed ?? stage }
      }
      isApproved = isApproved || approval != nil
    }
    if let unnamed {
      findings.unknown(
        id, "whether '\(id)' deploys to production without an approval is not in the template", at: unnamed.place)
    }
  }

  private struct Action {
    var name: String
    var category: String
    var order: Int
  }

  /// The actions of a stage; `nil` where they are not known.
  private func actions(of stage: RawBlock, _ model: Model) -> [Action]? {
    guard let blocks = stage.blocks("Actions", terraform: "action").value else { return nil }
    var actions: [Action] = []
    for block in blocks {
      let type = stage.raw.dialect == .terraform ? block : block.blocks("ActionTypeId").value?.first
      guard let category = type.flatMap({ model.known("Category", of: $0.raw, as: String.self).value }) else {
        return nil
      }
      actions.append(
        Action(
          name: model.known("Name", of: block.raw, as: String.self).value ?? "", category: category,
          order: model.known("RunOrder", of: block.raw, as: Int.self).value ?? 1))
    }
    return actions
  }

  /// Whether a name says that it is about production: `deploy-prod`, but not `preprod`.
  private func namesProduction(_ name: String) -> Bool {
    let words = Spelling.snakeCase(name).split { $0 == "_" || $0 == "-" || $0 == " " }.map(String.init)
    return words.enumerated().contains { index, word in
      let isNegated = index > 0 && ["non", "pre", "not"].contains(words[index - 1])
      return ["prod", "production", "live"].contains(word) && !isNegated
    }
  }

  private static func action(_ category: String, order: Int = 1) -> Node {
    [
      "Name": Node(.string(category)), "ActionTypeId": ["Category": Node(.string(category))],
      "RunOrder": Node(.integer(order)),
    ]
  }

  private static func stage(_ name: String, _ actions: Node...) -> Node {
    ["Name": Node(.string(name)), "Actions": Node(.array(actions))]
  }

  private static func add(to graph: inout ResourceGraph, _ stages: Node...) {
    graph.add(
      "Pipeline",
      RawResource(
        .cloudFormation, type: "AWS::CodePipeline::Pipeline", properties: ["Stages": Node(.array(stages))]))
  }
}

extension Finding.Message {
  fileprivate static func isNotApproved(_ stage: String, _ pipeline: LogicalID) -> Self {
    "stage '\(stage)' of pipeline '\(pipeline)' deploys without an approval; add an action of the category 'Approval' before it"
  }
}
