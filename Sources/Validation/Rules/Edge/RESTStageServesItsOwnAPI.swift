import AWSResources

/// Checks that a stage of a REST API serves a deployment of the same API.
struct RESTStageServesItsOwnAPI: Rule {
  static let description = RuleDescription(
    id: "rest-stage-serves-its-own-api",
    subject: .edge,
    severity: .error,
    summary: "A stage of a REST API has a deployment, which is one of the same API.",
    rationale:
      "API Gateway looks for the deployment among those of the stage's API, and refuses a stage without one: the deployment fails.",
    remedy: "Set 'DeploymentId' to a deployment whose 'RestApiId' is that of the stage.",
    references: [
      .aws("apigateway/latest/api/API_CreateStage.html"),
      .aws("AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-stage.html"),
    ],
    passes: [
      RuleExample("a deployment of the API") {
        addDeployment("Deployment", of: "Api", to: &$0)
        addStage(to: &$0, .to("Deployment"))
      },
      RuleExample("a deployment that is not in the template") { addStage(to: &$0, .existing("a1b2c3")) },
    ],
    fails: [
      RuleExample(
        "a deployment of another API",
        finds: .finding(
          "Stage", at: "DeploymentId",
          "stage 'Stage' of API 'Api' serves deployment 'Other', which is one of API 'Partners'; use a deployment of 'Api'"
        )
      ) {
        addDeployment("Other", of: "Partners", to: &$0)
        addStage(to: &$0, .to("Other"))
      },
      RuleExample(
        "a canary of another API",
        finds: .finding(
          "Stage", at: "CanarySetting.DeploymentId",
          "stage 'Stage' of API 'Api' serves deployment 'Other', which is one of API 'Partners'; use a deployment of 'Api'"
        )
      ) {
        addDeployment("Deployment", of: "Api", to: &$0)
        addDeployment("Other", of: "Partners", to: &$0)
        addStage(to: &$0, .to("Deployment"))
        $0.change("Stage", APIGateway.Stage.self) { $0.canary = .init { $0.deployment = .to("Other") } }
      },
      RuleExample(
        "a stage without a deployment",
        finds: .finding(
          "Stage", "stage 'Stage' has no deployment, which API Gateway refuses; set 'DeploymentId' to one of its API")
      ) { addStage(to: &$0, nil) },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for stage in model.graph.all(APIGateway.Stage.self) {
      check(stage, stage.resource.deployment, at: ["DeploymentId"], model, &findings)
      check(stage, stage.resource.canary?.deployment, at: ["CanarySetting", "DeploymentId"], model, &findings)
      // CloudFormation's schema does not require it: https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2419
      if stage.resource.deployment.map(\.expression.isNoValue) ?? true,
        !stage.entry.isUnresolved(at: ["DeploymentId"]), !stage.entry.isCompletedByMacro
      {
        findings.report(.hasNoDeployment(stage.id), on: stage)
      }
    }
  }

  private func check(
    _ stage: Located<APIGateway.Stage>, _ reference: Reference<APIGateway.Deployment>?, at property: [String],
    _ model: Model,
    _ findings: inout Findings
  ) {
    guard let deployment = model.graph.resource(reference), let api = stage.resource.api?.id,
      let other = deployment.resource.api?.id, other != api,
      // What another resource passes on, or a nested stack gives, may be the same API.
      [api, other].allSatisfy({ model.graph[$0]?.resource is APIGateway.RestAPI })
    else { return }
    findings.report(
      .servesAnother(stage.id, api, deployment.id, other), on: stage.id, at: Place(stage.entry, property))
  }

  private static func addDeployment(_ id: LogicalID, of api: LogicalID, to graph: inout ResourceGraph) {
    graph.add(api, APIGateway.RestAPI())
    graph.add(id, APIGateway.Deployment { $0.api = .to(api) })
  }

  private static func addStage(to graph: inout ResourceGraph, _ deployment: Reference<APIGateway.Deployment>?) {
    graph.add("Api", APIGateway.RestAPI())
    graph.add(
      "Stage",
      APIGateway.Stage {
        $0.api = .to("Api")
        $0.name = "v1"
        $0.deployment = deployment
      })
  }
}

extension Finding.Message {
  fileprivate static func servesAnother(
    _ stage: LogicalID, _ api: LogicalID, _ deployment: LogicalID, _ other: LogicalID
  ) -> Self {
    """
    stage '\(stage)' of API '\(api)' serves deployment '\(deployment)', which is one of API '\(other)'; use a deployment of '\(api)'
    """
  }

  fileprivate static func hasNoDeployment(_ stage: LogicalID) -> Self {
    "stage '\(stage)' has no deployment, which API Gateway refuses; set 'DeploymentId' to one of its API"
  }
}
