import AWSResources
import Documents

/// Checks that a private integration does not send the name of the stage to a service that gets the path as it is.
struct IntegrationLeavesOutTheStage: Rule {
  static let description = RuleDescription(
    id: "integration-leaves-out-the-stage",
    subject: .edge,
    severity: .warning,
    summary: """
      A private integration of an HTTP API overwrites the path where its stage has a name, so that the service does not get \
      the name of the stage in the path.
      """,
    rationale: """
      Behind a VPC link, API Gateway puts the name of the stage before the path: the service gets '/prod/orders' in place of \
      '/orders', and answers 404 to all that it knows under another path.
      """,
    remedy: """
      Set 'overwrite:path' to '$request.path', or name the stage '$default'. Where the service expects the stage, let the path \
      pattern of a listener rule begin with it.
      """,
    references: [.aws("apigateway/latest/developerguide/http-api-develop-integrations-private.html")],
    passes: [
      RuleExample("an integration that overwrites the path") { addSystem(to: &$0, stage: "prod") },
      RuleExample("a stage without a name") {
        addSystem(to: &$0, stage: "$default")
        leavePath(&$0)
      },
      RuleExample("a rule for paths that begin with the stage") {
        addSystem(to: &$0, stage: "prod")
        leavePath(&$0)
        $0.addListenerRule("Rule", 10, "/prod/*")
      },
      RuleExample("a load balancer that removes the stage") {
        addSystem(to: &$0, stage: "prod")
        leavePath(&$0)
        $0.change("Rule", ElasticLoadBalancing.ListenerRule.self) {
          $0.transforms = [
            .init {
              $0.kind = .literal(.urlRewrite)
              $0.urlRewrites = [
                .init {
                  $0.regularExpression = "^/prod/"
                  $0.replacement = "/"
                }
              ]
            }
          ]
        }
      },
    ],
    fails: [
      RuleExample(
        "an integration that leaves the path as it is",
        finds: .finding(
          "Integration",
          """
          integration 'Integration' sends the name of stage 'Stage', '/prod', in the path to container 'app' of service \
          'Service'; set 'overwrite:path' to '$request.path'
          """)
      ) {
        addSystem(to: &$0, stage: "prod")
        leavePath(&$0)
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let senders = model.graph.all(APIGatewayV2.Integration.self).filter {
      model.literal($0.resource.connectionKind) == .vpcLink && $0.resource.requestParameters?["overwrite:path"] == nil
    }
    guard !senders.isEmpty else { return }
    let integrations = Dictionary(senders.map { ($0.id, $0) }) { first, _ in first }
    for route in model.tracer.declaredRoutes {
      let passed = route.trace.steps.lazy.compactMap { step in step.place.flatMap { integrations[$0.entry.id] } }
      guard case .arrives(let arrival) = route.trace.ending, let integration = passed.first,
        let api = integration.resource.api?.id
      else { continue }
      let path = arrival.line.drop { $0 != "/" }
      let stage = model.httpAPIs.stages(of: api).lazy.compactMap { stage in
        model.tracer.prefix(of: stage).map { (stage, $0) }
      }.first { path == $0.1 || path.hasPrefix($0.1 + "/") }
      guard let (stage, prefix) = stage, !isExpected(prefix, in: String(path), route.trace, model) else { continue }
      findings.report(
        .sendsStage(integration.id, stage.id, prefix, arrival.name), on: integration,
        proof: route.trace.steps.map { Hop($0.name, of: $0.place?.entry.id, at: $0.place?.location) })
    }
  }

  /// Whether a rule of a listener on the way takes the path only with the stage.
  private func isExpected(_ prefix: String, in path: String, _ trace: RequestTrace, _ model: Model) -> Bool {
    let without = String(path.dropFirst(prefix.utf8.count))
    return trace.steps.contains { step in
      let rule = step.place.flatMap { model.graph.resource($0.entry.id, as: ElasticLoadBalancing.ListenerRule.self) }
      let patterns = rule?.resource.conditions.compactMap(\.pathPattern?.values).flatMap(\.items) ?? []
      return patterns.contains { pattern in
        guard let pattern = model.literal(pattern) else { return false }
        return WildcardPattern.matches(pattern, path) && !WildcardPattern.matches(pattern, without)
      }
    }
  }

  // MARK: Examples

  private static func addSystem(to graph: inout ResourceGraph, stage: Value<String>) {
    graph.addNetwork()
    graph.addWebService()
    graph.addHTTPAPI()
    graph.addListenerRule("Rule", 10, "/*")
    graph.change("Stage", APIGatewayV2.Stage.self) { $0.name = stage }
  }

  private static func leavePath(_ graph: inout ResourceGraph) {
    graph.change("Integration", APIGatewayV2.Integration.self) { $0.requestParameters = nil }
  }
}

extension Finding.Message {
  fileprivate static func sendsStage(
    _ integration: LogicalID, _ stage: LogicalID, _ prefix: String, _ target: String
  ) -> Self {
    """
    integration '\(integration)' sends the name of stage '\(stage)', '\(prefix)', in the path to \(target); set 'overwrite:path' \
    to '$request.path'
    """
  }
}
