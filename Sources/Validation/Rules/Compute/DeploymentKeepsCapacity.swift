import AWSResources

/// Asks that a rolling deployment does not replace all tasks at once.
struct DeploymentKeepsCapacity: Rule {
  static let description = RuleDescription(
    id: "deployment-keeps-capacity",
    catalogID: "ECS013",
    subject: .compute,
    severity: .warning,
    summary: "A deployment keeps enough healthy tasks, and may start new ones before it stops old ones.",
    rationale:
      "A service that may go below its load during a deployment answers slowly or not at all while it is updated.",
    remedy: """
      Set 'MinimumHealthyPercent' to 100, or to 50 or more for two tasks and more, and 'MaximumPercent' above 100.
      """,
    references: [.document("002")],
    passes: [
      RuleExample("100 to 200 percent, as ECS does it unless told otherwise") {
        $0.add("Api", ECS.Service { $0.name = "api" })
      },
      RuleExample("half of several tasks") { $0.add("Api", service(minimum: 50, maximum: 200, desired: 4)) },
    ],
    fails: [
      RuleExample("no task has to stay", finds: "Api") { $0.add("Api", service(minimum: 0, maximum: 200, desired: 4)) },
      RuleExample("half of one task", finds: "Api") { $0.add("Api", service(minimum: 50, maximum: 200, desired: 1)) },
      RuleExample("no room for a new task", finds: "Api") {
        $0.add("Api", service(minimum: 50, maximum: 100, desired: 4))
      },
    ],
    leavesOpen: [
      RuleExample("half of a number of tasks that is not known", finds: "Api") {
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
      findings.report(.full(service.id), on: service, at: "DeploymentConfiguration", "MaximumPercent")
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

  /// The fewest tasks that the scaler leaves running.
  private func fewestTasks(of service: Located<ECS.Service>, _ model: Model) -> Int? {
    guard service.desiredCount == nil else { return nil }
    let targets = model.graph.all(ApplicationAutoScaling.ScalableTarget.self)
    guard let target = targets.first(where: { $0.resourceID?.expression.referencedIDs.contains(service.id) == true })
    else { return 1 }
    return model.literal(target.minCapacity)
  }

  private func report(_ service: Located<ECS.Service>, _ minimum: Int, _ findings: inout Findings) {
    findings.report(.short(service.id, minimum), on: service, at: "DeploymentConfiguration", "MinimumHealthyPercent")
  }

  private func unknown(_ service: Located<ECS.Service>, _ property: String, _ findings: inout Findings) {
    findings.unknown(
      service, "how many tasks of '\(service.id)' a deployment keeps is up to '\(property)' and the number of tasks",
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
  fileprivate static func short(_ service: LogicalID, _ minimum: Int) -> Self {
    "a deployment of '\(service)' may go down to \(minimum) % of its tasks; set 'MinimumHealthyPercent' to 100"
  }

  fileprivate static func full(_ service: LogicalID) -> Self {
    "a deployment of '\(service)' has to stop tasks before it starts new ones; set 'MaximumPercent' to 200"
  }
}
