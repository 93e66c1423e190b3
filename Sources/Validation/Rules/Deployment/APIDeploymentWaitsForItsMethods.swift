import AWSResources
import Documents

/// Checks that a deployment of a REST API is not created before the methods of the API.
struct APIDeploymentWaitsForItsMethods: Rule {
  static let description = RuleDescription(
    id: "api-deployment-waits-for-its-methods",
    subject: .deployment,
    severity: .error,
    summary: "A deployment of a REST API depends on the methods of the API.",
    rationale: """
      A deployment has the methods that exist when it is created, and refers to the API alone. API Gateway refuses one without any \
      methods, and a stage answers 403 where a method was created later.
      """,
    remedy: """
      Name the methods in 'DependsOn' of the deployment; in Terraform, the methods and their integrations in 'triggers', which also \
      makes a new deployment when they change, or in 'depends_on'.
      """,
    references: [
      .aws("AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html"),
      .aws("apigateway/latest/developerguide/how-to-deploy-api.html"),
    ],
    passes: [
      RuleExample("a deployment that depends on the methods") { addAPI(to: &$0, waitsFor: "Read", "Write") },
      RuleExample("a deployment that depends on them through another resource") {
        addAPI(to: &$0, waitsFor: "Permission")
        $0.add("Permission", Lambda.Permission())
        $0.update("Permission") { $0.dependsOn = ["Read", "Write"] }
      },
      RuleExample("an API with an OpenAPI definition") {
        addAPI(to: &$0)
        $0.change("Api", APIGateway.RestAPI.self) { $0.bodyLocation = .init { $0.key = "api.json" } }
      },
      RuleExample("methods of another API") {
        addAPI(to: &$0, waitsFor: "Read", "Write")
        $0.add("Other", APIGateway.Method { $0.api = .to("Partners") })
      },
      RuleExample("a deployment of Terraform that is made again where a method changes") {
        addAPI(to: &$0, waitsFor: "Write")
        addTriggers(to: &$0, "${sha1(jsonencode([aws_api_gateway_method.read]))}")
      },
      RuleExample("a deployment of Terraform that is made again where an integration changes") {
        addAPI(to: &$0)
        addTriggers(to: &$0, "${sha1(jsonencode(aws_api_gateway_integration.orders))}")
      },
    ],
    fails: [
      RuleExample(
        "a deployment that depends on nothing",
        finds: .finding(
          "Deployment",
          """
          deployment 'Deployment' waits for no method of its API, so that API Gateway can refuse it as empty; add 'Read' and \
          'Write' to 'DependsOn'
          """)
      ) { addAPI(to: &$0) },
      RuleExample(
        "a deployment that depends on some of the methods",
        finds: .finding(
          "Deployment",
          "deployment 'Deployment' can be created before 'Write', which it then lacks; add it to 'DependsOn'")
      ) { addAPI(to: &$0, waitsFor: "Read") },
      RuleExample(
        "a deployment of Terraform that is made again with its own file",
        finds: .finding(
          "Deployment",
          "deployment 'Deployment' can be created before 'Read', which it then lacks; add it to 'DependsOn'")
      ) {
        addAPI(to: &$0, waitsFor: "Write")
        addTriggers(to: &$0, "${filesha1(\"api.tf\")}")
      },
      RuleExample(
        "methods of an API that exists already",
        finds: .finding(
          "Deployment",
          "deployment 'Deployment' can be created before 'Read' and 'Write', which it then lacks; add them to 'DependsOn'"
        )
      ) {
        addAPI(to: &$0)
        for id in ["Read", "Write"] as [LogicalID] {
          $0.change(id, APIGateway.Method.self) { $0.api = .existing("a1b2c3") }
        }
        $0.change("Deployment", APIGateway.Deployment.self) { $0.api = .existing("a1b2c3") }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let deployments = model.graph.all(APIGateway.Deployment.self)
    guard !deployments.isEmpty else { return }
    let methods = Dictionary(grouping: model.graph.all(APIGateway.Method.self)) {
      API($0.resource.api, $0.entry, model)
    }
    for deployment in deployments {
      let api = model.graph.resource(deployment.resource.api)
      if let api, !api.methodsAreResources { continue }
      guard let methods = methods[API(deployment.resource.api, deployment.entry, model)] else { continue }
      let order = TerraformOrder(of: deployment.entry, model)
      if order.isUnknown { continue }
      let awaited = model.awaited(by: [deployment.id] + order.mentioned)
      let missing = methods.map(\.id).filter { !awaited.contains($0) }
      if missing.isEmpty { continue }
      // An API that exists already may have methods.
      if api != nil, missing.count == methods.count {
        findings.report(.waitsForNone(deployment.id, missing), on: deployment)
      } else {
        findings.report(.lacks(deployment.id, missing), on: deployment, severity: .warning)
      }
    }
  }

  /// The API of a method or a deployment, in the stack that has them.
  private struct API: Hashable {
    private let id: LogicalID?
    private let expression: Expression?
    private let stack: String?

    init(_ api: Reference<APIGateway.RestAPI>?, _ entry: Entry, _ model: Model) {
      id = model.graph.resource(api)?.id
      expression = id == nil ? api?.expression : nil
      stack = entry.stack
    }
  }

  /// What a deployment of Terraform waits for in a way that its fields do not tell.
  private struct TerraformOrder {
    /// What `triggers` mention, mostly in a call of a function.
    let mentioned: [LogicalID]
    /// Whether it waits for a module, for a local value, or for parts of methods, so that nobody knows of which methods.
    let isUnknown: Bool

    init(of deployment: Entry, _ model: Model) {
      guard model.graph.isTerraform, let source = deployment.source else {
        (mentioned, isUnknown) = ([], false)
        return
      }
      let triggers = source["triggers"]
      mentioned = triggers?.references(in: .terraform) { model.graph[$0] != nil } ?? []
      let all = JSON.writeCompact(source)
      let parts = triggers.map { JSON.writeCompact($0) } ?? ""
      isUnknown =
        ["module.", "local.", "replace_triggered_by"].contains { all.contains($0) }
        || ["aws_api_gateway_integration", "aws_api_gateway_method_response"].contains { parts.contains($0) }
    }
  }

  private static func addAPI(to graph: inout ResourceGraph, waitsFor dependencies: LogicalID...) {
    graph.add("Api", APIGateway.RestAPI())
    for id in ["Read", "Write"] as [LogicalID] { graph.add(id, APIGateway.Method { $0.api = .to("Api") }) }
    graph.add("Deployment", APIGateway.Deployment { $0.api = .to("Api") })
    graph.update("Deployment") { $0.dependsOn = dependencies }
  }

  private static func addTriggers(to graph: inout ResourceGraph, _ expression: String) {
    graph.origin = .terraform
    graph.update("Deployment") { $0.source = ["triggers": ["redeployment": .string(expression)]] }
  }
}

extension Model {
  /// Some resources, and all that must exist before them, by reference or by dependency.
  fileprivate func awaited(by ids: [LogicalID]) -> Set<LogicalID> {
    var found = Set(ids)
    var open = ids
    while let next = open.popLast() {
      for other in edges(from: next) + (graph[next]?.dependsOn ?? []) where found.insert(other).inserted {
        open.append(other)
      }
    }
    return found
  }
}

extension Located<APIGateway.RestAPI> {
  /// Whether the methods are resources of their own, and not in an OpenAPI definition, or those of another API.
  fileprivate var methodsAreResources: Bool {
    resource.body == nil && resource.bodyLocation == nil && resource.original == nil
      && !["Body", "BodyS3Location", "CloneFrom"].contains { entry.isPartlyUnknown(at: $0) }
  }
}

extension Finding.Message {
  fileprivate static func waitsForNone(_ deployment: LogicalID, _ missing: [LogicalID]) -> Self {
    """
    deployment '\(deployment)' waits for no method of its API, so that API Gateway can refuse it as empty; add \(names(missing)) to \
    'DependsOn'
    """
  }

  fileprivate static func lacks(_ deployment: LogicalID, _ missing: [LogicalID]) -> Self {
    let pronoun = missing.count == 1 ? "it" : "them"
    return """
      deployment '\(deployment)' can be created before \(names(missing)), which it then lacks; add \(pronoun) to 'DependsOn'
      """
  }

  private static func names(_ missing: [LogicalID]) -> String {
    let shown = missing.prefix(4).map { "'\($0)'" }
    return (shown + (missing.count > shown.count ? ["\(missing.count - shown.count) others"] : [])).listed
  }
}
