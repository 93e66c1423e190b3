import AWSResources
import Documents

/// Checks that what takes everything below a path takes the path itself too, where nothing else answers it.
struct PathPatternsIncludeTheirRoot: Rule {
  static let description = RuleDescription(
    id: "path-patterns-include-their-root",
    subject: .edge,
    severity: .warning,
    summary: """
      A route or a listener rule for everything below a path, '/api/*', has a companion for the path itself, '/api', unless \
      something else takes it.
      """,
    rationale: """
      '/api/*' does not match '/api', nor does '/api/{proxy+}': such a request falls to the default action, or \
      to no route at all, and is answered with 404.
      """,
    remedy: "Add the path without its end to the conditions, or a route of its own.",
    references: [
      .aws("elasticloadbalancing/latest/application/rule-condition-types.html"),
      .aws("apigateway/latest/developerguide/http-api-develop-routes.html"),
    ],
    passes: [
      RuleExample("both paths") {
        addWeb(to: &$0)
        $0.addListenerRule("Rule", 10, "/orders", "/orders/*")
      },
      RuleExample("a default action that answers every path") {
        $0.addNetwork()
        $0.addWebService()
        $0.addListenerRule("Rule", 10, "/orders/*")
      },
    ],
    fails: [
      RuleExample(
        "a rule for what is below a path",
        finds: .finding(
          "Rule", at: "Conditions",
          """
          listener rule 'Rule' takes '/orders/*' but not '/orders', which the default action answers with 404; add '/orders' \
          to its paths
          """)
      ) {
        addWeb(to: &$0)
        $0.addListenerRule("Rule", 10, "/orders/*")
      },
      RuleExample(
        "a route for what is below a path",
        finds: .finding(
          "Route", at: "RouteKey",
          "route 'Route' takes what is below '/orders' but not '/orders', which is answered with 404; add a route 'ANY /orders'"
        )
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addHTTPAPI()
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    checkRules(model, &findings)
    checkRoutes(model, &findings)
  }

  private func checkRules(_ model: Model, _ findings: inout Findings) {
    let conditions = ListenerConditions(model: model)
    for listener in model.ingress.listeners {
      guard let action = listener.listener.resource.defaultActions.last, model.literal(action.kind) == .fixedResponse,
        let status = model.literal(action.fixedResponse?.statusCode), (Int(status) ?? 0) >= 400
      else { continue }
      for rule in listener.rules {
        for (path, request) in roots(of: rule, model) {
          guard case .defaultActions = conditions.choice(of: listener, for: request) else { continue }
          findings.report(.lacksRoot(rule.id, path, status), on: rule, at: "Conditions")
        }
      }
    }
  }

  /// A request for the path above each pattern of a rule.
  private func roots(
    of rule: Located<ElasticLoadBalancing.ListenerRule>, _ model: Model
  ) -> [(path: String, request: TracedRequest)] {
    guard let sample = SampleRequest.requests(for: rule, model).first else { return [] }
    let patterns = rule.resource.conditions.compactMap(\.pathPattern?.values).flatMap(\.items)
    return patterns.compactMap { pattern in
      guard let text = model.literal(pattern), text.hasSuffix("/*"), text.utf8.count > 2 else { return nil }
      let path = String(text.dropLast(2))
      guard !path.contains("*"), !path.contains("?") else { return nil }
      var request = sample
      request.path = path
      return (path, request)
    }
  }

  private func checkRoutes(_ model: Model, _ findings: inout Findings) {
    let apis = model.httpAPIs
    for route in model.graph.all(APIGatewayV2.Route.self) {
      guard let api = route.resource.api?.id, let path = apis.path(of: route), path.hasSuffix("+}"),
        let slash = path.lastIndex(of: "/"), slash != path.startIndex
      else { continue }
      let root = String(path[..<slash])
      let method = apis.method(of: route)
      guard case .none = apis.choice(of: api, method == "ANY" ? "GET" : method, SampleRequest.path(ofTemplate: root))
      else {
        continue
      }
      findings.report(.lacksRoot(route: route.id, method, root), on: route, at: "RouteKey")
    }
  }

  private static func addWeb(to graph: inout ResourceGraph) {
    graph.addNetwork()
    graph.addWebService()
    graph.addHTTPAPI()
    graph.change("Route", APIGatewayV2.Route.self) { $0.key = "$default" }
  }
}

extension Finding.Message {
  fileprivate static func lacksRoot(_ rule: LogicalID, _ path: String, _ status: String) -> Self {
    """
    listener rule '\(rule)' takes '\(path)/*' but not '\(path)', which the default action answers with \(status); add \
    '\(path)' to its paths
    """
  }

  fileprivate static func lacksRoot(route: LogicalID, _ method: String, _ path: String) -> Self {
    """
    route '\(route)' takes what is below '\(path)' but not '\(path)', which is answered with 404; add a route \
    '\(method) \(path)'
    """
  }
}
