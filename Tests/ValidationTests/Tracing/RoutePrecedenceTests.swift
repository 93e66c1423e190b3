import AWSResources
import Templates
import Testing

@testable import Validation

/// Which route, rule, mapping or behavior takes a request: the examples of AWS's documentation, and what people observed.
@Suite struct RoutePrecedenceTests {
  private func model(_ text: String) throws -> Model {
    Model(try TemplateFile.read(Array(text.utf8), file: "routes.yaml", catalog: .aws))
  }

  // MARK: HTTP APIs

  private func httpAPI(_ keys: [String]) throws -> Model {
    var text = """
      Parameters: {Area: {Type: String}, Key: {Type: String}}
      Resources:
        Api: {Type: AWS::ApiGatewayV2::Api, Properties: {Name: pets, ProtocolType: HTTP}}

      """
    for (index, key) in keys.enumerated() {
      text +=
        "  Route\(index): {Type: AWS::ApiGatewayV2::Route, Properties: {ApiId: !Ref Api, RouteKey: !Sub '\(key)'}}\n"
    }
    return try model(text)
  }

  /// The key of the route that takes a request; `none` where none does, and the ids of routes that may.
  private func route(_ keys: [String], _ method: String, _ path: String) throws -> String {
    let apis = try httpAPI(keys).httpAPIs
    return switch apis.choice(of: "Api", method, path) {
    case .route(let match): apis.key(of: match.route)
    case .none: "none"
    case .unknown(let route): "unknown: \(route.id)"
    case .undocumented(let one, let other): "undocumented: \(one.id) or \(other.id)"
    }
  }

  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
  @Test(arguments: [
    ("GET", "/pets/dog/1", "GET /pets/dog/1"),
    ("GET", "/pets/dog/2", "GET /pets/dog/{id}"),
    ("GET", "/pets/cat/1", "GET /pets/{proxy+}"),
    ("POST", "/test/5", "ANY /{proxy+}"),
  ])
  func `the documented routes of an HTTP API`(_ method: String, _ path: String, _ key: String) throws {
    let keys = ["$default", "ANY /{proxy+}", "GET /pets/{proxy+}", "GET /pets/dog/{id}", "GET /pets/dog/1"]
    #expect(try route(keys, method, path) == key)
    #expect(try route(keys.reversed(), method, path) == key)
  }

  @Test(arguments: [
    // A method comes before ANY on the same path, and OPTIONS has a route of its own.
    (["ANY /a/{proxy+}", "OPTIONS /a/{proxy+}"], "OPTIONS", "/a/b", "OPTIONS /a/{proxy+}"),
    (["ANY /a", "GET /a"], "GET", "/a", "GET /a"), (["ANY /a", "GET /a"], "POST", "/a", "ANY /a"),
    // One with another method does not count.
    (["POST /orders", "ANY /{proxy+}"], "GET", "/orders", "ANY /{proxy+}"),
    // A full match comes before a greedy variable.
    (["GET /pets/{proxy+}", "GET /{kind}/dog"], "GET", "/pets/dog", "GET /{kind}/dog"),
    // https://github.com/aws-powertools/powertools-lambda-python/pull/1609
    (["POST /todos"], "POST", "/todos/", "none"), (["GET /orders/{proxy+}"], "GET", "/orders", "none"),
    (["$default"], "GET", "/anything", "$default"), (["GET /a"], "GET", "/b", "none"),
    // Paths are case-sensitive.
    (["GET /Orders"], "GET", "/orders", "none"),
    // Names of variables tell no paths apart.
    (["ANY /pets/{id}", "GET /pets/{name}"], "GET", "/pets/1", "GET /pets/{name}"),
    // Those who built API Gateway anew disagree about a method against a more fixed path.
    (["ANY /pets/dog", "GET /pets/{id}"], "GET", "/pets/dog", "undocumented: Route0 or Route1"),
    (["ANY /pets/dog", "GET /pets/{id}"], "GET", "/pets/cat", "GET /pets/{id}"),
    (["ANY /pets/dog", "GET /pets/{id}"], "POST", "/pets/dog", "ANY /pets/dog"),
  ])
  func `routes of an HTTP API`(_ keys: [String], _ method: String, _ path: String, _ key: String) throws {
    #expect(try route(keys, method, path) == key)
  }

  @Test(arguments: [
    // Where nothing else takes the request, and where something less specific does.
    (["GET /${Area}"], "GET", "/orders", "unknown: Route0"), (["GET /a"], "GET", "/b", "none"),
    (["GET /${Area}/{id}", "GET /{proxy+}"], "GET", "/orders/1", "unknown: Route0"),
    (["ANY /orders", "GET /${Area}"], "GET", "/orders", "unknown: Route1"),
    (["$default", "${Key}"], "GET", "/orders", "unknown: Route1"),
    // What is known of the key tells that it is for others.
    (["POST /${Area}", "GET /{proxy+}"], "GET", "/orders", "GET /{proxy+}"),
    (["GET /shop/${Area}", "GET /{proxy+}"], "GET", "/orders", "GET /{proxy+}"),
    (["GET /shop/${Area}", "GET /{proxy+}"], "GET", "/shop/x", "unknown: Route0"),
    (["GET /{id}/${Area}", "GET /{proxy+}"], "GET", "/a/b", "unknown: Route0"),
    // Nothing is more specific than the method and the path itself.
    (["GET /orders", "${Key}"], "GET", "/orders", "GET /orders"),
  ])
  func `a route whose key is not known may be the more specific one`(
    _ keys: [String], _ method: String, _ path: String, _ key: String
  ) throws {
    #expect(try route(keys, method, path) == key)
  }

  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mappings.html
  @Test(arguments: [
    ("/orders", "Api2"), ("/orders/v1/items", "Api3"), ("/orders/v2/items", "Api4"), ("/orders/v1/items/123", "Api3"),
    ("/orders/v2/items/categories/5", "Api5"), ("/customers", "Api1"), ("/ordersandmore", "Api2"),
  ])
  func `the documented mappings of a domain name`(_ path: String, _ api: String) throws {
    var text = """
      Resources:
        Domain: {Type: AWS::ApiGatewayV2::DomainName, Properties: {DomainName: api.example.com}}

      """
    let keys = ["", "orders", "orders/v1/items", "orders/v2/items", "orders/v2/items/categories"]
    for (index, key) in keys.enumerated() {
      let number = index + 1
      let mapping = key.isEmpty ? "" : ", ApiMappingKey: \(key)"
      text += """
          Api\(number): {Type: AWS::ApiGatewayV2::Api, Properties: {Name: a, ProtocolType: HTTP}}
          Stage\(number): {Type: AWS::ApiGatewayV2::Stage, Properties: {ApiId: !Ref Api\(number), StageName: $default, AutoDeploy: true}}
          Mapping\(number): {Type: AWS::ApiGatewayV2::ApiMapping, Properties: {ApiId: !Ref Api\(number), DomainName: !Ref Domain, Stage: !Ref Stage\(number)\(mapping)}}

        """
    }
    let trace = try model(text).tracer.trace(TracedRequest("GET", "https://api.example.com\(path)"))
    #expect(trace?.steps.last?.name == "API '\(api)'")
  }

  // MARK: REST APIs

  /// The path of the method that takes a request; `none` where none does, and the id of a method that may.
  private func resource(_ methods: [(path: String, method: String)], _ method: String, _ path: String) throws -> String
  {
    var text =
      "Parameters: {Part: {Type: String}, Name: {Type: String}}\nResources:\n  Api: {Type: AWS::ApiGateway::RestApi, Properties: {Name: a}}\n"
    var ids = ["": "!GetAtt Api.RootResourceId"]
    for (path, _) in methods {
      var parent = ""
      for part in path.split(separator: "/") {
        let own = "\(parent)/\(part)"
        if ids[own] == nil {
          let id = "Resource\(ids.count)"
          text += """
              \(id):
                Type: AWS::ApiGateway::Resource
                Properties: {RestApiId: !Ref Api, ParentId: \(ids[parent] ?? ""), PathPart: !Sub '\(part)'}

            """
          ids[own] = "!Ref \(id)"
        }
        parent = own
      }
    }
    for (index, item) in methods.enumerated() where !item.method.isEmpty {
      let id = ids[item.path == "/" ? "" : item.path] ?? ""
      text +=
        "  Method\(index): {Type: AWS::ApiGateway::Method, Properties: {RestApiId: !Ref Api, ResourceId: \(id), HttpMethod: !Sub '\(item.method)'}}\n"
    }
    let apis = try model(text).restAPIs
    return switch apis.choice(of: "Api", method, path) {
    case .method(let match): apis.methods(of: "Api").first { $0.method.id == match.route.id }?.path ?? ""
    case .none: "none"
    case .unknown(let method): "unknown: \(method.id)"
    }
  }

  /// What people measured on AWS: https://github.com/floci-io/floci/pull/3399
  @Test(arguments: [
    ("GET", "/users/me", "/users/{userId}"), ("PATCH", "/users/me", "/users/me"),
    ("GET", "/users/abc123", "/users/{userId}"),
    ("POST", "/users/me", "none"), ("POST", "/roles/provision", "/roles/provision"),
    ("GET", "/roles/provision", "/roles/{roleId}"),
    ("GET", "/things/real", "/things/real"), ("POST", "/things/real", "/things/{proxy+}"),
    // A slash at the end does not count.
    ("GET", "/users/abc123/", "/users/{userId}"),
  ])
  func `a resource and its method are chosen together`(_ method: String, _ path: String, _ resource: String) throws {
    let methods = [
      ("/users/me", "PATCH"), ("/users/{userId}", "GET"), ("/roles/provision", "POST"), ("/roles/{roleId}", "GET"),
      ("/things/real", "GET"), ("/things/{proxy+}", "POST"),
    ]
    #expect(try self.resource(methods, method, path) == resource)
  }

  /// https://github.com/ministackorg/ministack/pull/1423
  @Test(arguments: [
    ("GET", "/jobs/reboot", "/jobs/{operation_type}"), ("GET", "/jobs", "/{proxy+}"), ("POST", "/jobs", "/{proxy+}"),
    ("POST", "/jobs/reboot", "/{proxy+}"), ("GET", "/cors_only", "/{proxy+}"), ("OPTIONS", "/cors_only", "/cors_only"),
    // The root is not below itself.
    ("GET", "/", "none"),
  ])
  func `a request falls to a less specific resource that has the method`(
    _ method: String, _ path: String, _ resource: String
  ) throws {
    let methods = [("/{proxy+}", "ANY"), ("/jobs", ""), ("/jobs/{operation_type}", "GET"), ("/cors_only", "OPTIONS")]
    #expect(try self.resource(methods, method, path) == resource)
  }

  @Test(arguments: [
    ("OPTIONS", "/test", "/{proxy+}"), ("POST", "/test", "/test"), ("OPTIONS", "/test/any", "/test/any"),
    ("GET", "/test/any", "/test/any"), ("GET", "/part1", "/part1"), ("GET", "/other", "none"),
  ])
  func `the routing that LocalStack validated on AWS`(_ method: String, _ path: String, _ resource: String) throws {
    let methods = [("/test", "POST"), ("/test/any", "ANY"), ("/{proxy+}", "OPTIONS"), ("/part1", "GET")]
    #expect(try self.resource(methods, method, path) == resource)
  }

  @Test(arguments: [
    // A path that is not known.
    (["GET /{proxy+}", "GET /orders/${Part}"], "GET", "/orders/42", "unknown: Method1"),
    (["GET /{proxy+}", "POST /orders/${Part}"], "GET", "/orders/42", "/{proxy+}"),
    (["GET /orders/42", "GET /orders/${Part}"], "GET", "/orders/42", "/orders/42"),
    (["GET /orders/${Part}"], "GET", "/orders/42", "unknown: Method0"),
    (["POST /orders/${Part}"], "GET", "/orders/42", "none"),
    // A name that is not known.
    (["GET /{proxy+}", "${Name} /orders"], "GET", "/orders", "unknown: Method1"),
    (["GET /{proxy+}", "${Name} /orders"], "GET", "/pets", "/{proxy+}"),
    (["GET /orders", "${Name} /orders"], "GET", "/orders", "/orders"),
  ])
  func `a method whose path or name is not known may be the more specific one`(
    _ keys: [String], _ method: String, _ path: String, _ resource: String
  ) throws {
    let methods = keys.map { key in
      let parts = key.split(separator: " ").map(String.init)
      return (path: parts[1], method: parts[0])
    }
    #expect(try self.resource(methods, method, path) == resource)
  }

  // MARK: Load balancers

  /// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
  @Test(arguments: [
    ("{Field: path-pattern, PathPatternConfig: {Values: ['/img/*']}}", "/img/picture.jpg", true),
    ("{Field: path-pattern, PathPatternConfig: {Values: ['/img/*/pics']}}", "/img/2024/07/pics", true),
    ("{Field: path-pattern, PathPatternConfig: {Values: ['/api/*']}}", "/api", false),
    ("{Field: path-pattern, PathPatternConfig: {Values: ['/api/*']}}", "/api/", true),
    ("{Field: path-pattern, PathPatternConfig: {Values: ['/api/*']}}", "/API/x", false),
    ("{Field: path-pattern, PathPatternConfig: {Values: ['/api*']}}", "/apix?y=/z", true),
    ("{Field: path-pattern, PathPatternConfig: {Values: ['/a?c']}}", "/abc", true),
    ("{Field: path-pattern, PathPatternConfig: {Values: ['/a?c']}}", "/ac", false),
    ("{Field: path-pattern, Values: ['/old']}", "/old", true),
    ("{Field: host-header, HostHeaderConfig: {Values: ['*.example.com']}}", "/", true),
    ("{Field: host-header, HostHeaderConfig: {Values: ['TEST.example.com']}}", "/", true),
    ("{Field: host-header, HostHeaderConfig: {Values: ['example.com']}}", "/", false),
    (
      "{Field: http-header, HttpHeaderConfig: {HttpHeaderName: User-Agent, Values: ['*Chrome*', '*Safari*']}}", "/",
      true
    ),
    ("{Field: http-header, HttpHeaderConfig: {HttpHeaderName: X-Other, Values: ['*']}}", "/", false),
    ("{Field: http-request-method, HttpRequestMethodConfig: {Values: [GET]}}", "/", true),
    ("{Field: http-request-method, HttpRequestMethodConfig: {Values: [HEAD]}}", "/", false),
    (
      "{Field: query-string, QueryStringConfig: {Values: [{Key: version, Value: v1}, {Value: '*example*'}]}}",
      "/?version=v1", true
    ),
    (
      "{Field: query-string, QueryStringConfig: {Values: [{Key: version, Value: v1}, {Value: '*example*'}]}}",
      "/?a=my-example", true
    ),
    (
      "{Field: query-string, QueryStringConfig: {Values: [{Key: version, Value: v1}, {Value: '*example*'}]}}",
      "/?version=v2", false
    ),
    ("{Field: path-pattern, PathPatternConfig: {RegexValues: ['^/v[0-9]+/.*$']}}", "/v2/orders", true),
    ("{Field: path-pattern, PathPatternConfig: {RegexValues: ['^/v[0-9]+/.*$']}}", "/vx/orders", false),
    ("{Field: path-pattern, PathPatternConfig: {RegexValues: ['^/a$', '^/b$']}}", "/b", true),
    ("{Field: host-header, HostHeaderConfig: {RegexValues: ['^(.+)[.]example[.]com$']}}", "/", true),
    ("{Field: host-header, HostHeaderConfig: {RegexValues: ['^(.+)[.]example[.]org$']}}", "/", false),
    (
      "{Field: http-header, HttpHeaderConfig: {HttpHeaderName: User-Agent, RegexValues: ['^.*Chrome/[0-9.]+$']}}", "/",
      true
    ),
    ("{Field: source-ip, SourceIpConfig: {Values: ['0.0.0.0/0']}}", "/", true),
  ])
  func `conditions of listener rules`(_ condition: String, _ target: String, _ isMet: Bool) throws {
    let model = try model(
      """
      Resources:
        Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: a, DefaultActions: []}}
        Rule: {Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: {ListenerArn: !Ref Listener, Priority: 1, Actions: [], Conditions: [\(condition)]}}
      """)
    let headers = [TracedRequest.Header("user-agent", "Mozilla Chrome/1.0")]
    let request = try TracedRequest("GET", "https://test.example.com\(target)", headers: headers)
    let rule = try #require(model.graph.resource("Rule", as: ElasticLoadBalancing.ListenerRule.self))
    switch ListenerConditions(model: model).matches(rule, request) {
    case .yes: #expect(isMet)
    case .no: #expect(!isMet)
    case .unknown(let reason): Issue.record("\(reason)")
    }
  }

  @Test func `the rule with the lowest priority takes the request`() throws {
    func rule(_ name: String, _ priority: Int, _ path: String) -> String {
      "  \(name): {Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: {ListenerArn: !Ref Listener, Priority: \(priority), Actions: [], Conditions: [{Field: path-pattern, Values: ['\(path)']}]}}\n"
    }
    let model = try model(
      """
      Resources:
        Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: a, DefaultActions: []}}

      """ + rule("All", 30, "/*") + rule("Orders", 5, "/orders/*") + rule("Order", 10, "/orders/42"))
    let listener = try #require(model.ingress.listeners.first)
    let request = try TracedRequest("GET", "https://a/orders/42")
    guard case .rule(let rule) = ListenerConditions(model: model).choice(of: listener, for: request) else {
      Issue.record("no rule takes it")
      return
    }
    #expect(rule.id == "Orders")
  }

  @Test(
    arguments: [
      // A priority that is not known matters where another rule takes the request too.
      (["/orders/*": "!Ref Priority", "/orders/42": "10"], "/orders/42", "unknown"),
      (["/orders/*": "!Ref Priority", "/orders/42": "10"], "/orders/1", "Rule0"),
      (["/orders/*": "!Ref Priority", "/orders/42": "10"], "/x", "default"),
      // A condition that is not known matters before a rule that takes the request, not after it.
      (["/${Area}/*": "5", "/orders/*": "10"], "/orders/1", "unknown"),
      (["/${Area}/*": "15", "/orders/*": "10"], "/orders/1", "Rule1"),
    ] as [(KeyValuePairs<String, String>, String, String)])
  func `a rule without a known priority or condition`(
    _ rules: KeyValuePairs<String, String>, _ path: String, _ chosen: String
  ) throws {
    var text = """
      Parameters: {Priority: {Type: Number}, Area: {Type: String}}
      Resources:
        Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: a, DefaultActions: []}}

      """
    for (index, (pattern, priority)) in rules.enumerated() {
      text +=
        "  Rule\(index): {Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: {ListenerArn: !Ref Listener, Priority: \(priority), Actions: [], Conditions: [{Field: path-pattern, Values: [!Sub '\(pattern)']}]}}\n"
    }
    let model = try model(text)
    let listener = try #require(model.ingress.listeners.first)
    let request = try TracedRequest("GET", "https://a\(path)")
    let name =
      switch ListenerConditions(model: model).choice(of: listener, for: request) {
      case .rule(let rule): rule.id.name
      case .defaultActions: "default"
      case .unknown: "unknown"
      }
    #expect(name == chosen)
  }

  // MARK: Transforms

  /// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html
  @Test(arguments: [
    ("^/dp/([A-Za-z0-9]+)/?$", "/product.php?id=$1", "/dp/B09G3HRMW", "/product.php?id=B09G3HRMW"),
    ("^mywebsite-(.+).com$", "internal.dev.$1.myweb.com", "mywebsite-example.com", "internal.dev.example.myweb.com"),
    ("(^/foo(/)?)", "/", "/foo/bar", "/bar"), ("(^/foo(/)?)", "/", "/foo?q1=q2", "/?q1=q2"),
    ("(^/foo(/)?)", "/cat$2", "/foo/bar/", "/cat/bar/"), ("^/api/(.+)$", "/$1", "/api/", "/api/"),
    ("^/x", "/$9$", "/xy", "/$y"),
  ])
  func `what a transform makes of a text`(_ regex: String, _ replacement: String, _ text: String, _ result: String) {
    #expect(RegularExpressions.replacing(regex, in: text, with: replacement) == result)
  }

  @Test func `a regular expression that Swift does not read is not followed`() {
    #expect(RegularExpressions.replacing("(", in: "/a", with: "/") == nil)
  }

  // MARK: CloudFront

  /// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
  @Test(arguments: [
    (["images/*.jpg", "images/*", "*.gif"], "/images/sample.gif", "images/*"),
    (["*.jpg"], "/a/b.jpg", "*.jpg"), (["*.jpg"], "/LOGO.JPG", ""),
    (["/images/*.jpg"], "/images/product1/x.jpg", "/images/*.jpg"),
    (["a??.jpg"], "/ant.jpg", "a??.jpg"), (["a??.jpg"], "/a.jpg", ""),
    (["*.doc*"], "/x.docx", "*.doc*"), (["*.doc?"], "/x.doc", ""),
    (["/api/*"], "/api", ""), (["/api/*"], "/api/", "/api/*"), (["/api/*"], "/api/x?y=1", "/api/*"),
  ])
  func `behaviors of a distribution`(_ patterns: [String], _ path: String, _ chosen: String) throws {
    func behavior(_ pattern: String?) -> String {
      "{\(pattern.map { "PathPattern: '\($0)', " } ?? "")TargetOriginId: o, ViewerProtocolPolicy: https-only}"
    }
    let model = try model(
      """
      Resources:
        Cdn:
          Type: AWS::CloudFront::Distribution
          Properties:
            DistributionConfig:
              Enabled: true
              DefaultCacheBehavior: \(behavior(nil))
              CacheBehaviors: [\(patterns.map(behavior).joined(separator: ", "))]
      """)
    let trace = try #require(model.tracer.trace(TracedRequest("GET", "https://cdn\(path)")))
    let detail = trace.steps.first?.detail
    #expect(detail == (chosen.isEmpty ? "its default behavior" : "behavior '\(chosen)'"))
  }
}
