import AWSResources

/// Asks that somebody looks whether the tasks of a service work.
struct ServiceHasAHealthCheck: Rule {
  static let description = RuleDescription(
    id: "service-has-a-health-check",
    catalogID: "ECS015",
    subject: .compute,
    severity: .error,
    summary: "A load balancer or a container's own check finds out whether a task works.",
    rationale: """
      Without a check a task that hangs counts as healthy: it is not replaced, and a deployment of it succeeds.
      """,
    remedy: "Put the service behind a target group with a health check, or give its essential container one.",
    references: [.document("002"), .document("004")],
    passes: [
      RuleExample("a service behind a target group") { graph in
        graph.add("Targets", ElasticLoadBalancing.TargetGroup())
        graph.add("Api", ECS.Service { $0.loadBalancers = [.init { $0.targetGroup = .to("Targets") }] })
      },
      RuleExample("a service whose container checks itself") { graph in
        graph.add("Task", ECS.TaskDefinition { $0.containers = [ECS.Container { $0.healthCheck = .init() }] })
        graph.add("Worker", ECS.Service { $0.taskDefinition = .to("Task") })
      },
    ],
    fails: [
      RuleExample("a service without any check", finds: "Worker") { graph in
        graph.add("Task", ECS.TaskDefinition { $0.containers = [ECS.Container { $0.name = "worker" }] })
        graph.add("Worker", ECS.Service { $0.taskDefinition = .to("Task") })
      },
      RuleExample("a target group whose check is off", finds: "Api") { graph in
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
    leavesOpen: [
      RuleExample("a task definition from elsewhere", finds: "Worker") {
        $0.add("Worker", ECS.Service { $0.taskDefinition = .existing("worker:7") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.graph.all(ECS.Service.self) where !isBalanced(service, model) {
      guard let task = model.graph.resource(service.taskDefinition), !task.containers.isEmpty else {
        if service.taskDefinition != nil {
          findings.unknown(
            service, "the containers of '\(service.id)' are not in the template, nor whether they are checked",
            at: "TaskDefinition")
        }
        continue
      }
      let isOpen = task.containers.indices.contains {
        task.entry.isOpen(at: ["ContainerDefinitions", "\($0)", "HealthCheck"])
      }
      if task.containers.contains(where: { $0.healthCheck != nil }) { continue }
      if isOpen || service.entry.isOpen(at: ["LoadBalancers"]) {
        findings.unknown(service, "the health check of '\(service.id)' is up to the deployment")
      } else {
        findings.report(.unchecked(service.id), on: service, proof: ["\(service.id)", "\(task.id)"])
      }
    }
  }

  private func isBalanced(_ service: Located<ECS.Service>, _ model: Model) -> Bool {
    service.loadBalancers.contains { balancer in
      // A target group has a check unless it is switched off.
      guard let group = model.graph.resource(balancer.targetGroup) else { return true }
      return model.known(group.healthCheck?.isEnabled) != .value(false)
    }
  }
}

extension Finding.Message {
  fileprivate static func unchecked(_ service: LogicalID) -> Self {
    "nobody checks whether the tasks of '\(service)' work; give its container a health check, or a target group"
  }
}
