import AWSResources

/// Checks that a service has a health check, by its load balancer or in an essential container.
struct ServiceHasAHealthCheck: Rule {
  static let description = RuleDescription(
    id: "service-has-a-health-check",
    catalogID: "ECS015",
    subject: .compute,
    severity: .error,
    summary: "A service has a health check, by its load balancer or in an essential container.",
    rationale: """
      Without a health check, ECS treats a task that hangs as healthy: it does not replace the task, and a \
      deployment of it succeeds.
      """,
    remedy: """
      Register the service with a target group that has a health check, or add a health check to an essential \
      container.
      """,
    references: [.aws("AmazonECS/latest/developerguide/healthcheck.html")],
    passes: [
      RuleExample("a service behind a target group") { graph in
        graph.add("Targets", ElasticLoadBalancing.TargetGroup())
        graph.add("Api", ECS.Service { $0.loadBalancers = [.init { $0.targetGroup = .to("Targets") }] })
      },
      RuleExample("a service with a container health check") { graph in
        graph.add("Task", ECS.TaskDefinition { $0.containers = [ECS.Container { $0.healthCheck = .init() }] })
        graph.add("Worker", ECS.Service { $0.taskDefinition = .to("Task") })
      },
    ],
    fails: [
      RuleExample(
        "a service without a health check",
        finds: .finding(
          "Worker",
          "service 'Worker' has no health check; add one to a container, or register the service with a target group")
      ) { graph in
        graph.add("Task", ECS.TaskDefinition { $0.containers = [ECS.Container { $0.name = "worker" }] })
        graph.add("Worker", ECS.Service { $0.taskDefinition = .to("Task") })
      },
      RuleExample(
        "a target group with its health check disabled",
        finds: .finding(
          "Api",
          "service 'Api' has no health check; add one to a container, or register the service with a target group")
      ) { graph in
        graph.add("Targets", ElasticLoadBalancing.TargetGroup { $0.healthCheck = .init { $0.isEnabled = false } })
        graph.add("Task", ECS.TaskDefinition { $0.containers = [ECS.Container { $0.name = "app" }] })
        graph.add(
          "Api",
          ECS.Service {
            $0.taskDefinition = .to("Task")
            $0.loadBalancers = [.init { $0.targetGroup = .to("Targets") }]
          })
      },
    ],
    undetermined: [
      RuleExample("a task definition outside the template", unknown: "Worker") {
        $0.add("Worker", ECS.Service { $0.taskDefinition = .existing("worker:7") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.graph.all(ECS.Service.self) where !isBalanced(service, model) {
      guard let task = model.graph.resource(service.taskDefinition), !task.containers.isEmpty else {
        if service.taskDefinition != nil {
          findings.unknown(
            service, "the task definition of '\(service.id)' is not in the template",
            at: "TaskDefinition")
        }
        continue
      }
      let isOpen = task.containers.indices.contains {
        task.entry.isUnresolved(at: ["ContainerDefinitions", "\($0)", "HealthCheck"])
      }
      if task.containers.contains(where: { $0.healthCheck != nil }) { continue }
      if isOpen || service.entry.isUnresolved(at: ["LoadBalancers"]) {
        findings.unknown(service, "whether '\(service.id)' has a health check cannot be determined before deployment")
      } else {
        findings.report(.noHealthCheck(service.id), on: service, proof: [Hop(service.id), Hop(task.id)])
      }
    }
  }

  private func isBalanced(_ service: Located<ECS.Service>, _ model: Model) -> Bool {
    service.loadBalancers.contains { balancer in
      // A target group has a health check unless it is disabled.
      guard let group = model.graph.resource(balancer.targetGroup) else { return true }
      return model.known(group.healthCheck?.isEnabled) != .value(false)
    }
  }
}

extension Finding.Message {
  fileprivate static func noHealthCheck(_ service: LogicalID) -> Self {
    "service '\(service)' has no health check; add one to a container, or register the service with a target group"
  }
}
