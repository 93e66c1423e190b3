import AWSResources

/// Checks that a rolling deployment keeps at least half of a service's tasks healthy and can start new tasks before it
/// stops old ones.
struct DeploymentKeepsCapacity: Rule {
  static let description = RuleDescription(
    id: "deployment-keeps-capacity",
    catalogID: "ECS013",
    subject: .compute,
    severity: .warning,
    summary: """
      A rolling deployment keeps at least half of a service's tasks healthy and can start new tasks before it stops \
      old ones.
      """,
    rationale: "A service with fewer tasks than its load needs responds slowly or not at all during a deployment.",
    remedy: """
      Set 'MinimumHealthyPercent' to 100, or to at least 50 for a service with two or more tasks, and \
      'MaximumPercent' to more than 100.
      """,
    references: [.aws("AmazonECS/latest/developerguide/deployment-type-ecs.html")],
    passes: [
      RuleExample("the default of 100 to 200 percent") {
        $0.add("Api", ECS.Service { $0.name = "api" })
      },
      RuleExample("50 percent of several tasks") { $0.add("Api", service(minimum: 50, maximum: 200, desired: 4)) },
    ],
    fails: [
      RuleExample(
        "a minimum of 0 percent",
        finds: .finding(
          "Api", at: "DeploymentConfiguration.MinimumHealthyPercent",
          "a deployment of service 'Api' may reduce it to 0 % of its tasks; set 'MinimumHealthyPercent' to 100")
      ) {
        $0.add("Api", service(minimum: 0, maximum: 200, desired: 4))
      },
      RuleExample(
        "50 percent of one task",
        finds: .finding(
          "Api", at: "DeploymentConfiguration.MinimumHealthyPercent",
          "a deployment of service 'Api' may reduce it to 50 % of its tasks; set 'MinimumHealthyPercent' to 100")
      ) {
        $0.add("Api", service(minimum: 50, maximum: 200, desired: 1))
      },
      RuleExample(
        "a maximum of 100 percent",
        finds: .finding(
          "Api", at: "DeploymentConfiguration.MaximumPercent",
          "a deployment of service 'Api' stops tasks before it starts new ones; set 'MaximumPercent' to 200")
      ) {
        $0.add("Api", service(minimum: 50, maximum: 100, desired: 4))
      },
    ],
    undetermined: [
      RuleExample("50 percent of a task count from a parameter", unknown: "Api") {
        $0.add("Api", service(minimum: 50, maximum: 200, desired: .parameter("Count")))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.graph.all(ECS.Service.self) {
      let controller = model.known(service.deploymentController).or(.ecs)
      guard controller == .value(.ecs), service.schedulingStrategy?.literal != .daemon else { continue }
      check(service, model, &findings)
    }
  }

  private func check(_ service: Located<ECS.Service>, _ model: Model, _ findings: inout Findings) {
    switch model.known(service.deploymentMaximum).or(200) {
    case .value(let maximum) where maximum <= 100:
      findings.report(.noCapacityForNewTasks(service.id), on: service, at: "DeploymentConfiguration", "MaximumPercent")
    case .unknown: unknown(service, "MaximumPercent", &findings)
    case .value, .absent: break
    }
    switch model.known(service.deploymentMinimum).or(100) {
    case .value(let minimum) where minimum < 50: report(service, minimum, &findings)
    case .value(let minimum) where minimum < 100:
      guard let tasks = model.literal(service.desiredCount) ?? fewestTasks(of: service, model) else {
        return unknown(service, "MinimumHealthyPercent", &findings)
      }
      if tasks < 2 { report(service, minimum, &findings) }
    case .unknown: unknown(service, "MinimumHealthyPercent", &findings)
    case .value, .absent: break
    }
  }

  /// The minimum number of tasks with autoscaling.
  private func fewestTasks(of service: Located<ECS.Service>, _ model: Model) -> Int? {
    guard service.desiredCount == nil else { return nil }
    let targets = model.graph.all(ApplicationAutoScaling.ScalableTarget.self)
    guard let target = targets.first(where: { $0.resourceID?.expression.referencedIDs.contains(service.id) == true })
    else { return 1 }
    return model.literal(target.minCapacity)
  }

  private func report(_ service: Located<ECS.Service>, _ minimum: Int, _ findings: inout Findings) {
    findings.report(
      .tooFewHealthyTasks(service.id, minimum), on: service, at: "DeploymentConfiguration", "MinimumHealthyPercent")
  }

  private func unknown(_ service: Located<ECS.Service>, _ property: String, _ findings: inout Findings) {
    findings.unknown(
      service, "the number of tasks that a deployment of '\(service.id)' keeps cannot be determined before deployment",
      at: "DeploymentConfiguration", property)
  }

  private static func service(minimum: Value<Int>, maximum: Value<Int>, desired: Value<Int>) -> ECS.Service {
    ECS.Service {
      $0.deploymentMinimum = minimum
      $0.deploymentMaximum = maximum
      $0.desiredCount = desired
    }
  }
}

extension Finding.Message {
  fileprivate static func tooFewHealthyTasks(_ service: LogicalID, _ minimum: Int) -> Self {
    "a deployment of service '\(service)' may reduce it to \(minimum) % of its tasks; set 'MinimumHealthyPercent' to 100"
  }

  fileprivate static func noCapacityForNewTasks(_ service: LogicalID) -> Self {
    "a deployment of service '\(service)' stops tasks before it starts new ones; set 'MaximumPercent' to 200"
  }
}
