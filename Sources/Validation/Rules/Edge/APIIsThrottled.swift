import AWSResources

/// Checks that a stage of an API has limits of requests.
struct APIIsThrottled: Rule {
  static let description = RuleDescription(
    id: "api-is-throttled",
    catalogID: "API003",
    subject: .edge,
    severity: .warning,
    summary: "A stage of an API limits the requests a second and the requests at once, or a usage plan does.",
    rationale: """
      Without limits of its own, an API takes what the account has in the region: one caller uses up what all APIs share, and \
      all of it reaches the services behind.
      """,
    remedy: "Set the rate limit and the burst limit of the stage's routes.",
    references: [
      .cdkNag("Serverless-APIGWDefaultThrottling"), .aws("apigateway/latest/developerguide/http-api-throttling.html"),
    ],
    passes: [
      RuleExample("a stage with limits") {
        $0.add(
          "Stage",
          APIGatewayV2.Stage {
            $0.defaultRouteSettings = .init {
              $0.throttlingRateLimit = .literal(100)
              $0.throttlingBurstLimit = 200
            }
          })
      },
      RuleExample("a stage of a REST API with a usage plan") {
        $0.add("Stage", APIGateway.Stage())
        $0.add(
          "Plan",
          APIGateway.UsagePlan {
            $0.stages = [.init { $0.stage = .to("Stage") }]
            $0.throttle = .init {
              $0.rateLimit = .literal(100)
              $0.burstLimit = 200
            }
          })
      },
      RuleExample("a stage of a REST API with limits of its methods") {
        $0.add(
          "Stage",
          APIGateway.Stage {
            $0.methodSettings = [
              .init {
                $0.resourcePath = "/*"
                $0.httpMethod = "*"
                $0.settings.throttlingRateLimit = .literal(100)
                $0.settings.throttlingBurstLimit = 200
              }
            ]
          })
      },
    ],
    fails: [
      RuleExample(
        "a stage without limits",
        finds: .finding(
          "Stage", at: "DefaultRouteSettings",
          """
          stage 'Stage' takes as many requests as the account has in the region; set 'ThrottlingRateLimit' and \
          'ThrottlingBurstLimit'
          """)
      ) { $0.add("Stage", APIGatewayV2.Stage()) },
      RuleExample(
        "a stage of a REST API without limits",
        finds: .finding(
          "Stage",
          """
          stage 'Stage' takes as many requests as the account has in the region; set 'ThrottlingRateLimit' and \
          'ThrottlingBurstLimit'
          """)
      ) { $0.add("Stage", APIGateway.Stage()) },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for stage in model.graph.all(APIGatewayV2.Stage.self) {
      let settings =
        [stage.resource.defaultRouteSettings].compactMap(\.self) + stage.resource.routeSettings.map(\.settings)
      let isLimited = settings.contains { $0.throttlingRateLimit != nil && $0.throttlingBurstLimit != nil }
      if isLimited { continue }
      if stage.entry.isPartlyUnknown(at: "DefaultRouteSettings") || stage.entry.isPartlyUnknown(at: "RouteSettings") {
        findings.unknown(
          stage, "whether '\(stage.id)' has limits cannot be determined before deployment", at: "DefaultRouteSettings")
      } else {
        findings.report(.hasNone(stage.id), on: stage, at: "DefaultRouteSettings")
      }
    }
    let planned = Set(
      model.graph.all(APIGateway.UsagePlan.self).flatMap { plan in
        plan.resource.stages.filter { plan.resource.throttle != nil || !$0.methods.isEmpty }.compactMap { $0.stage?.id }
      })
    for stage in model.graph.all(APIGateway.Stage.self) where !planned.contains(stage.id) {
      let isLimited = stage.resource.methodSettings.contains {
        $0.settings.throttlingRateLimit != nil && $0.settings.throttlingBurstLimit != nil
      }
      if isLimited { continue }
      if stage.entry.isPartlyUnknown(at: "MethodSettings") {
        findings.unknown(
          stage, "whether '\(stage.id)' has limits cannot be determined before deployment", at: "MethodSettings")
      } else {
        findings.report(.hasNone(stage.id), on: stage)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func hasNone(_ id: LogicalID) -> Self {
    """
    stage '\(id)' takes as many requests as the account has in the region; set 'ThrottlingRateLimit' and \
    'ThrottlingBurstLimit'
    """
  }
}
