import AWSResources

/// Checks that what a route, a rule or a behavior takes arrives at what answers it.
struct RoutesReachATarget: Rule {
  static let description = RuleDescription(
    id: "routes-reach-a-target",
    subject: .edge,
    severity: .error,
    summary: """
      A request that a route of an API, a rule of a listener or a behavior of a distribution takes reaches what answers it: \
      the path that each hop sends on is one that the next hop takes.
      """,
    rationale: """
      AWS accepts a gateway that removes a prefix on which the load balancer behind it routes, a listener that wants TLS from a \
      gateway that sends none, or a Cloud Map service without ports: only the requests fail.
      """,
    remedy: """
      Follow the request with 'infra trace', and change what each hop sends on: keep the path at the gateway where a load \
      balancer routes on it, and remove the prefix once, at the last hop.
      """,
    references: [
      .aws("apigateway/latest/developerguide/http-api-develop-integrations-private.html"),
      .aws("elasticloadbalancing/latest/application/rule-transforms.html"),
    ],
    passes: [
      RuleExample("a gateway that keeps the path, and a rule that takes it") { addSystem(to: &$0) },
      RuleExample("a load balancer without an API") {
        $0.addNetwork()
        $0.addWebService()
      },
    ],
    fails: [
      RuleExample(
        "a gateway that removes the prefix on which the load balancer routes",
        finds: .finding(
          "Https", at: "DefaultActions",
          """
          no rule of listener 'Https' takes GET /x, so that its default action answers 404, while listener rule 'Rule' is for \
          /orders/x, whose prefix an earlier hop has removed; send on the whole path, and let the rule remove the prefix with a \
          url-rewrite transform
          """)
      ) {
        addSystem(to: &$0)
        $0.change("Integration", APIGatewayV2.Integration.self) {
          $0.requestParameters = ["overwrite:path": "/$request.path.proxy"]
        }
      },
      RuleExample(
        "a listener that takes HTTPS from a gateway that sends HTTP",
        finds: .finding(
          "Integration",
          """
          integration 'Integration' sends plain HTTP to listener 'Https', which takes HTTPS; set 'ServerNameToVerify' in its \
          'TlsConfig' to a name in the certificate of the listener
          """)
      ) {
        addSystem(to: &$0)
        $0.change("Integration", APIGatewayV2.Integration.self) { $0.serverNameToVerify = nil }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    // Several routes lead through one hop.
    var told: Set<Finding.Fact> = []
    for route in model.tracer.declaredRoutes {
      guard case .breaks(let fault) = route.trace.ending, Self.kinds.contains(fault.kind), let place = fault.place,
        // Others of the requests that the route is for may be taken.
        !(fault.kind == .route && route.isSample), told.insert(Finding.Fact(place, fault.fact)).inserted
      else { continue }
      findings.report(
        "\(fault.fact); \(fault.remedy)", on: place.entry.id, at: place,
        proof: route.trace.steps.map { Hop($0.name, of: $0.place?.entry.id, at: $0.place?.location) },
        // Another rule says of an integration too that it calls something internal.
        stating: Finding.Fact(place, fault.kind == .internalTarget ? "" : fault.fact))
    }
  }

  /// Ports, networks and certificates have rules of their own.
  private static let kinds: Set<RequestTrace.Break.Kind> = [
    .route, .mapping, .integration, .internalTarget, .registration, .authorisation,
  ]

  private static func addSystem(to graph: inout ResourceGraph) {
    graph.addNetwork()
    graph.addWebService()
    graph.addHTTPAPI()
  }
}
