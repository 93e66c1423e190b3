import AWSResources

// MARK: - Targets

extension RequestTracer {
  /// Follows a request that a load balancer forwards to a target group.
  func follow(
    _ request: TracedRequest, to group: Located<ElasticLoadBalancing.TargetGroup>, of balancer: PlacedLoadBalancer,
    _ trace: RequestTrace
  ) -> RequestTrace {
    var trace = trace
    trace.pass("target group '\(group.id)'", Place(group.entry), request)
    let services = targets.services(of: group.id)
    guard !services.isEmpty else { return withoutService(request, group, trace) }
    let traces = services.flatMap { service in
      service.service.resource.loadBalancers.enumerated().compactMap { index, registration -> RequestTrace? in
        guard graph.resource(registration.targetGroup)?.id == group.id else { return nil }
        let end = ContainerEnd(
          service: service, container: model.known(registration.containerName),
          port: model.known(registration.containerPort),
          place: Place(service.entry, ["LoadBalancers", String(index)]))
        return follow(request, to: end, checkedBy: group, from: .resource(balancer), trace)
      }
    }
    return RequestTrace.worst(traces) ?? trace
  }

  private func withoutService(
    _ request: TracedRequest, _ group: Located<ElasticLoadBalancing.TargetGroup>, _ trace: RequestTrace
  ) -> RequestTrace {
    let target = group.resource.targets.first?.id
    if model.literal(group.resource.targetKind) == .lambda, let target, let function = target.expression.target?.id {
      return trace.arrives("function '\(function)'", at: function, request)
    }
    if !group.resource.targets.isEmpty || isOutput(group.id) || !model.edges(to: group.id).allSatisfy(isLoadBalancing) {
      return trace.unknown("the targets of target group '\(group.id)' are not in the template", at: Place(group.entry))
    }
    return trace.breaks(
      .registration, at: Place(group.entry), "nothing registers with target group '\(group.id)'",
      "name it in 'LoadBalancers' of the service that gets the requests")
  }

  /// Whether other stacks may use a resource.
  func isOutput(_ id: LogicalID) -> Bool {
    graph.outputs.contains { $0.value.expression.referencedIDs.contains(id) }
  }

  /// Whether a resource is a part of a load balancer, which registers nothing.
  private func isLoadBalancing(_ id: LogicalID) -> Bool {
    let resource = graph[id]?.resource
    return resource is ElasticLoadBalancing.Listener || resource is ElasticLoadBalancing.ListenerRule
      || resource is CloudWatch.Alarm
  }

  var targets: RegisteredTargets { model.analysis() }
}

/// Which services register with which target groups and services of Cloud Map.
final class RegisteredTargets: Analysis {
  private var byTargetGroup: [LogicalID: [PlacedService]] = [:]
  private var byRegistry: [LogicalID: [PlacedService]] = [:]

  init(_ model: Model) {
    for service in model.ingress.services {
      for group in service.targetGroups.unique { byTargetGroup[group, default: []].append(service) }
      for registry in service.service.resource.serviceRegistries.compactMap({ $0.registry?.id }).unique {
        byRegistry[registry, default: []].append(service)
      }
    }
  }

  func services(of group: LogicalID) -> [PlacedService] { byTargetGroup[group] ?? [] }

  func services(registeredWith registry: LogicalID) -> [PlacedService] { byRegistry[registry] ?? [] }
}

// MARK: - Containers

extension RequestTracer {
  /// A container and port that a service registers.
  struct ContainerEnd {
    var service: PlacedService
    var container: Known<String>
    var port: Known<Int>
    /// Where the service registers it.
    var place: Place
  }

  /// Follows a request to a container, as far as the network and its port let it.
  func follow(
    _ request: TracedRequest, to end: ContainerEnd, checkedBy group: Located<ElasticLoadBalancing.TargetGroup>? = nil,
    from caller: Caller, _ trace: RequestTrace
  ) -> RequestTrace {
    let service = end.service
    guard let task = service.task else {
      return trace.unknown("the task definition of \(service.name) is not in the template", at: Place(service.entry))
    }
    guard let name = end.container.value, let port = end.port.value else {
      return trace.unknown(
        "the container that \(service.name) registers cannot be determined before deployment", at: end.place)
    }
    let containers = task.resource.containers
    guard let container = containers.first(where: { model.text($0.name) == name }) else {
      if task.entry.isPartlyUnknown(at: "ContainerDefinitions") || containers.isEmpty {
        return trace.unknown(
          "the containers of '\(task.id)' cannot be determined before deployment", at: Place(task.entry))
      }
      let names = containers.compactMap { model.text($0.name).map { "'\($0)'" } }
      return trace.breaks(
        .registration, at: end.place,
        "\(service.name) registers container '\(name)', which task definition '\(task.id)' lacks",
        "register \(names.joined(separator: " or "))")
    }
    let ports = exposedPorts(of: container)
    if let ports, !ports.contains(port) {
      let known = ports.sorted().map(String.init)
      return trace.breaks(
        .port, at: end.place, "\(service.name) registers port \(port), which container '\(name)' does not expose",
        known.isEmpty ? "add the port to its port mappings" : "register port \(known.joined(separator: " or "))")
    }
    if let group, let fault = healthCheckFault(group, task, trace) { return fault }
    if let obstacle = obstacle(from: caller, to: service, on: port, trace) { return obstacle }
    return trace.arrives("container '\(name)' of \(service.name)", at: service.id, port: port, request)
  }

  /// The ports of a container's mappings; `nil` where one is not known.
  private func exposedPorts(of container: ECS.Container) -> Set<Int>? {
    let ports = container.portMappings.map { model.known($0.containerPort).value }
    return ports.contains(nil) ? nil : Set(ports.compactMap(\.self))
  }

  /// A health check on a port that no container of the task exposes, so that the targets are never healthy.
  private func healthCheckFault(
    _ group: Located<ElasticLoadBalancing.TargetGroup>, _ task: Located<ECS.TaskDefinition>, _ trace: RequestTrace
  ) -> RequestTrace? {
    unexposedHealthCheckPort(of: group, task).map { port in
      trace.breaks(
        .healthCheck, at: Place(group.entry, ["HealthCheckPort"]),
        "the health check of target group '\(group.id)' asks port \(port), which no container of '\(task.id)' exposes",
        "use 'traffic-port', or add the port to a container's port mappings")
    }
  }

  /// The port that a health check asks, where no container of the tasks exposes it.
  func unexposedHealthCheckPort(
    of group: Located<ElasticLoadBalancing.TargetGroup>, _ task: Located<ECS.TaskDefinition>
  ) -> Int? {
    // `traffic-port`, the default, is the port of the requests.
    guard let text = model.known(group.resource.healthCheck?.port).value, let checked = Int(text),
      !task.entry.isPartlyUnknown(at: "ContainerDefinitions"), !task.resource.containers.isEmpty
    else { return nil }
    let ports = task.resource.containers.map(exposedPorts)
    return ports.contains { $0 == nil || $0?.contains(checked) == true } ? nil : checked
  }
}
