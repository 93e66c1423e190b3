import AWSResources
import Documents

/// Checks that a usage plan has a rate and a quota, and that a stage whose methods require API keys is in a plan.
struct UsagePlanLimitsItsCallers: Rule {
  static let description = RuleDescription(
    id: "usage-plan-limits-its-callers",
    subject: .edge,
    severity: .warning,
    summary:
      "A usage plan limits the rate and the number of requests, and a stage whose methods require API keys is in a plan.",
    rationale: """
      A plan without limits tells callers apart and stops none of them. A key is accepted only by the stages of its plans, so \
      that a stage in none of them refuses every caller.
      """,
    remedy: "Set 'Throttle' and 'Quota' of the plan, and name the stage in its 'ApiStages'.",
    references: [.aws("apigateway/latest/developerguide/api-gateway-api-usage-plans.html")],
    passes: [
      RuleExample("a plan with limits") { graph in addPlan(to: &graph) },
      RuleExample("a plan with limits of single methods") { graph in
        addPlan(to: &graph)
        graph.change("Plan", APIGateway.UsagePlan.self) {
          $0.throttle = nil
          $0.stages = [
            .init { stage in
              stage.stage = .to("Stage")
              stage.methods = [
                .init {
                  $0.key = "/orders/GET"
                  $0.throttle.rateLimit = .literal(5)
                }
              ]
            }
          ]
        }
      },
      RuleExample("a stage with required keys in a plan") { graph in
        addPlan(to: &graph)
        addStage(to: &graph, requiresKey: true)
      },
      RuleExample("a stage without keys") { graph in addStage(to: &graph, requiresKey: false) },
    ],
    fails: [
      RuleExample(
        "a plan without limits",
        finds: .finding(
          "Plan", at: "Throttle",
          "usage plan 'Plan' limits no rate of requests; set 'RateLimit' and 'BurstLimit' of 'Throttle'"),
        .finding(
          "Plan", at: "Quota", "usage plan 'Plan' limits no number of requests; set 'Limit' and 'Period' of 'Quota'")
      ) { $0.add("Plan", APIGateway.UsagePlan { $0.stages = [.init { $0.stage = .to("Stage") }] }) },
      RuleExample(
        "a stage with required keys in no plan",
        finds: .finding(
          "Stage",
          """
          methods of stage 'Stage' require an API key, and no usage plan has the stage; add it to 'ApiStages' of a plan
          """)
      ) { graph in addStage(to: &graph, requiresKey: true) },
    ],
    undetermined: [
      RuleExample("a key that a parameter requires", unknown: "Stage") { graph in
        addStage(to: &graph, requiresKey: .parameter("HasKeys"))
      },
      RuleExample("a plan with a limit that is not known", unknown: "Plan") { graph in
        addPlan(to: &graph)
        graph.change("Plan", APIGateway.UsagePlan.self) { $0.quota = nil }
        graph.update("Plan") {
          $0.extras.append(
            Extra(
              .cloudFormation, path: [.key("Quota")], value: ["Fn::If": ["IsLimited", [:], ["Ref": "AWS::NoValue"]]]))
        }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let plans = model.graph.all(APIGateway.UsagePlan.self)
    for plan in plans { check(plan, &findings) }
    checkStages(plans, model, &findings)
  }

  private func check(_ plan: Located<APIGateway.UsagePlan>, _ findings: inout Findings) {
    let limitsMethods = !plan.stages.isEmpty && plan.stages.allSatisfy { !$0.methods.isEmpty }
    if plan.throttle == nil, !limitsMethods {
      if plan.entry.isUnresolved(at: ["Throttle"]) || plan.entry.isUnresolved(at: ["ApiStages"]) {
        findings.unknown(
          plan, "whether '\(plan.id)' limits the rate cannot be determined before deployment", at: "Throttle")
      } else {
        findings.report(.limitsNoRate(plan.id), on: plan, at: "Throttle")
      }
    }
    guard plan.quota == nil else { return }
    if plan.entry.isUnresolved(at: ["Quota"]) {
      findings.unknown(plan, "whether '\(plan.id)' has a quota cannot be determined before deployment", at: "Quota")
    } else {
      findings.report(.hasNoQuota(plan.id), on: plan, at: "Quota")
    }
  }

  private func checkStages(
    _ plans: [Located<APIGateway.UsagePlan>], _ model: Model, _ findings: inout Findings
  ) {
    var keys: [LogicalID: Known<Bool>] = [:]
    for method in model.graph.all(APIGateway.Method.self) {
      guard let api = method.api?.id, keys[api]?.value != true else { continue }
      let requires = model.known(method.requiresAPIKey).or(false)
      if requires.value != false { keys[api] = requires }
    }
    guard !keys.isEmpty else { return }
    let planned = plans.flatMap(\.stages)
    let stages = Set(planned.compactMap { $0.stage?.id })
    // A plan can also name a stage by its name.
    let named = Set(planned.filter { $0.stage?.id == nil }.compactMap { $0.api?.id })
    let hasUnknownPlan = plans.contains { $0.entry.isUnresolved(at: ["ApiStages"]) }
    for stage in model.graph.all(APIGateway.Stage.self) {
      guard let api = stage.api?.id, let requires = keys[api], !stages.contains(stage.id), !named.contains(api) else {
        continue
      }
      if requires.isUnknown || hasUnknownPlan {
        findings.unknown(stage, "whether '\(stage.id)' needs a usage plan cannot be determined before deployment")
      } else {
        findings.report(.isInNoPlan(stage.id), on: stage)
      }
    }
  }

  private static func addPlan(to graph: inout ResourceGraph) {
    graph.add(
      "Plan",
      APIGateway.UsagePlan {
        $0.stages = [.init { $0.stage = .to("Stage") }]
        $0.throttle = .init {
          $0.rateLimit = .literal(100)
          $0.burstLimit = 200
        }
        $0.quota = .init {
          $0.limit = 10000
          $0.period = .literal(.day)
        }
      })
  }

  private static func addStage(to graph: inout ResourceGraph, requiresKey: Value<Bool>) {
    graph.add("Stage", APIGateway.Stage { $0.api = .to("API") })
    graph.add(
      "Orders",
      APIGateway.Method {
        $0.api = .to("API")
        $0.requiresAPIKey = requiresKey
      })
  }
}

extension Finding.Message {
  fileprivate static func limitsNoRate(_ plan: LogicalID) -> Self {
    "usage plan '\(plan)' limits no rate of requests; set 'RateLimit' and 'BurstLimit' of 'Throttle'"
  }

  fileprivate static func hasNoQuota(_ plan: LogicalID) -> Self {
    "usage plan '\(plan)' limits no number of requests; set 'Limit' and 'Period' of 'Quota'"
  }

  fileprivate static func isInNoPlan(_ stage: LogicalID) -> Self {
    "methods of stage '\(stage)' require an API key, and no usage plan has the stage; add it to 'ApiStages' of a plan"
  }
}
