import AWSResources
import Documents

/// Checks that no rule of a listener and no behavior of a distribution comes after others that take all of its requests.
struct EveryRouteTakesRequests: Rule {
  static let description = RuleDescription(
    id: "every-route-takes-requests",
    subject: .edge,
    severity: .warning,
    summary: """
      A rule of a listener or a behavior of a distribution takes some requests that none before it takes.
      """,
    rationale:
      "The first match decides: what comes after one that matches all of its requests never runs, and nothing says so.",
    remedy: "Move the more specific rule or behavior before the other one, or remove it.",
    references: [
      .aws("elasticloadbalancing/latest/application/listener-rules.html"),
      .aws("AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html"),
    ],
    passes: [
      RuleExample("the more specific rule first") {
        addWeb(to: &$0)
        $0.addListenerRule("Orders", 10, "/orders/*")
        $0.addListenerRule("All", 20, "/*")
      },
      RuleExample("a rule that takes a part of the requests of another one") {
        addWeb(to: &$0)
        $0.addListenerRule("Order", 10, "/orders/4*")
        $0.addListenerRule("Orders", 20, "/orders/*")
      },
    ],
    fails: [
      RuleExample(
        "a rule after one that takes every path",
        finds: .finding(
          "Orders", at: "Conditions",
          """
          no request reaches listener rule 'Orders', because 'All' comes first and takes all of its requests; give it a lower \
          priority, or change its conditions
          """)
      ) {
        addWeb(to: &$0)
        $0.addListenerRule("All", 10, "/*")
        $0.addListenerRule("Orders", 20, "/orders/*")
      },
      RuleExample(
        "a behavior after one that takes every path below it",
        finds: .finding(
          "Cdn", at: "DistributionConfig.CacheBehaviors.1",
          """
          no request reaches behavior '/api/orders/*' of distribution 'Cdn', because '/api/*' comes first and takes all of its \
          requests; move it before that one, or remove it
          """)
      ) {
        $0.add(
          "Cdn",
          CloudFront.Distribution {
            $0.behaviors = ["/api/*", "/api/orders/*"].map { pattern in
              .init { $0.pathPattern = .literal(pattern) }
            }
          })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for listener in model.ingress.listeners { check(listener, model, &findings) }
    for distribution in model.graph.all(CloudFront.Distribution.self) { check(distribution, model, &findings) }
  }

  private func check(_ listener: PlacedListener, _ model: Model, _ findings: inout Findings) {
    let conditions = ListenerConditions(model: model)
    for rule in listener.rules where model.known(rule.resource.priority).value != nil {
      let requests = SampleRequest.requests(for: rule, model)
      guard !requests.isEmpty else { continue }
      var earlier: [Located<ElasticLoadBalancing.ListenerRule>] = []
      for request in requests {
        // Which of two rules of one priority comes first, nobody knows: the load balancer refuses the second one.
        guard case .rule(let taker) = conditions.choice(of: listener, for: request), taker.id != rule.id,
          model.known(taker.resource.priority) != model.known(rule.resource.priority)
        else { break }
        earlier.append(taker)
      }
      if earlier.count == requests.count {
        let names = earlier.map { "'\($0.id)'" }.unique
        findings.report(
          .isHidden(rule.id, names), on: rule, at: "Conditions",
          proof: earlier.map(\.id).unique.map { Hop("listener rule '\($0)'", of: $0) })
      }
    }
  }

  private func check(
    _ distribution: Located<CloudFront.Distribution>, _ model: Model, _ findings: inout Findings
  ) {
    var earlier: [String] = []
    for (index, behavior) in distribution.resource.behaviors.enumerated() {
      guard let pattern = model.literal(behavior.pathPattern) else { return }
      let absolute = LocatedBehavior.absolute(pattern)
      let samples = ["x", "", "y-9z"].map { SampleRequest.text(of: absolute, $0) }
      let takers = samples.compactMap { sample in earlier.first { WildcardPattern.matches($0, sample) } }
      if takers.count == samples.count {
        findings.report(
          .isHidden(behavior: pattern, of: distribution.id, takers.map { "'\($0)'" }.unique), on: distribution,
          at: "DistributionConfig", "CacheBehaviors", String(index))
      }
      earlier.append(absolute)
    }
  }

  private static func addWeb(to graph: inout ResourceGraph) {
    graph.addNetwork()
    graph.addWebService()
  }
}

extension Finding.Message {
  fileprivate static func isHidden(_ rule: LogicalID, _ others: [String]) -> Self {
    """
    no request reaches listener rule '\(rule)', because \(others.listed) \(others.count == 1 ? "comes" : "come") first and \
    \(others.count == 1 ? "takes" : "take") all of its requests; give it a lower priority, or change its conditions
    """
  }

  fileprivate static func isHidden(behavior: String, of distribution: LogicalID, _ others: [String]) -> Self {
    """
    no request reaches behavior '\(behavior)' of distribution '\(distribution)', because \(others.listed) \
    \(others.count == 1 ? "comes" : "come") first and \(others.count == 1 ? "takes" : "take") all of its requests; move it \
    before that one, or remove it
    """
  }
}
