import AWSResources
import Documents
import ResourceGraph

extension RESTAPI {
  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    let start = lowering.graph.entries.count
    let physicalName = physicalName(in: lowering)
    Names.check(physical: physicalName, of: "REST API", longest: 128, in: &lowering)
    lowering.add(
      id("Api"), named: name,
      APIGateway.RestAPI {
        $0.name = .literal(physicalName)
        $0.endpoint = .init { $0.kinds = [.literal(.regional)] }
        if domain != nil { $0.disablesExecuteAPIEndpoint = true }
      })
    authorizer?.lower(id("Authorizer"), of: self, into: &lowering)
    lowerResources(into: &lowering)
    if ownRoutes.contains(where: { $0.payload != nil }) {
      lowering.add(
        id("PayloadValidator"),
        APIGateway.RequestValidator {
          $0.api = api
          $0.name = "payloads"
          $0.validatesBody = true
        }
      )
    }
    for route in ownRoutes {
      lowering.lower(route, "a route of \(description)", at: route.location) { lower(route, into: &$0) }
    }
    lowerCORS(into: &lowering)
    lowerStage(Array(lowering.graph.entries[start...]), into: &lowering)
    lowerDomain(into: &lowering)
  }

  /// Adds the parts of the paths, each once.
  private func lowerResources(into lowering: inout Lowering) {
    for resource in resources {
      lowering.add(
        resource.id,
        APIGateway.RestResource {
          $0.api = api
          $0.parent = resource.parent.map { Reference<APIGateway.RestResource>($0).value } ?? rootResource
          $0.pathPart = .literal(resource.part)
        })
    }
  }

  private var rootResource: Value<String> { api.attribute("RootResourceId") }

  func resource(at segments: [String]) -> Value<String> {
    segments.isEmpty ? rootResource : Reference<APIGateway.RestResource>(resourceID(segments)).value
  }

  private func lower(_ route: APIRoute<RESTAPI>, into lowering: inout Lowering) {
    // Routes of several methods share a rule.
    let other = balancerRoute(of: route).flatMap { rule in
      ownRoutes.first { $0.handling != route.handling && balancerRoute(of: $0)?.ruleID == rule.ruleID }
    }
    check(route, otherHandling: other?.location, &lowering)
    checkLimits(of: route, &lowering)
    let model = route.payload.map { payload in
      let id = id(of: route, route.method, "Model")
      return lowering.add(
        id,
        APIGateway.Model {
          $0.api = api
          // AWS accepts letters and digits.
          $0.name = .literal(id.name)
          $0.contentType = "application/json"
          $0.schema = payload.schema
        }
      )
    }
    for (role, below) in [("Method", [String]()), ("Method Below", ["{proxy+}"])] {
      lowerMethod(id(of: route, route.method, role), route, at: route.parts + below, model, into: &lowering)
    }
  }

  private func lowerMethod(
    _ id: LogicalID, _ route: APIRoute<RESTAPI>, at segments: [String], _ model: Reference<APIGateway.Model>?,
    into lowering: inout Lowering
  ) {
    let variables = segments.filter { $0.hasPrefix("{") }.map { $0.filter { !"{}+".contains($0) } }
    lowering.add(
      id,
      APIGateway.Method {
        $0.api = api
        $0.resource = resource(at: segments)
        $0.httpMethod = .literal(route.method.rawValue)
        switch route.requirement {
        case .open: $0.authorizationKind = .literal(.none)
        case .token(let scopes):
          $0.authorizationKind = .literal(.cognitoUserPools)
          $0.authorizer = Reference(self.id("Authorizer"))
          if !scopes.isEmpty { $0.authorizationScopes = .items(scopes.map(\.value)) }
        }
        if requiresAPIKey { $0.requiresAPIKey = true }
        if let model {
          $0.requestValidator = Reference(self.id("PayloadValidator"))
          // Whatever content type a request states.
          $0.requestModels = ["$default": model.value]
        }
        let keys = cacheKeys(of: route)
        if !variables.isEmpty || !keys.isEmpty {
          // A request may lack what responses are told apart by, and then shares the response with others that do.
          $0.requestParameters = NamedValues(
            variables.map { .init(name: "method.request.path.\($0)", value: "true") }
              + keys.map { .init(name: $0, value: "false") })
        }
        $0.integration = integration(of: route, at: segments, variables)
      }
    ) {
      // Callers with a key are not everybody.
      if case .open(let reason) = route.requirement, !requiresAPIKey {
        $0.allowances.append(Allowance(.everyRouteIsAuthorised, because: reason, at: route.location))
      }
    }
  }

  /// The call of the load balancer, whose listener is the one on the port of the URI.
  ///
  /// AWS says of the path that the URI has it, and that it begins with the stage: the rules of the load balancer accept both, and
  /// give services the same.
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html
  private func integration(
    of route: APIRoute<RESTAPI>, at segments: [String], _ variables: [String]
  ) -> APIGateway.Method.Integration {
    let way = integration(of: route)
    let path = segments.map { $0 == "{proxy+}" ? "{proxy}" : $0 }.joined(separator: "/")
    return .init {
      $0.kind = .literal(.httpProxy)
      $0.httpMethod = .literal(route.method.rawValue)
      $0.uri = .literal("https://\(way.serverName ?? ""):443/\(path)")
      $0.connectionKind = .literal(.vpcLink)
      $0.connection = way.link.vpcLinkID
      $0.target = way.sharedBalancer?.loadBalancer
      let keys = route.caching == nil ? [] : variables.map { "method.request.path.\($0)" } + cacheKeys(of: route)
      if !keys.isEmpty { $0.cacheKeyParameters = .items(keys.map { .literal($0) }) }
      if !variables.isEmpty {
        $0.requestParameters = NamedValues(
          variables.map {
            .init(name: "integration.request.path.\($0)", value: .literal("method.request.path.\($0)"))
          })
      }
    }
  }
}

// MARK: - Paths

extension APIRoute<RESTAPI> {
  /// The parts of the path as resources have them.
  var parts: [String] { segments.map(String.init) }
}

extension RESTAPI {
  /// A part of a path below another one.
  struct PathResource {
    let id: LogicalID
    /// `nil` below the root.
    let parent: LogicalID?
    let part: String
  }

  /// The id says the path, where the names of variables do not count: `ShopOrdersVariableResource`, and for what is below it
  /// `ShopOrdersVariableResourceBelow`.
  func resourceID(_ segments: [String]) -> LogicalID {
    let isBelow = segments.last == "{proxy+}"
    let path = segments.dropLast(isBelow ? 1 : 0)
    let form = path.map { $0.hasPrefix("{") ? "{}" : $0 }.joined(separator: "/")
    let words = form.isEmpty ? "" : RouteWords.words(form)
    // No word of a path begins with a capital.
    return LogicalID(naming: name, words, isBelow ? "ResourceBelow" : "Resource")
  }

  /// The parts of all paths; what several paths begin with is there once.
  var resources: [PathResource] {
    var known: Set<[String]> = []
    var resources: [PathResource] = []
    for route in ownRoutes {
      let parts = route.parts + ["{proxy+}"]
      for count in 1...parts.count {
        let path = Array(parts.prefix(count))
        guard known.insert(path).inserted else { continue }
        resources.append(
          PathResource(
            id: resourceID(path), parent: count == 1 ? nil : resourceID(Array(path.dropLast())), part: path[count - 1]))
      }
    }
    return resources
  }
}

// MARK: - Mistakes

extension RESTAPI {
  private static let resourceQuota = 300

  private func check(_ lowering: inout Lowering) {
    checkSettings(&lowering)
    if !ValuePattern("[A-Za-z0-9_-]{1,128}").matches(stageName) {
      lowering.report("\(description) has the stage '\(stageName)'; use up to 128 letters, digits, '-' and '_'")
    }
    if ownRoutes.isEmpty {
      lowering.report(
        "\(description) has no route, and API Gateway deploys no API without one; add a route to its block")
    }
    _ = checkTakers(ownRoutes.map { ($0, [$0.method]) }, &lowering)
    checkVariables(&lowering)
    checkCache(&lowering)
    let count = resources.count
    if count > Self.resourceQuota {
      lowering.report(
        "the paths of \(description) have \(count) parts, with those for what is below them; AWS accepts \(Self.resourceQuota)"
      )
    }
  }

  /// API Gateway accepts one variable after each part of a path, and `{proxy+}`, which stands for what is below a route, is one.
  private func checkVariables(_ lowering: inout Lowering) {
    var takers: [[String]: (variable: String, route: APIRoute<RESTAPI>)] = [:]
    for route in ownRoutes {
      let parts = route.parts + ["{proxy+}"]
      for (index, part) in parts.enumerated() where part.hasPrefix("{") {
        let place = Array(parts[..<index])
        guard let other = takers[place] else {
          takers[place] = (part, route)
          continue
        }
        guard other.variable != part else { continue }
        lowering.report(
          "\(description) has '\(part)' and '\(other.variable)' after '/\(place.joined(separator: "/"))', the other for the route "
            + "at \(other.route.location); REST APIs accept one variable there, and '{proxy+}' for all below a route is one: "
            + "use one name, or another path", at: route.location)
      }
    }
  }

  private func checkLimits(of route: APIRoute<RESTAPI>, _ lowering: inout Lowering) {
    if integration(of: route).sharedBalancer == nil {
      lowering.report(
        "a route of \(description) does not lead through a load balancer that services share; use '.sharedBalancer', or an "
          + "'HTTPAPI'")
    }
    if route.parts.first == stageName {
      lowering.report(
        "a route of \(description) has a path that begins with the name of its stage, '\(stageName)'; give the stage "
          + "another name")
    }
    if case .token(let scopes) = route.requirement, scopes.isEmpty, let authorizer, !authorizer.machines.isEmpty {
      lowering.report(
        "a route of \(description) takes ID tokens, which machine clients do not get; state scopes with "
          + "'requires: .token(scopes: …)'")
    }
  }
}
