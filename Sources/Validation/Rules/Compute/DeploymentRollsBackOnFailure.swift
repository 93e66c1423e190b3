import AWSResources

/// Checks that a failed rolling deployment stops and rolls back.
struct DeploymentRollsBackOnFailure: Rule {
  static let description = RuleDescription(
    id: "deployment-rolls-back-on-failure",
    catalogID: "ECS012",
    subject: .compute,
    severity: .error,
    summary: "A failed rolling deployment stops and rolls back.",
    rationale: """
      Without the deployment circuit breaker, ECS keeps starting failing tasks, for hours, and the service runs a \
      mix of two versions.
      """,
    remedy: "Set 'Enable' and 'Rollback' of 'DeploymentCircuitBreaker' to true.",
    references: [.aws("AmazonECS/latest/developerguide/deployment-circuit-breaker.html")],
    passes: [
      RuleExample("a circuit breaker with rollback") {
        $0.add("Api", ECS.Service { $0.deploymentCircuitBreaker = .init(isEnabled: true, rollsBack: true) })
      },
      RuleExample("a service that is deployed by CodeDeploy") {
        $0.add("Api", ECS.Service { $0.deploymentController = .literal(.codeDeploy) })
      },
    ],
    fails: [
      RuleExample(
        "no circuit breaker",
        finds: .finding(
          "Api", at: "DeploymentConfiguration.DeploymentCircuitBreaker.Enable",
          """
          service 'Api' has no deployment circuit breaker; set 'Enable' and 'Rollback' of 'DeploymentCircuitBreaker' \
          to true
          """)
      ) { $0.add("Api", ECS.Service { $0.name = "api" }) },
      RuleExample(
        "a disabled circuit breaker",
        finds: .finding(
          "Api", at: "DeploymentConfiguration.DeploymentCircuitBreaker.Enable",
          """
          service 'Api' has no deployment circuit breaker; set 'Enable' and 'Rollback' of 'DeploymentCircuitBreaker' \
          to true
          """)
      ) {
        $0.add("Api", ECS.Service { $0.deploymentCircuitBreaker = .init(isEnabled: false, rollsBack: true) })
      },
      RuleExample(
        "a circuit breaker without rollback",
        finds: .finding(
          "Api", at: "DeploymentConfiguration.DeploymentCircuitBreaker.Rollback",
          "the deployment circuit breaker of service 'Api' does not roll back; set 'Rollback' to true")
      ) {
        $0.add("Api", ECS.Service { $0.deploymentCircuitBreaker = .init(isEnabled: true, rollsBack: false) })
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Api") {
        $0.add(
          "Api", ECS.Service { $0.deploymentCircuitBreaker = .init(isEnabled: .parameter("Breaker"), rollsBack: true) })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.graph.all(ECS.Service.self) where service.resource.isRolling {
      let breaker = service.deploymentCircuitBreaker
      let isOpen = ["DeploymentCircuitBreaker", "Enable"].contains {
        service.entry.isUnresolved(at: ["DeploymentConfiguration", $0])
      }
      let isEnabled = model.known(breaker?.isEnabled).or(false)
      let rollsBack = model.known(breaker?.rollsBack).or(false)
      if breaker == nil, isOpen || isEnabled.isUnknown {
        findings.unknown(
          service, "whether '\(service.id)' has a deployment circuit breaker cannot be determined before deployment",
          at: "DeploymentConfiguration")
      } else if isEnabled == .value(false) {
        findings.report(
          .noCircuitBreaker(service.id), on: service, at: "DeploymentConfiguration", "DeploymentCircuitBreaker",
          "Enable")
      } else if rollsBack == .value(false) {
        findings.report(
          .noRollback(service.id), on: service, at: "DeploymentConfiguration", "DeploymentCircuitBreaker", "Rollback")
      } else if isEnabled.isUnknown || rollsBack.isUnknown {
        findings.unknown(
          service, "whether '\(service.id)' has a deployment circuit breaker cannot be determined before deployment",
          at: "DeploymentConfiguration", "DeploymentCircuitBreaker")
      }
    }
  }
}

extension ECS.Service {
  /// Whether ECS deploys the service with rolling updates.
  fileprivate var isRolling: Bool {
    let controller = deploymentController?.literal ?? .ecs
    let strategy = deploymentStrategy?.literal ?? .rolling
    return controller == .ecs && strategy == .rolling
  }
}

extension Finding.Message {
  fileprivate static func noCircuitBreaker(_ service: LogicalID) -> Self {
    "service '\(service)' has no deployment circuit breaker; set 'Enable' and 'Rollback' of 'DeploymentCircuitBreaker' to true"
  }

  fileprivate static func noRollback(_ service: LogicalID) -> Self {
    "the deployment circuit breaker of service '\(service)' does not roll back; set 'Rollback' to true"
  }
}
