import AWSResources

/// Checks that what a route, a rule or a behavior takes arrives at what answers it.
struct RoutesReachATarget: Rule {
  static let description = RuleDescription(
    id: "routes-reach-a-target",
    subject: .edge,
    severity: .error,
    summary: """
      A request that a route of an API, a mapping of a domain name, a rule of a listener or a behavior of a distribution takes \
      reaches what answers it: the path and the host that each hop sends on are those that the next hop takes.
      """,
    rationale: """
      AWS accepts a gateway that removes a prefix on which the load balancer behind it routes, a listener that wants TLS from a \
      gateway that sends none, a stage without a deployment, or a Cloud Map service without ports: only the requests fail.
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
      RuleExample(
        "a stage to which nothing is deployed",
        finds: .finding(
          "Stage",
          """
          nothing is deployed to stage 'Stage' of API 'Api', so that it takes no requests; set 'AutoDeploy' to true, or add a \
          deployment to the stage
          """)
      ) {
        addSystem(to: &$0)
        $0.change("Stage", APIGatewayV2.Stage.self) { $0.deploysAutomatically = nil }
      },
      RuleExample(
        "a mapping of a stage that the API does not have",
        finds: .finding(
          "Mapping", at: "Stage",
          "mapping 'Mapping' names stage 'test', which API 'Api' does not have; use '$default'")
      ) {
        addSystem(to: &$0)
        addDomain(to: &$0)
        $0.change("Mapping", APIGatewayV2.APIMapping.self) { $0.stage = .existing("test") }
      },
      RuleExample(
        "a distribution that sends the host of its viewers to an API",
        finds: .finding(
          "Distribution", at: "DistributionConfig.DefaultCacheBehavior.OriginRequestPolicyId",
          """
          the default behavior of distribution 'Distribution' sends the header 'Host' of the viewer, 'shop.example.com', on to \
          API 'Api', which answers 403; use the origin request policy 'AllViewerExceptHostHeader' \
          (b689b0a8-53d0-40ab-baf2-68738e2966ac)
          """)
      ) {
        addSystem(to: &$0)
        addDistribution(to: &$0)
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
    .deployment, .route, .mapping, .integration, .internalTarget, .registration, .authorisation,
  ]

  /// A domain name that leads to the API.
  private static func addDomain(to graph: inout ResourceGraph) {
    graph.add("Name", APIGatewayV2.DomainName { $0.domainName = "api.example.com" })
    graph.add(
      "Mapping",
      APIGatewayV2.APIMapping {
        $0.api = .to("Api")
        $0.domainName = .to("Name")
        $0.stage = .to("Stage")
      })
  }

  /// A distribution before the API that sends all headers on.
  private static func addDistribution(to graph: inout ResourceGraph) {
    graph.add(
      "Distribution",
      CloudFront.Distribution {
        $0.isEnabled = true
        $0.aliases = ["shop.example.com"]
        $0.origins = [
          .init {
            $0.id = "api"
            $0.domainName = "\(Reference<APIGatewayV2.API>.to("Api")).execute-api.eu-west-1.amazonaws.com"
            $0.custom = .init { $0.protocolPolicy = .literal(.httpsOnly) }
          }
        ]
        $0.defaultBehavior = .init {
          $0.targetOrigin = "api"
          $0.viewerProtocolPolicy = .literal(.httpsOnly)
          $0.originRequestPolicy = .existing("216adef6-5c7f-47e4-b989-5492eafa07d3")
        }
      })
  }

  private static func addSystem(to graph: inout ResourceGraph) {
    graph.addNetwork()
    graph.addWebService()
    graph.addHTTPAPI()
  }
}
