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
      all of it reaches the services behind. Of an HTTP API, Terraform's provider writes 0 for a limit that is missing beside \
      another setting, so that every request is answered with 429.
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
        addStage(to: &$0, 100, 200)
      },
      RuleExample("a stage of a REST API with limits of each method") {
        addStage(to: &$0, 100, 200, path: "/~1orders", method: "GET")
        addMethods(["GET"], to: &$0)
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
      RuleExample(
        "one limit alone",
        finds: .finding(
          "Stage", at: "DefaultRouteSettings",
          "stage 'Stage' has 'ThrottlingBurstLimit' without 'ThrottlingRateLimit'; set both")
      ) {
        $0.add("Stage", APIGatewayV2.Stage { $0.defaultRouteSettings = .init { $0.throttlingBurstLimit = 200 } })
      },
      RuleExample(
        "limits of one route",
        finds: .finding(
          "Stage", at: "RouteSettings",
          """
          stage 'Stage' has limits of its own for some routes, and none for 'ANY /orders/{proxy+}'; set \
          'ThrottlingRateLimit' and 'ThrottlingBurstLimit' in 'DefaultRouteSettings'
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addHTTPAPI()
        $0.change("Stage", APIGatewayV2.Stage.self) {
          $0.routeSettings = [
            .init {
              $0.key = "GET /orders"
              $0.settings.throttlingRateLimit = .literal(100)
              $0.settings.throttlingBurstLimit = 200
            }
          ]
        }
      },
      RuleExample(
        "limits of one method of a REST API",
        finds: .finding(
          "Stage", at: "MethodSettings",
          """
          stage 'Stage' has limits of its own for some methods, and none for 'POST /orders'; set 'ThrottlingRateLimit' and \
          'ThrottlingBurstLimit' for the path '/*' and the method '*'
          """)
      ) {
        addStage(to: &$0, 100, 200, path: "/~1orders", method: "GET")
        addMethods(["GET", "POST"], to: &$0)
      },
      RuleExample(
        "throttling that is switched off",
        finds: .finding(
          "Stage", at: "MethodSettings.0",
          "stage 'Stage' switches throttling off, with a negative 'ThrottlingRateLimit'; set a number of requests")
      ) {
        addStage(to: &$0, -1, -1)
      },
      RuleExample(
        "a usage plan with one limit alone",
        finds: .finding("Plan", at: "Throttle", "usage plan 'Plan' has 'RateLimit' without 'BurstLimit'; set both")
      ) {
        $0.add("Stage", APIGateway.Stage())
        $0.add(
          "Plan",
          APIGateway.UsagePlan {
            $0.stages = [.init { $0.stage = .to("Stage") }]
            $0.throttle = .init { $0.rateLimit = .literal(100) }
          })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for stage in model.graph.all(APIGatewayV2.Stage.self) { check(stage, model, &findings) }
    let plans = plannedStages(model, &findings)
    for stage in model.graph.all(APIGateway.Stage.self) where !plans.contains(stage.id) {
      check(stage, model, &findings)
    }
  }

  /// Only the settings of `/*` and `*` are those of all methods: https://docs.aws.amazon.com/apigateway/latest/api/API_Stage.html
  private func check(_ stage: Located<APIGateway.Stage>, _ model: Model, _ findings: inout Findings) {
    let settings = stage.resource.methodSettings.map {
      MethodLimits(
        path: model.literal($0.resourcePath), method: model.literal($0.httpMethod),
        limits: Limits($0.settings.throttlingRateLimit, $0.settings.throttlingBurstLimit, model))
    }
    if settings.contains(where: { $0.isOfAll && $0.limits == .both }) { return }
    let limited = settings.filter { $0.limits == .both }
    let isNamed = limited.allSatisfy { $0.path != nil && $0.method != nil }
    if stage.entry.isPartlyUnknown(at: "MethodSettings") || !isNamed {
      findings.unknown(
        stage, "whether '\(stage.id)' has limits cannot be determined before deployment", at: "MethodSettings")
    } else if let index = settings.firstIndex(where: { $0.limits != .none && $0.limits != .both }) {
      let place = Place(stage.entry, ["MethodSettings", String(index)])
      findings.report(.hasHalf("stage '\(stage.id)'", settings[index].limits, "Throttling"), on: stage.id, at: place)
    } else if limited.isEmpty {
      findings.report(.hasNone(stage.id), on: stage)
    } else {
      // Where the methods are not known, those that are named may be all.
      let methods = stage.resource.api?.id.map { model.restAPIs.methods(of: $0) } ?? []
      let names: [String] = methods.flatMap { path, method in
        Self.methods(named: model.restAPIs.name(of: method)).map { "\($0) \(path)" }
      }
      let others = names.filter { name in !limited.contains { $0.name == name } }
      guard !others.isEmpty else { return }
      findings.report(.hasOtherMethods(stage.id, others.unique), on: stage, at: "MethodSettings")
    }
  }

  /// The methods that a stage has settings of: those that `ANY` stands for, where clients call it.
  private static func methods(named name: String) -> [String] {
    name == "ANY" ? ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] : [name]
  }

  // A limit that is missing beside another setting is 0: https://github.com/hashicorp/terraform-provider-aws/issues/14742
  private func check(
    _ stage: Located<APIGatewayV2.Stage>, _ model: Model, _ findings: inout Findings
  ) {
    let settings = stage.resource.defaultRouteSettings
    let limits = Limits(settings?.throttlingRateLimit, settings?.throttlingBurstLimit, model)
    if limits == .both { return }
    let ofRoutes = stage.resource.routeSettings.map { item in
      (
        key: model.literal(item.key),
        limits: Limits(item.settings.throttlingRateLimit, item.settings.throttlingBurstLimit, model)
      )
    }
    let limited = Set(ofRoutes.filter { $0.limits == .both }.map(\.key))
    let routes = stage.resource.api?.id.flatMap { model.httpAPIs.keys(of: $0) }
    if !limited.isEmpty {
      // Where the routes are not known, those that are named may be all.
      guard let routes, !limited.contains(nil) else { return }
      let others = routes.filter { !limited.contains($0) }
      if others.isEmpty { return }
      findings.report(.hasOthers(stage.id, others), on: stage, at: "RouteSettings")
    } else if stage.entry.isPartlyUnknown(at: "DefaultRouteSettings")
      || stage.entry.isPartlyUnknown(at: "RouteSettings")
    {
      findings.unknown(
        stage, "whether '\(stage.id)' has limits cannot be determined before deployment", at: "DefaultRouteSettings")
    } else if limits != .none {
      findings.report(.hasHalf("stage '\(stage.id)'", limits, "Throttling"), on: stage, at: "DefaultRouteSettings")
    } else if let half = ofRoutes.first(where: { $0.limits != .none }) {
      findings.report(.hasHalf("stage '\(stage.id)'", half.limits, "Throttling"), on: stage, at: "RouteSettings")
    } else {
      findings.report(.hasNone(stage.id), on: stage, at: "DefaultRouteSettings")
    }
  }

  /// The stages that a usage plan limits; a plan with one limit alone is reported.
  private func plannedStages(_ model: Model, _ findings: inout Findings) -> Set<LogicalID> {
    var planned: Set<LogicalID> = []
    for plan in model.graph.all(APIGateway.UsagePlan.self) {
      let limits = Limits(plan.resource.throttle?.rateLimit, plan.resource.throttle?.burstLimit, model)
      if limits != .both, limits != .none {
        findings.report(.hasHalf("usage plan '\(plan.id)'", limits, ""), on: plan, at: "Throttle")
      }
      planned.formUnion(
        plan.resource.stages.filter { limits != .none || !$0.methods.isEmpty }.compactMap { $0.stage?.id })
    }
    return planned
  }

  /// Adds a stage of a REST API with limits, of all its methods by default.
  private static func addStage(
    to graph: inout ResourceGraph, _ rate: Double, _ burst: Int, path: String = "/*", method: String = "*"
  ) {
    graph.add(
      "Stage",
      APIGateway.Stage {
        $0.api = .to("Api")
        $0.methodSettings = [
          .init {
            $0.resourcePath = .literal(path)
            $0.httpMethod = .literal(method)
            $0.settings.throttlingRateLimit = .literal(rate)
            $0.settings.throttlingBurstLimit = .literal(burst)
          }
        ]
      })
  }

  /// Adds the API of the stage with methods of `/orders`.
  private static func addMethods(_ names: [String], to graph: inout ResourceGraph) {
    graph.add("Api", APIGateway.RestAPI { $0.name = "shop" })
    graph.add(
      "Orders",
      APIGateway.RestResource {
        $0.api = .to("Api")
        $0.parent = Reference<APIGateway.RestAPI>.to("Api").attribute("RootResourceId")
        $0.pathPart = "orders"
      })
    for name in names {
      graph.add(
        LogicalID(naming: "orders", name),
        APIGateway.Method {
          $0.api = .to("Api")
          $0.resource = Reference<APIGateway.RestResource>.to("Orders").value
          $0.httpMethod = .literal(name)
        })
    }
  }
}

/// The limits that a stage of a REST API has for a method.
private struct MethodLimits {
  /// As the stage has it: `/*`, `/~1orders`.
  let path: String?
  let method: String?
  let limits: Limits

  var isOfAll: Bool { path == "/*" && method == "*" }

  var name: String? {
    guard let path, let method else { return nil }
    return "\(method) \(path.hasPrefix("/~1") ? String(path.dropFirst()).replacing("~1", with: "/") : path)"
  }
}

/// The two limits of a stage, a route or a usage plan.
private enum Limits: Hashable {
  case both
  case none
  /// Only one of them, without the other.
  case half(of: String, without: String)
  /// One that switches throttling off, as Terraform's provider writes it:
  /// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method_settings
  case off(String)

  init(_ rate: Value<Double>?, _ burst: Value<Int>?, _ model: Model) {
    let rates = model.known(rate)
    let bursts = model.known(burst)
    switch (rates.isAbsent, bursts.isAbsent) {
    case (true, true): self = .none
    case _ where rates.value.map({ $0 < 0 }) ?? false: self = .off("RateLimit")
    case _ where bursts.value.map({ $0 < 0 }) ?? false: self = .off("BurstLimit")
    case (false, true): self = .half(of: "RateLimit", without: "BurstLimit")
    case (true, false): self = .half(of: "BurstLimit", without: "RateLimit")
    case (false, false): self = .both
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

  /// - Parameter prefix: what the names of the properties begin with.
  fileprivate static func hasHalf(_ owner: String, _ limits: Limits, _ prefix: String) -> Self {
    switch limits {
    case .half(let name, let other): "\(owner) has '\(prefix)\(name)' without '\(prefix)\(other)'; set both"
    case .off(let name):
      "\(owner) switches throttling off, with a negative '\(prefix)\(name)'; set a number of requests"
    case .both, .none: "\(owner) has no limits; set '\(prefix)RateLimit' and '\(prefix)BurstLimit'"
    }
  }

  private static func shown(_ names: [String]) -> String {
    let shown = names.prefix(3).map { "'\($0)'" }
    let more = names.count > shown.count ? ["\(names.count - shown.count) more"] : []
    return (shown + more).listed
  }

  fileprivate static func hasOtherMethods(_ id: LogicalID, _ methods: [String]) -> Self {
    """
    stage '\(id)' has limits of its own for some methods, and none for \(shown(methods)); set 'ThrottlingRateLimit' and \
    'ThrottlingBurstLimit' for the path '/*' and the method '*'
    """
  }

  fileprivate static func hasOthers(_ id: LogicalID, _ routes: [String]) -> Self {
    """
    stage '\(id)' has limits of its own for some routes, and none for \(shown(routes)); set 'ThrottlingRateLimit' \
    and 'ThrottlingBurstLimit' in 'DefaultRouteSettings'
    """
  }
}
