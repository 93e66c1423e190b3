import AWSResources

/// Checks that the stage of a REST API has a web ACL.
struct RESTStageHasAFirewall: Rule {
  static let description = RuleDescription(
    id: "rest-stage-has-a-firewall",
    catalogID: "API007",
    subject: .edge,
    severity: .warning,
    summary: "A stage of a REST API that the internet can call has a web ACL of AWS WAF.",
    rationale: """
      Without one, known attacks and addresses that send floods of requests reach the authorizer, the quotas and the services. \
      AWS WAF protects REST APIs, and no HTTP APIs.
      """,
    remedy: "Associate a web ACL of the scope 'REGIONAL' with the ARN of the stage.",
    references: [
      .cdkNag("AwsSolutions-APIG3"), .checkov("CKV2_AWS_29"), .securityHub("APIGateway.4"),
      .aws("apigateway/latest/developerguide/apigateway-control-access-aws-waf.html"),
    ],
    passes: [
      RuleExample("a web ACL of the stage") {
        addStage(to: &$0)
        $0.add(
          "Association",
          WAFv2.WebACLAssociation {
            $0.resource =
              "arn:aws:apigateway:eu-west-1::/restapis/\(Reference<APIGateway.RestAPI>.to("Api"))/stages/\(Reference<APIGateway.Stage>.to("Stage"))"
          })
      },
      RuleExample("a web ACL of the stage by its name") {
        addStage(to: &$0)
        $0.add(
          "Association",
          WAFv2.WebACLAssociation {
            $0.resource =
              "arn:aws:apigateway:eu-west-1::/restapis/\(Reference<APIGateway.RestAPI>.to("Api"))/stages/live"
          })
      },
      RuleExample("a private API") {
        addStage(to: &$0)
        $0.change("Api", APIGateway.RestAPI.self) {
          $0.endpoint = .init { $0.kinds = [.literal(.private)] }
        }
      },
    ],
    fails: [
      RuleExample(
        "a stage without one",
        finds: .finding(
          "Stage", "stage 'Stage' has no web ACL; associate one of the scope 'REGIONAL' with its ARN")
      ) { addStage(to: &$0) },
      RuleExample(
        "a web ACL of a stage with this name, and one of another stage of this API",
        finds: .finding(
          "Stage", "stage 'Stage' has no web ACL; associate one of the scope 'REGIONAL' with its ARN")
      ) {
        addStage(to: &$0)
        $0.add("Other", APIGateway.RestAPI { $0.name = "partners" })
        for (api, stage) in [("Api", "test"), ("Other", "live")] {
          $0.add(
            LogicalID("\(api)Association"),
            WAFv2.WebACLAssociation {
              $0.resource =
                "arn:aws:apigateway:eu-west-1::/restapis/\(Reference<APIGateway.RestAPI>.to(LogicalID(api)))/stages/\(text: stage)"
            })
        }
      },
      RuleExample(
        "a web ACL of another stage",
        finds: .finding(
          "Stage", "stage 'Stage' has no web ACL; associate one of the scope 'REGIONAL' with its ARN")
      ) {
        addStage(to: &$0)
        $0.add(
          "Association",
          WAFv2.WebACLAssociation {
            $0.resource =
              "arn:aws:apigateway:eu-west-1::/restapis/\(Reference<APIGateway.RestAPI>.to("Api"))/stages/test"
          })
      },
    ],
    undetermined: [
      RuleExample("an association with a parameter", unknown: "Stage") {
        addStage(to: &$0)
        $0.add("Association", WAFv2.WebACLAssociation { $0.resource = .parameter("Resource") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let stages = model.graph.all(APIGateway.Stage.self)
    guard !stages.isEmpty else { return }
    let targets = model.graph.all(WAFv2.WebACLAssociation.self).map { ($0, $0.resource.resource) }
    let ids = Set(targets.flatMap { $0.1?.expression.referencedIDs ?? [] })
    // The ARN of a stage is written with the id of its API.
    var arns: [LogicalID: [String]] = [:]
    for (_, target) in targets {
      guard let target, let text = model.text(target) else { continue }
      for id in target.expression.referencedIDs { arns[id, default: []].append(text) }
    }
    let hidden = targets.first { _, target in
      model.literal(target) == nil && target?.expression.referencedIDs.isEmpty != false
    }
    for stage in stages where !ids.contains(stage.id) {
      let api = model.graph.resource(stage.resource.api)
      if let api, model.literal(api.resource.endpoint?.kinds?.items.first) == .private { continue }
      let name = model.text(stage.resource.name)
      if let api, let name, arns[api.id, default: []].contains(where: { $0.hasSuffix("/stages/\(name)") }) {
        continue
      }
      if let hidden {
        findings.unknown(
          stage, "what association '\(hidden.0.id)' protects cannot be determined before deployment", at: "StageName")
      } else {
        findings.report(.unprotected(stage.id), on: stage)
      }
    }
  }

  private static func addStage(to graph: inout ResourceGraph) {
    graph.add("Api", APIGateway.RestAPI { $0.name = "shop" })
    graph.add(
      "Stage",
      APIGateway.Stage {
        $0.api = .to("Api")
        $0.name = "live"
      })
  }
}

extension Finding.Message {
  fileprivate static func unprotected(_ id: LogicalID) -> Self {
    "stage '\(id)' has no web ACL; associate one of the scope 'REGIONAL' with its ARN"
  }
}
