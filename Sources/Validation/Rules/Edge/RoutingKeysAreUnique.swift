import AWSResources

/// Checks that keys at the edge, of which AWS accepts each once, are not there twice.
struct RoutingKeysAreUnique: Rule {
  static let description = RuleDescription(
    id: "routing-keys-are-unique",
    subject: .edge,
    severity: .error,
    summary: """
      The rules of a listener have different priorities, the routes, resources, methods and stages of an API different keys, the \
      mappings of a domain name different paths, the records of a zone different names, and distributions different aliases.
      """,
    rationale: """
      AWS accepts each once and refuses the second one, so that the deployment fails or is rolled back; it depends on the order of \
      the deployment which of the two that is.
      """,
    remedy: "Give the second one another key, or remove one of the two.",
    references: [
      .aws("elasticloadbalancing/latest/APIReference/API_CreateRule.html"),
      .aws("apigateway/latest/api/API_CreateResource.html"),
      .aws("apigatewayv2/latest/api-reference/apis-apiid-routes.html"),
      .aws("Route53/latest/APIReference/API_ChangeResourceRecordSets.html"),
      .aws("cloudfront/latest/APIReference/API_Origin.html"),
      .aws("AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html"),
    ],
    passes: [
      RuleExample("rules of different priorities, and the same one at another listener") {
        $0.addNetwork()
        $0.addWebService()
        $0.addListenerRule("Orders", 10, "/orders/*")
        $0.addListenerRule("Stock", 20, "/stock/*")
        $0.addListenerRule("Plain", 10, "/orders/*")
        $0.change("Plain", ElasticLoadBalancing.ListenerRule.self) { $0.listener = .to("Http") }
      },
      RuleExample("methods of a path, variables below different resources, and stages of different APIs") {
        addRESTAPI(to: &$0)
        addMethod("Read", "GET", to: &$0)
        addMethod("Write", "POST", to: &$0)
        addResource("Order", "{id}", below: "Orders", to: &$0)
        addResource("Other", "{name}", below: "Order", to: &$0)
        $0.add("Partners", APIGateway.RestAPI())
        addStage("Stage", "v1", of: "Api", to: &$0)
        addStage("PartnerStage", "v1", of: "Partners", to: &$0)
      },
      RuleExample("routes of different variables, and one that takes all the rest") {
        addRoutes("GET /orders/{id}", "POST /orders/{id}", "GET /orders/{proxy+}", to: &$0)
      },
      RuleExample("weighted records, and records of different types and zones") {
        addRecord("One", "a.example.com", .a, to: &$0) { $0.setIdentifier = "one" }
        addRecord("Two", "a.example.com", .a, to: &$0) { $0.setIdentifier = "two" }
        addRecord("Six", "a.example.com", .aaaa, to: &$0)
        addRecord("Other", "a.example.com", .aaaa, to: &$0) { $0.zone = .existing("Z2") }
      },
      RuleExample("distributions of different names") {
        addDistribution("Shop", "shop.example.com", to: &$0)
        addDistribution("Admin", "admin.example.com", to: &$0)
      },
    ],
    fails: [
      RuleExample(
        "two rules of one priority",
        finds: .finding(
          "Stock", at: "Priority",
          """
          listener rule 'Stock' has the priority 10 of 'Orders', which Elastic Load Balancing refuses at one listener; give it \
          another 'Priority'
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addListenerRule("Orders", 10, "/orders/*")
        $0.addListenerRule("Stock", 10, "/stock/*")
      },
      RuleExample(
        "two routes of one key, and two that differ in the name of a variable",
        finds: .finding(
          "Route1", at: "RouteKey",
          """
          route 'Route1' has the key 'GET /orders' of 'Route0', which API Gateway refuses in one API; give it another 'RouteKey', \
          or remove it
          """),
        .finding(
          "Route3", at: "RouteKey",
          """
          route 'Route3' has the key 'POST /orders/{order}', which API Gateway refuses in one API beside 'POST /orders/{id}' of \
          'Route2'; give it another 'RouteKey', or remove it
          """)
      ) { addRoutes("GET /orders", "GET /orders", "POST /orders/{id}", "POST /orders/{order}", to: &$0) },
      RuleExample(
        "a method of a resource twice",
        finds: .finding(
          "Again", at: "HttpMethod",
          """
          method 'Again' has the HTTP method 'GET' of 'Read', which API Gateway refuses at one resource; give it another \
          'HttpMethod', or remove it
          """)
      ) {
        addRESTAPI(to: &$0)
        addMethod("Read", "GET", to: &$0)
        addMethod("Again", "GET", to: &$0)
      },
      RuleExample(
        "a path twice, and two variables below one resource",
        finds: .finding(
          "Again", at: "PathPart",
          """
          resource 'Again' has the path part 'orders' of 'Orders', which API Gateway refuses below one parent; give it another \
          'PathPart', or remove it
          """),
        .finding(
          "All", at: "PathPart",
          """
          resource 'All' has the path part '{proxy+}', which API Gateway refuses below one parent beside '{id}' of 'Order'; give it another 'PathPart', or remove it
          """)
      ) {
        addRESTAPI(to: &$0)
        addResource("Again", "orders", to: &$0)
        addResource("Order", "{id}", below: "Orders", to: &$0)
        addResource("All", "{proxy+}", below: "Orders", to: &$0)
      },
      RuleExample(
        "two stages of one name",
        finds: .finding(
          "Next", at: "StageName",
          """
          stage 'Next' has the name 'v1' of 'Stage', which API Gateway refuses in one API; give it another 'StageName', or remove \
          it
          """)
      ) {
        addRESTAPI(to: &$0)
        addStage("Stage", "v1", of: "Api", to: &$0)
        addStage("Next", "v1", of: "Api", to: &$0)
      },
      RuleExample(
        "two mappings of all paths of a domain name",
        finds: .finding(
          "Second", at: "ApiMappingKey",
          """
          mapping 'Second' is for all paths, as 'First' is, which API Gateway refuses at one domain name; give it another \
          'ApiMappingKey', or remove it
          """)
      ) {
        $0.add("Domain", APIGatewayV2.DomainName { $0.domainName = "api.example.com" })
        for id in ["First", "Second"] as [LogicalID] {
          $0.add(id, APIGatewayV2.APIMapping { $0.domainName = .to("Domain") })
        }
      },
      RuleExample(
        "two records of one name and type",
        finds: .finding(
          "Again", at: "Name",
          """
          record 'Again' has the type and name of 'Shop', 'A shop.example.com', which Route 53 refuses in one zone; give it \
          another 'Name', or remove it
          """)
      ) {
        addRecord("Shop", "shop.example.com", .a, to: &$0)
        addRecord("Again", "Shop.example.com.", .a, to: &$0)
      },
      RuleExample(
        "a distribution with a pattern and an origin twice",
        finds: .finding(
          "Cdn", at: "DistributionConfig.CacheBehaviors.1",
          """
          distribution 'Cdn' has two behaviors for '/api/*', of which the second takes no request; remove one of them
          """),
        .finding(
          "Cdn", at: "DistributionConfig.Origins.1.Id",
          """
          distribution 'Cdn' has two origins with the id 'api', which CloudFront refuses; give each an 'Id' of its own
          """)
      ) {
        $0.add(
          "Cdn",
          CloudFront.Distribution {
            $0.behaviors = [.init { $0.pathPattern = "/api/*" }, .init { $0.pathPattern = "/api/*" }]
            $0.origins = ["a.example.com", "b.example.com"].map { name in
              .init {
                $0.id = "api"
                $0.domainName = .literal(name)
              }
            }
          })
      },
      RuleExample(
        "two distributions with one alias",
        finds: .finding(
          "Next", at: "DistributionConfig.Aliases",
          """
          distribution 'Next' has the alias 'shop.example.com' of 'Shop', which CloudFront refuses; remove it from one of the two
          """)
      ) {
        addDistribution("Shop", "shop.example.com", to: &$0)
        addDistribution("Next", "Shop.example.com", to: &$0)
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    var first: [RoutingKey.Identity: RoutingKey] = [:]
    for key in model.routingKeys {
      guard let other = first[key.identity] else {
        first[key.identity] = key
        continue
      }
      let (id, otherID) = (key.place.entry.id, other.place.entry.id)
      findings.report(
        .isTaken(key, other), on: id, at: key.place, proof: id == otherID ? [] : [Hop(otherID), Hop(id)])
    }
  }
}

// MARK: - Examples

extension RoutingKeysAreUnique {
  private static func addRESTAPI(to graph: inout ResourceGraph) {
    graph.add("Api", APIGateway.RestAPI())
    addResource("Orders", "orders", to: &graph)
  }

  private static func addResource(
    _ id: LogicalID, _ part: String, below parent: LogicalID? = nil, to graph: inout ResourceGraph
  ) {
    graph.add(
      id,
      APIGateway.RestResource {
        $0.api = .to("Api")
        $0.parent = .expression(parent.map { .attribute($0, "Ref") } ?? .attribute("Api", "RootResourceId"))
        $0.pathPart = .literal(part)
      })
  }

  private static func addMethod(_ id: LogicalID, _ name: String, to graph: inout ResourceGraph) {
    graph.add(
      id,
      APIGateway.Method {
        $0.api = .to("Api")
        $0.resource = .expression(.attribute("Orders", "Ref"))
        $0.httpMethod = .literal(name)
      })
  }

  private static func addStage(_ id: LogicalID, _ name: String, of api: LogicalID, to graph: inout ResourceGraph) {
    graph.add(
      id,
      APIGateway.Stage {
        $0.api = .to(api)
        $0.name = .literal(name)
      })
  }

  private static func addRoutes(_ keys: String..., to graph: inout ResourceGraph) {
    graph.add("Api", APIGatewayV2.API { $0.name = "shop" })
    for (index, key) in keys.enumerated() {
      graph.add(
        LogicalID("Route\(index)"),
        APIGatewayV2.Route {
          $0.api = .to("Api")
          $0.key = .literal(key)
        })
    }
  }

  private static func addRecord(
    _ id: LogicalID, _ name: String, _ kind: Route53.RecordSet.Kind, to graph: inout ResourceGraph,
    _ change: (inout Route53.RecordSet) -> Void = { _ in }
  ) {
    graph.add(
      id,
      Route53.RecordSet {
        $0.zone = .existing("Z1")
        $0.name = .literal(name)
        $0.kind = .literal(kind)
        change(&$0)
      })
  }

  private static func addDistribution(_ id: LogicalID, _ alias: String, to graph: inout ResourceGraph) {
    graph.add(id, CloudFront.Distribution { $0.aliases = [.literal(alias)] })
  }
}

extension Finding.Message {
  fileprivate static func isTaken(_ key: RoutingKey, _ other: RoutingKey) -> Self {
    let (id, otherID) = (key.place.entry.id, other.place.entry.id)
    let property = key.place.property.last ?? ""
    func api(_ kind: String, _ noun: String, _ place: String) -> Self {
      let isSame = key.text == other.text || key.identity.kind == .method
      let fact =
        isSame
        ? "has the \(noun) '\(key.text)' of '\(otherID)', which API Gateway refuses \(place)"
        : "has the \(noun) '\(key.text)', which API Gateway refuses \(place) beside '\(other.text)' of '\(otherID)'"
      return "\(kind) '\(id)' \(fact); give it another '\(property)', or remove it"
    }
    switch key.identity.kind {
    case .listenerRule:
      return """
        listener rule '\(id)' has the priority \(key.text) of '\(otherID)', which Elastic Load Balancing refuses at one listener; \
        give it another 'Priority'
        """
    case .route: return api("route", "key", "in one API")
    case .method: return api("method", "HTTP method", "at one resource")
    case .resource: return api("resource", "path part", "below one parent")
    case .stage: return api("stage", "name", "in one API")
    case .mapping where key.text.isEmpty:
      return """
        mapping '\(id)' is for all paths, as '\(otherID)' is, which API Gateway refuses at one domain name; give it another \
        '\(property)', or remove it
        """
    case .mapping: return api("mapping", "key", "at one domain name")
    case .record:
      return """
        record '\(id)' has the type and name of '\(otherID)', '\(key.text)', which Route 53 refuses in one zone; give it another \
        'Name', or remove it
        """
    case .behavior:
      return
        "distribution '\(id)' has two behaviors for '\(key.text)', of which the second takes no request; remove one of them"
    case .origin:
      return
        "distribution '\(id)' has two origins with the id '\(key.text)', which CloudFront refuses; give each an 'Id' of its own"
    case .alias:
      return """
        distribution '\(id)' has the alias '\(key.text)' of '\(otherID)', which CloudFront refuses; remove it from one of the two
        """
    }
  }
}
