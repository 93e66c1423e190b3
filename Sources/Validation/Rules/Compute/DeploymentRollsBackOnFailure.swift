import AWSResources

/// Asks that a rolling deployment whose tasks do not come up ends, and is taken back.
struct DeploymentRollsBackOnFailure: Rule {
  static let description = RuleDescription(
    id: "deployment-rolls-back-on-failure",
    catalogID: "ECS012",
    subject: .compute,
    severity: .error,
    summary: "A deployment whose tasks fail is stopped and rolled back.",
    rationale: """
      Without the circuit breaker ECS starts failing tasks again and again, for hours, and the service stays between \
      two versions.
      """,
    remedy: "Set 'DeploymentCircuitBreaker' with 'Enable' and 'Rollback'.",
    references: [.document("002")],
    passes: [
      RuleExample("a circuit breaker with rollback") {
        $0.add("Api", ECS.Service { $0.deploymentCircuitBreaker = .init(isEnabled: true, rollsBack: true) })
      },
      RuleExample("a service that CodeDeploy deploys") {
        $0.add("Api", ECS.Service { $0.deploymentController = .literal(.codeDeploy) })
      },
    ],
    fails: [
      RuleExample("no circuit breaker", finds: "Api") { $0.add("Api", ECS.Service { $0.name = "api" }) },
      RuleExample("a circuit breaker that is off", finds: "Api") {
        $0.add("Api", ECS.Service { $0.deploymentCircuitBreaker = .init(isEnabled: false, rollsBack: true) })
      },
      RuleExample("a circuit breaker without rollback", finds: "Api") {
        $0.add("Api", ECS.Service { $0.deploymentCircuitBreaker = .init(isEnabled: true, rollsBack: false) })
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Api") {
        $0.add(
          "Api", ECS.Service { $0.deploymentCircuitBreaker = .init(isEnabled: .parameter("Breaker"), rollsBack: true) })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.graph.all(ECS.Service.self) where service.resource.isRolling {
      let breaker = service.deploymentCircuitBreaker
      let isOpen = ["DeploymentCircuitBreaker", "Enable"].contains {
        service.entry.isOpen(at: ["DeploymentConfiguration", $0])
      }
      let isEnabled = model.known(breaker?.isEnabled).or(false)
      let rollsBack = model.known(breaker?.rollsBack).or(false)
      if breaker == nil, isOpen || isEnabled.isUnknown {
        findings.unknown(
          service, "the circuit breaker of '\(service.id)' is up to the deployment", at: "DeploymentConfiguration")
      } else if isEnabled == .value(false) {
        findings.report(
          .off(service.id), on: service, at: "DeploymentConfiguration", "DeploymentCircuitBreaker", "Enable")
      } else if rollsBack == .value(false) {
        findings.report(
          .stays(service.id), on: service, at: "DeploymentConfiguration", "DeploymentCircuitBreaker", "Rollback")
      } else if isEnabled.isUnknown || rollsBack.isUnknown {
        findings.unknown(
          service, "the circuit breaker of '\(service.id)' is up to the deployment",
          at: "DeploymentConfiguration", "DeploymentCircuitBreaker")
      }
    }
  }
}

extension ECS.Service {
  /// Whether ECS itself replaces the tasks, some at a time.
  fileprivate var isRolling: Bool {
    let controller = deploymentController?.literal ?? .ecs
    let strategy = deploymentStrategy?.literal ?? .rolling
    return controller == .ecs && strategy == .rolling
  }
}

extension Finding.Message {
  fileprivate static func off(_ service: LogicalID) -> Self {
    "service '\(service)' has no deployment circuit breaker; set 'Enable' and 'Rollback' of 'DeploymentCircuitBreaker'"
  }

  fileprivate static func stays(_ service: LogicalID) -> Self {
    "the circuit breaker of service '\(service)' stops a failing deployment and leaves it there; set 'Rollback'"
  }
}
