import AWSResources

/// Checks that a service registers a port that its container maps, with a target group that a listener forwards to.
struct ListenerTargetAndContainerPortsAgree: Rule {
  static let description = RuleDescription(
    id: "listener-target-and-container-ports-agree",
    catalogID: "ALB013",
    subject: .edge,
    severity: .error,
    summary: "A service registers a port that its container maps, with a target group that a listener forwards to.",
    rationale: """
      ECS rejects a service whose container does not map the port, or whose target group is not associated with a \
      load balancer.
      """,
    remedy:
      "Add the port to the container's 'PortMappings', and add a listener or rule that forwards to the target group.",
    references: [.aws("AmazonECS/latest/developerguide/service-load-balancing.html")],
    passes: [
      RuleExample("a port that the container maps") {
        $0.addNetwork()
        $0.addWebService()
      }
    ],
    fails: [
      RuleExample(
        "a port that the container does not map",
        finds: .finding(
          "Service", at: "LoadBalancers.0.ContainerPort",
          "service 'Service' registers port 8080, which container 'app' does not map; add it to 'PortMappings'")
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Service", ECS.Service.self) { $0.loadBalancers[0].containerPort = 8080 }
      },
      RuleExample(
        "a container that the task definition does not have",
        finds: .finding(
          "Service", at: "LoadBalancers.0.ContainerName",
          """
          service 'Service' registers container 'web', which task definition 'Task' does not have; set \
          'ContainerName' to one of its containers
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Service", ECS.Service.self) { $0.loadBalancers[0].containerName = "web" }
      },
      RuleExample(
        "a target group that no listener forwards to",
        finds: .finding(
          "Service", at: "LoadBalancers.0.TargetGroupArn",
          "no listener forwards to target group 'Targets' of service 'Service'; add a listener rule")
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Https", ElasticLoadBalancing.Listener.self) { $0.defaultActions[0].targetGroup = .existing("arn:x") }
      },
    ],
    undetermined: [
      RuleExample("a port from a parameter", unknown: "Service") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Service", ECS.Service.self) { $0.loadBalancers[0].containerPort = .parameter("Port") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.ingress.services {
      for (index, registration) in service.service.loadBalancers.enumerated() {
        checkPort(registration, at: index, of: service, model, &findings)
        checkListener(registration, at: index, of: service, model, &findings)
      }
    }
  }

  private func checkPort(
    _ registration: ECS.Service.LoadBalancer, at index: Int, of service: PlacedService, _ model: Model,
    _ findings: inout Findings
  ) {
    guard let task = service.task, !task.containers.isEmpty, !task.entry.isPartlyUnknown(at: "ContainerDefinitions"),
      let name = model.literal(registration.containerName)
    else { return }
    let names = task.containers.map { model.literal($0.name) }
    guard let container = task.containers.first(where: { model.literal($0.name) == name }) else {
      if !names.contains(nil) {
        findings.report(
          .noContainer(service.id, name, task.id), on: service.service, at: "LoadBalancers", "\(index)",
          "ContainerName",
          proof: [Hop(service.id), Hop(task.id)])
      }
      return
    }
    let mapped = container.portMappings.map { model.known($0.containerPort) }
    guard case .value(let port) = model.known(registration.containerPort), !mapped.contains(where: \.isUnknown),
      !container.portMappings.contains(where: { $0.containerPortRange != nil })
    else {
      return findings.unknown(
        service.service,
        "whether container '\(name)' maps the port of '\(service.id)' cannot be determined before deployment",
        at: "LoadBalancers", "\(index)", "ContainerPort")
    }
    if !mapped.contains(.value(port)) {
      findings.report(
        .noPort(service.id, port, name), on: service.service, at: "LoadBalancers", "\(index)", "ContainerPort",
        proof: [Hop(service.id), Hop(task.id)])
    }
  }

  private func checkListener(
    _ registration: ECS.Service.LoadBalancer, at index: Int, of service: PlacedService, _ model: Model,
    _ findings: inout Findings
  ) {
    // A listener outside the template may forward to the group.
    guard let group = registration.targetGroup?.id, model.graph[group] != nil, !model.ingress.listeners.isEmpty,
      model.ingress.loadBalancers(of: service).isEmpty,
      !model.ingress.listeners.contains(where: { $0.targetGroups.contains(group) }),
      !mayHaveOtherActions(model)
    else { return }
    findings.report(
      .noListener(service.id, group), on: service.service, at: "LoadBalancers", "\(index)", "TargetGroupArn",
      proof: [Hop(service.id), Hop(group)])
  }

  /// Whether a listener has actions that cannot be read, or the template has rules of a listener outside it.
  private func mayHaveOtherActions(_ model: Model) -> Bool {
    let rules = model.graph.all(ElasticLoadBalancing.ListenerRule.self)
    return model.ingress.listeners.contains { $0.listener.entry.isPartlyUnknown(at: "DefaultActions") }
      || rules.contains { $0.entry.isPartlyUnknown(at: "Actions") || model.graph.resource($0.listener) == nil }
  }
}

extension Finding.Message {
  fileprivate static func noContainer(_ service: LogicalID, _ name: String, _ task: LogicalID) -> Self {
    "service '\(service)' registers container '\(name)', which task definition '\(task)' does not have; set 'ContainerName' to one of its containers"
  }

  fileprivate static func noPort(_ service: LogicalID, _ port: Int, _ name: String) -> Self {
    "service '\(service)' registers port \(port), which container '\(name)' does not map; add it to 'PortMappings'"
  }

  fileprivate static func noListener(_ service: LogicalID, _ group: LogicalID) -> Self {
    "no listener forwards to target group '\(group)' of service '\(service)'; add a listener rule"
  }
}
