import AWSResources

/// Checks that the routes of APIs ask who calls them.
struct EveryRouteIsAuthorised: Rule {
  static let description = RuleDescription(
    id: "every-route-is-authorised",
    catalogID: "API001",
    subject: .edge,
    severity: .error,
    summary: "A route of an API has an authorizer; preflight requests of browsers need none.",
    rationale: """
      An API answers the internet. What stands behind a route without an authorizer is called by everybody, also by those who \
      have found it by chance.
      """,
    remedy: """
      Set 'AuthorizationType' to 'JWT', 'AWS_IAM' or 'CUSTOM' with an authorizer, and state a reason where everybody may call \
      the route.
      """,
    references: [
      .cdkNag("AwsSolutions-APIG4"), .checkov("CKV_AWS_59"), .checkov("CKV_AWS_309"), .securityHub("APIGateway.8"),
      .trivy("AWS-0004"),
    ],
    passes: [
      RuleExample("a route with an authorizer") {
        addAPI(to: &$0)
        $0.change("Route", APIGatewayV2.Route.self) { $0.authorizationKind = .literal(.jwt) }
      },
      RuleExample("a route for preflight requests, which have no token") {
        addAPI(to: &$0)
        $0.change("Route", APIGatewayV2.Route.self) { $0.key = "OPTIONS /{proxy+}" }
      },
      RuleExample("a WebSocket API, which asks on connection") {
        addAPI(to: &$0)
        $0.change("Api", APIGatewayV2.API.self) { $0.protocolKind = .literal(.webSocket) }
        $0.change("Route", APIGatewayV2.Route.self) { $0.key = "send" }
      },
      RuleExample("a method that asks for a key") {
        addMethod(to: &$0)
        $0.change("Method", APIGateway.Method.self) { $0.requiresAPIKey = true }
      },
      RuleExample("a REST API whose policy says who calls it") {
        addMethod(to: &$0)
        $0.change("Rest", APIGateway.RestAPI.self) { $0.policy = IAM.PolicyDocument([]) }
      },
    ],
    fails: [
      RuleExample(
        "a route without an authorizer",
        finds: .finding(
          "Route", at: "AuthorizationType",
          """
          everybody may call route 'Route' of API 'Api', 'GET /orders'; set 'AuthorizationType' and an authorizer
          """)
      ) { addAPI(to: &$0) },
      RuleExample(
        "a method without an authorizer",
        finds: .finding(
          "Method", at: "AuthorizationType",
          """
          everybody may call method 'Method' of API 'Rest'; set 'AuthorizationType' and an authorizer
          """)
      ) { addMethod(to: &$0) },
    ],
    undetermined: [
      RuleExample("a type from a parameter", unknown: "Route") {
        addAPI(to: &$0)
        $0.change("Route", APIGatewayV2.Route.self) { $0.authorizationKind = .parameter("Authorization") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for route in model.graph.all(APIGatewayV2.Route.self) {
      let api = model.graph.resource(route.resource.api)
      let key = model.literal(route.resource.key)
      if let key, key.hasPrefix("OPTIONS ") { continue }
      if let api, model.literal(api.resource.protocolKind) == .webSocket, key != "$connect" { continue }
      let name =
        "route '\(route.id)' of API '\(route.resource.api?.id?.name ?? "?")'" + (key.map { ", '\($0)'" } ?? "")
      switch model.known(route.resource.authorizationKind).or(.none) {
      case .value(.none): findings.report(.isOpen(name), on: route, at: "AuthorizationType")
      case .value, .absent: continue
      case .unknown:
        findings.unknown(
          route, "whether \(name) has an authorizer cannot be determined before deployment", at: "AuthorizationType")
      }
    }
    for method in model.graph.all(APIGateway.Method.self) { check(method, model, &findings) }
  }

  private func check(_ method: Located<APIGateway.Method>, _ model: Model, _ findings: inout Findings) {
    let api = model.graph.resource(method.resource.api)
    // The policy of an API admits callers as well.
    if let api, api.resource.policy != nil || api.entry.isPartlyUnknown(at: "Policy") { return }
    guard model.literal(method.resource.httpMethod) != "OPTIONS",
      model.known(method.resource.requiresAPIKey).or(false) == .value(false)
    else { return }
    let name = "method '\(method.id)' of API '\(method.resource.api?.id?.name ?? "?")'"
    switch model.known(method.resource.authorizationKind).or(.none) {
    case .value(.none): findings.report(.isOpen(name), on: method, at: "AuthorizationType")
    case .value, .absent: return
    case .unknown:
      findings.unknown(
        method, "whether \(name) has an authorizer cannot be determined before deployment", at: "AuthorizationType")
    }
  }

  private static func addAPI(to graph: inout ResourceGraph) {
    graph.add("Api", APIGatewayV2.API { $0.protocolKind = .literal(.http) })
    graph.add(
      "Route",
      APIGatewayV2.Route {
        $0.api = .to("Api")
        $0.key = "GET /orders"
      })
  }

  private static func addMethod(to graph: inout ResourceGraph) {
    graph.add("Rest", APIGateway.RestAPI())
    graph.add(
      "Method",
      APIGateway.Method {
        $0.api = .to("Rest")
        $0.httpMethod = "GET"
        $0.authorizationKind = .literal(.none)
      })
  }
}

extension Finding.Message {
  fileprivate static func isOpen(_ route: String) -> Self {
    "everybody may call \(route); set 'AuthorizationType' and an authorizer"
  }
}
