import AWSResources
import Documents

/// Checks that what takes everything below a path takes the path itself too, where nothing else answers it.
struct PathPatternsIncludeTheirRoot: Rule {
  static let description = RuleDescription(
    id: "path-patterns-include-their-root",
    subject: .edge,
    severity: .warning,
    summary: """
      A route, a listener rule or a behavior for everything below a path, '/api/*', has a companion for the path itself, '/api', \
      unless something else takes it.
      """,
    rationale: """
      '/api/*' does not match '/api', nor does '/api/{proxy+}': such a request falls to the default action, to the page of a \
      bucket, or to no route at all.
      """,
    remedy: "Add the path without its end to the conditions, or a route of its own.",
    references: [
      .aws("elasticloadbalancing/latest/application/rule-condition-types.html"),
      .aws("apigateway/latest/developerguide/http-api-develop-routes.html"),
      .aws("AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html"),
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
      RuleExample("a behavior for files below a path, which nobody asks for by the path alone") {
        addDistribution(to: &$0, "/images/*", of: "site")
      },
      RuleExample("a behavior that takes the path itself too") { addDistribution(to: &$0, "/api*", of: "api") },
    ],
    fails: [
      RuleExample(
        "a behavior for what is below a path of an API",
        finds: .finding(
          "Cdn", at: "DistributionConfig.CacheBehaviors.0",
          """
          behavior '/api/*' of distribution 'Cdn' does not take '/api', which the default behavior sends to a bucket; add a \
          behavior '/api'
          """)
      ) { addDistribution(to: &$0, "/api/*", of: "api") },
      RuleExample(
        "a method for what is below a resource",
        finds: .finding(
          "Method", at: "ResourceId",
          """
          method 'Method' takes what is below '/orders' but not '/orders', which is answered with 403; add a method to the \
          resource '/orders'
          """)
      ) {
        $0.add("Api", APIGateway.RestAPI { $0.name = "shop" })
        addResource("Orders", "orders", below: .attribute("Api", "RootResourceId"), to: &$0)
        addResource("Below", "{proxy+}", below: .attribute("Orders", "ResourceId"), to: &$0)
        $0.add(
          "Method",
          APIGateway.Method {
            $0.api = .to("Api")
            $0.resource = .expression(.attribute("Below", "ResourceId"))
            $0.httpMethod = "ANY"
          })
      },
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
    checkMethods(model, &findings)
    checkBehaviors(model, &findings)
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

  private func checkMethods(_ model: Model, _ findings: inout Findings) {
    let apis = model.restAPIs
    for api in model.graph.all(APIGateway.RestAPI.self) {
      for (path, method) in apis.methods(of: api.id) where path.hasSuffix("+}") {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { continue }
        let root = String(path[..<slash])
        let name = apis.name(of: method)
        guard case .none = apis.choice(of: api.id, name == "ANY" ? "GET" : name, SampleRequest.path(ofTemplate: root))
        else { continue }
        findings.report(.lacksRoot(method: method.id, root), on: method, at: "ResourceId")
      }
    }
  }

  /// Behaviors that lead to something that answers each path, beside a bucket that takes the path itself: of files below a
  /// path, nobody asks for the path alone.
  private func checkBehaviors(_ model: Model, _ findings: inout Findings) {
    for distribution in model.graph.all(CloudFront.Distribution.self) {
      let behaviors = distribution.locatedBehaviors(model)
      func origin(of behavior: LocatedBehavior) -> CloudFront.Origin? {
        let id = model.text(behavior.behavior.targetOrigin)
        return distribution.resource.origins.first { model.text($0.id) == id }
      }
      for behavior in behaviors {
        guard let pattern = model.literal(behavior.pattern).map(LocatedBehavior.absolute), pattern.hasSuffix("/*"),
          case let root = String(pattern.dropLast(2)), !root.isEmpty, !root.contains("*"), !root.contains("?"),
          let own = origin(of: behavior), own.s3 == nil, own.custom != nil || own.vpc != nil
        else { continue }
        let taking = behaviors.first { other in
          other.pattern == nil
            || model.literal(other.pattern).map { WildcardPattern.matches(LocatedBehavior.absolute($0), root) } ?? true
        }
        // A pattern that is not known may take it.
        guard let taking, taking.pattern == nil || model.literal(taking.pattern) != nil, origin(of: taking)?.s3 != nil
        else { continue }
        findings.report(
          .lacksRoot(behavior.words, of: distribution.id, root, taking.words), on: distribution.id,
          at: behavior.place())
      }
    }
  }

  private static func addDistribution(to graph: inout ResourceGraph, _ pattern: String, of origin: String) {
    graph.add(
      "Cdn",
      CloudFront.Distribution {
        $0.isEnabled = true
        $0.origins = [
          .init {
            $0.id = "site"
            $0.domainName = "site.s3.eu-west-1.amazonaws.com"
            $0.s3 = .init()
          },
          .init {
            $0.id = "api"
            $0.domainName = "api.example.com"
            $0.custom = .init { $0.protocolPolicy = .literal(.httpsOnly) }
          },
        ]
        $0.behaviors = [
          .init {
            $0.pathPattern = .literal(pattern)
            $0.behavior = .init { $0.targetOrigin = .literal(origin) }
          }
        ]
        $0.defaultBehavior = .init { $0.targetOrigin = "site" }
      })
  }

  private static func addResource(
    _ id: LogicalID, _ part: String, below parent: Expression, to graph: inout ResourceGraph
  ) {
    graph.add(
      id,
      APIGateway.RestResource {
        $0.api = .to("Api")
        $0.parent = .expression(parent)
        $0.pathPart = .literal(part)
      })
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

  fileprivate static func lacksRoot(method: LogicalID, _ path: String) -> Self {
    """
    method '\(method)' takes what is below '\(path)' but not '\(path)', which is answered with 403; add a method to the \
    resource '\(path)'
    """
  }

  fileprivate static func lacksRoot(
    _ behavior: String, of distribution: LogicalID, _ path: String, _ taking: String
  ) -> Self {
    """
    \(behavior) of distribution '\(distribution)' does not take '\(path)', which \(taking) sends to a bucket; add a \
    behavior '\(path)'
    """
  }

  fileprivate static func lacksRoot(route: LogicalID, _ method: String, _ path: String) -> Self {
    """
    route '\(route)' takes what is below '\(path)' but not '\(path)', which is answered with 404; add a route \
    '\(method) \(path)'
    """
  }
}
