import AWSResources
import Documents

/// Checks that a web ACL is one that AWS WAF accepts for what it protects.
struct WebACLFitsItsResource: Rule {
  static let description = RuleDescription(
    id: "web-acl-fits-its-resource",
    subject: .edge,
    severity: .error,
    summary: """
      A distribution names a web ACL of the scope 'CLOUDFRONT', and an association one of the scope 'REGIONAL' for a resource \
      that AWS WAF protects.
      """,
    rationale: """
      AWS refuses the others at the deployment: a regional web ACL for a distribution, and an association with a distribution or \
      with the stage of an HTTP API, which AWS WAF does not protect.
      """,
    remedy: """
      Make the web ACL with the scope of what it protects. For an HTTP API, put a distribution with a web ACL before it, or use \
      a REST API.
      """,
    references: [
      .aws("waf/latest/APIReference/API_AssociateWebACL.html"),
      .aws("AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-webaclassociation.html"),
      .aws("apigateway/latest/developerguide/http-api-vs-rest.html"),
    ],
    passes: [
      RuleExample("a distribution with a web ACL of its scope") { addDistribution(to: &$0, .cloudFront) },
      RuleExample("a load balancer with a regional web ACL") { addBalancer(to: &$0, .regional) },
    ],
    fails: [
      RuleExample(
        "a distribution with a regional web ACL",
        finds: .finding(
          "Cdn", at: "DistributionConfig.WebACLId",
          """
          web ACL 'Acl' has the scope 'REGIONAL', which distribution 'Cdn' cannot use; use one with the scope 'CLOUDFRONT', in \
          us-east-1
          """)
      ) { addDistribution(to: &$0, .regional) },
      RuleExample(
        "a load balancer with a web ACL of distributions",
        finds: .finding(
          "Association", at: "WebACLArn",
          """
          association 'Association' gives 'Balancer' the web ACL 'Acl' of the scope 'CLOUDFRONT', which it cannot use; use one \
          with the scope 'REGIONAL'
          """)
      ) { addBalancer(to: &$0, .cloudFront) },
      RuleExample(
        "the stage of an HTTP API",
        finds: .finding(
          "Association", at: "ResourceArn",
          """
          association 'Association' is with stage 'Stage' of an HTTP API, which AWS WAF does not protect; put a distribution with \
          a web ACL before the API, or use a REST API
          """)
      ) {
        addACL(to: &$0, .regional)
        $0.add("Api", APIGatewayV2.API { $0.name = "shop" })
        $0.add("Stage", APIGatewayV2.Stage { $0.api = .to("Api") })
        addAssociation(
          to: &$0,
          "arn:aws:apigateway:eu-west-1::/apis/\(Reference<APIGatewayV2.API>.to("Api"))/stages/\(Reference<APIGatewayV2.Stage>.to("Stage"))"
        )
      },
      RuleExample(
        "the default stage of an HTTP API",
        finds: .finding(
          "Association", at: "ResourceArn",
          """
          association 'Association' is with a stage of HTTP API 'Api', which AWS WAF does not protect; put a distribution with a \
          web ACL before the API, or use a REST API
          """)
      ) {
        addACL(to: &$0, .regional)
        $0.add("Api", APIGatewayV2.API { $0.name = "shop" })
        addAssociation(
          to: &$0, "arn:aws:apigateway:eu-west-1::/apis/\(Reference<APIGatewayV2.API>.to("Api"))/stages/$default")
      },
      RuleExample(
        "an association with a distribution",
        finds: .finding(
          "Association", at: "ResourceArn",
          """
          association 'Association' is with distribution 'Cdn', which names its web ACL itself; set 'WebACLId' of the \
          distribution, and remove the association
          """)
      ) {
        addDistribution(to: &$0, .cloudFront)
        addAssociation(
          to: &$0, "arn:aws:cloudfront::111122223333:distribution/\(Reference<CloudFront.Distribution>.to("Cdn"))")
      },
    ],
    undetermined: [
      RuleExample("a web ACL whose scope is a parameter", unknown: "Cdn") {
        addDistribution(to: &$0, .cloudFront)
        $0.change("Acl", WAFv2.WebACL.self) { $0.scope = .parameter("Scope") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for distribution in model.graph.all(CloudFront.Distribution.self) {
      guard let acl = model.graph.resource(distribution.resource.webACL) else { continue }
      let place = Place(distribution.entry, ["DistributionConfig", "WebACLId"])
      switch model.known(acl.resource.scope) {
      case .value(.cloudFront), .absent: continue
      case .value: findings.report(.regional(acl.id, distribution.id), on: distribution.id, at: place)
      case .unknown:
        findings.unknown(
          distribution, "the scope of web ACL '\(acl.id)' cannot be determined before deployment",
          at: "DistributionConfig", "WebACLId")
      }
    }
    for association in model.graph.all(WAFv2.WebACLAssociation.self) { check(association, model, &findings) }
  }

  private func check(_ association: Located<WAFv2.WebACLAssociation>, _ model: Model, _ findings: inout Findings) {
    let targets = association.resource.resource?.expression.referencedIDs ?? []
    func first<R: Resource>(_ type: R.Type) -> LogicalID? { targets.first { model.graph[$0]?.resource is R } }
    if let distribution = first(CloudFront.Distribution.self) {
      return findings.report(.distribution(distribution, association.id), on: association, at: "ResourceArn")
    }
    // The stage `$default` has its name in the ARN.
    let words =
      first(APIGatewayV2.Stage.self).map { "stage '\($0)' of an HTTP API" }
      ?? first(APIGatewayV2.API.self).map { "a stage of HTTP API '\($0)'" }
    if let words { return findings.report(.httpAPI(words, association.id), on: association, at: "ResourceArn") }
    guard let target = targets.last, let acl = model.graph.resource(association.resource.webACL),
      model.literal(acl.resource.scope) == .cloudFront
    else { return }
    findings.report(.global(acl.id, target, association.id), on: association, at: "WebACLArn")
  }

  private static func addACL(to graph: inout ResourceGraph, _ scope: WAFv2.Scope) {
    graph.add("Acl", WAFv2.WebACL { $0.scope = .literal(scope) })
  }

  private static func addAssociation(to graph: inout ResourceGraph, _ resource: Value<String>) {
    graph.add(
      "Association",
      WAFv2.WebACLAssociation {
        $0.webACL = .to("Acl")
        $0.resource = resource
      })
  }

  private static func addDistribution(to graph: inout ResourceGraph, _ scope: WAFv2.Scope) {
    addACL(to: &graph, scope)
    graph.add("Cdn", CloudFront.Distribution { $0.webACL = .to("Acl") })
  }

  private static func addBalancer(to graph: inout ResourceGraph, _ scope: WAFv2.Scope) {
    addACL(to: &graph, scope)
    graph.add("Balancer", ElasticLoadBalancing.LoadBalancer())
    addAssociation(to: &graph, .expression(.attribute("Balancer", "Ref")))
  }
}

extension Finding.Message {
  fileprivate static func regional(_ acl: LogicalID, _ distribution: LogicalID) -> Self {
    """
    web ACL '\(acl)' has the scope 'REGIONAL', which distribution '\(distribution)' cannot use; use one with the scope \
    'CLOUDFRONT', in us-east-1
    """
  }

  fileprivate static func global(_ acl: LogicalID, _ target: LogicalID, _ association: LogicalID) -> Self {
    """
    association '\(association)' gives '\(target)' the web ACL '\(acl)' of the scope 'CLOUDFRONT', which it cannot use; use one \
    with the scope 'REGIONAL'
    """
  }

  fileprivate static func httpAPI(_ stage: String, _ association: LogicalID) -> Self {
    """
    association '\(association)' is with \(stage), which AWS WAF does not protect; put a distribution with \
    a web ACL before the API, or use a REST API
    """
  }

  fileprivate static func distribution(_ id: LogicalID, _ association: LogicalID) -> Self {
    """
    association '\(association)' is with distribution '\(id)', which names its web ACL itself; set 'WebACLId' of the \
    distribution, and remove the association
    """
  }
}
