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
    if model.literal(group.resource.targetKind) == .alb {
      return follow(request, through: group, behind: balancer, trace)
    }
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
    if !group.resource.targets.isEmpty || targets.isUsedElsewhere(group.id, model, except: isLoadBalancing) {
      return trace.unknown("the targets of target group '\(group.id)' are not in the template", at: Place(group.entry))
    }
    return trace.breaks(
      .registration, at: Place(group.entry), "nothing registers with target group '\(group.id)'",
      "name it in 'LoadBalancers' of the service that gets the requests")
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
  /// The load balancers that Terraform attaches to target groups by resources of their own.
  private var attachedBalancers: [LogicalID: [LogicalID]] = [:]
  /// What other stacks may use.
  private let outputs: Set<LogicalID>
  private var usedElsewhere: [LogicalID: Bool] = [:]

  init(_ model: Model) {
    outputs = Set(model.graph.outputs.flatMap(\.value.expression.referencedIDs))
    for (_, attachment) in model.raw("aws_lb_target_group_attachment", "aws_alb_target_group_attachment") {
      let group = model.reference("TargetGroupArn", of: attachment) {
        model.graph.resource($0, as: ElasticLoadBalancing.TargetGroup.self) != nil
      }
      let target = model.reference("TargetId", of: attachment) { model.ingress.loadBalancer($0) != nil }
      if let group, let target { attachedBalancers[group, default: []].append(target) }
    }
    for service in model.ingress.services {
      for group in service.targetGroups.unique { byTargetGroup[group, default: []].append(service) }
      for registry in service.service.resource.serviceRegistries.compactMap({ $0.registry?.id }).unique {
        byRegistry[registry, default: []].append(service)
      }
    }
  }

  func services(of group: LogicalID) -> [PlacedService] { byTargetGroup[group] ?? [] }

  func services(registeredWith registry: LogicalID) -> [PlacedService] { byRegistry[registry] ?? [] }

  func attached(to group: LogicalID) -> [LogicalID] { attachedBalancers[group] ?? [] }

  /// Whether something that is not followed may register with a resource: another stack, or what refers to it here and is not
  /// excepted. Many routes lead to one: each is worked out once.
  func isUsedElsewhere(_ id: LogicalID, _ model: Model, except isKnown: (LogicalID) -> Bool) -> Bool {
    if let known = usedElsewhere[id] { return known }
    let isUsed = outputs.contains(id) || !model.edges(to: id).allSatisfy(isKnown)
    usedElsewhere[id] = isUsed
    return isUsed
  }
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
    var (sent, trace) = (request, trace)
    sent.port = port
    if let end = connect(sent, from: caller, to: service, &trace) { return end }
    if let group, let fault = healthCheckFault(group, of: service, task, from: caller, trace) { return fault }
    return trace.arrives("container '\(name)' of \(service.name)", at: service.id, port: port, request)
  }

  /// The ports of a container's mappings; `nil` where one is not known.
  private func exposedPorts(of container: ECS.Container) -> Set<Int>? {
    let ports = container.portMappings.map { model.known($0.containerPort).value }
    return ports.contains(nil) ? nil : Set(ports.compactMap(\.self))
  }

  /// A health check on a port that does not answer, so that the targets are never healthy.
  private func healthCheckFault(
    _ group: Located<ElasticLoadBalancing.TargetGroup>, of service: PlacedService, _ task: Located<ECS.TaskDefinition>,
    from caller: Caller, _ trace: RequestTrace
  ) -> RequestTrace? {
    let place = Place(group.entry, ["HealthCheckPort"])
    switch healthCheckPort(of: group, task) {
    case .ofRequests: return nil
    case .mapped(let port): return obstacle(from: caller, to: service, on: port, trace)
    case .unmapped(let port):
      return trace.breaks(
        .healthCheck, at: place,
        "the health check of target group '\(group.id)' asks port \(port), which no container of '\(task.id)' exposes",
        "use 'traffic-port', or add the port to a container's port mappings")
    case .undetermined(let port):
      if let fault = networkFault(from: caller, to: service, on: port) { return trace.ending(.breaks(fault)) }
      return trace.unknown(Self.undetermined(port, group.id, task.id), at: place)
    }
  }

  /// What a health check asks.
  enum HealthCheckPort: Hashable {
    /// The port of the requests.
    case ofRequests
    /// Another port, which a container maps.
    case mapped(Int)
    /// One that no container maps, and that is not reached without it.
    case unmapped(Int)
    /// One that no container maps. It is reached nevertheless, since the tasks have the network interface: whether something
    /// listens on it, the template does not tell.
    case undetermined(Int)
  }

  /// The port that a health check asks, and whether a container of the tasks exposes it.
  ///
  /// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
  func healthCheckPort(
    of group: Located<ElasticLoadBalancing.TargetGroup>, _ task: Located<ECS.TaskDefinition>
  ) -> HealthCheckPort {
    // `traffic-port`, the default, is the port of the requests.
    guard let text = model.known(group.resource.healthCheck?.port).value, let checked = Int(text) else {
      return .ofRequests
    }
    let isBridge = model.known(task.resource.networkMode).or(.bridge).value == .bridge
    let mappings = task.resource.containers.flatMap(\.portMappings)
    let ports = mappings.map { isBridge ? model.known($0.hostPort).or(0) : model.known($0.containerPort) }
    if ports.contains(.value(checked)) { return .mapped(checked) }
    let isKnown = !task.entry.isPartlyUnknown(at: "ContainerDefinitions") && !task.resource.containers.isEmpty
    return isBridge && isKnown && !ports.contains(where: \.isUnknown) ? .unmapped(checked) : .undetermined(checked)
  }

  static func undetermined(_ port: Int, _ group: LogicalID, _ task: LogicalID) -> String {
    "whether anything answers the health check of '\(group)' on port \(port), which no container of task definition "
      + "'\(task)' maps, cannot be determined before deployment"
  }
}

// MARK: - Load balancers as targets

extension RequestTracer {
  /// Follows a request through a network load balancer to the application load balancer that is its target.
  ///
  /// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html
  private func follow(
    _ request: TracedRequest, through group: Located<ElasticLoadBalancing.TargetGroup>,
    behind balancer: PlacedLoadBalancer, _ trace: RequestTrace
  ) -> RequestTrace {
    let place = Place(group.entry, ["Targets"])
    guard let target = balancerBehind(group) else {
      return withoutService(request, group, trace)
    }
    // Only one kind has the other as its target.
    guard balancer.kind.value == .network, target.kind.value == .application else {
      return trace.unknown("whether \(balancer.name) can have \(target.name) as its target is not known", at: place)
    }
    let port = model.known(group.resource.targets.first?.port ?? group.resource.port)
    guard let number = port.value else {
      return trace.unknown(
        "the port of target group '\(group.id)' cannot be determined before deployment",
        at: Place(group.entry, ["Port"]))
    }
    var sent = request
    sent.port = number
    let hasListener = target.ports.contains(number) || target.unknownPortReason != nil
    if hasListener, let obstacle = obstacle(from: .resource(balancer), to: target, on: number, trace) {
      guard case .breaks = obstacle.ending else { return obstacle }
      // It passes the addresses of its clients on.
      return trace.unknown(
        "whether \(target.name) admits the clients of \(balancer.name) is not known", at: Place(target.entry))
    }
    return follow(sent, from: .service, to: target, trace)
  }

  /// The load balancer that a target group has as its target.
  private func balancerBehind(_ group: Located<ElasticLoadBalancing.TargetGroup>) -> PlacedLoadBalancer? {
    let own = group.resource.targets.compactMap { $0.id?.expression.target?.id }
    return (own + targets.attached(to: group.id)).lazy.compactMap { self.model.ingress.loadBalancer($0) }.first
  }
}
