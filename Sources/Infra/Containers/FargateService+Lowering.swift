extension FargateService {
  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    let connections: [Connection] = lowering.relations(from: self)
    let routes: [LoadBalancerRoute] = lowering.relations(to: self)

    lowering.addLogGroup(id("LogGroup"), "/\(lowering.stackName)/\(name)", retention: logRetention)
    lowering.addSecurityGroup(
      id("ServiceSecurityGroup"), named: name, "Tasks of \(name)", in: placement.network.vpc)
    lowering.allowHTTPS(from: securityGroup, of: self, in: placement.network)
    lowerRoles(connections, into: &lowering)
    let definition = lowerTask(connections, into: &lowering)
    lowerService(definition, routes, into: &lowering)
    if scaling.isAutomatic { lowerScaling(routes, into: &lowering) }
  }

  private func check(_ lowering: inout Lowering) {
    if task.containers.isEmpty { lowering.report("service '\(name)' has no container; give its task one") }
    var names: Set<String> = []
    for container in task.containers where !names.insert(container.name).inserted {
      lowering.report("service '\(name)' has two containers named '\(container.name)'; give one another name")
    }
    if case .percent(let percent, let base) = spotShare, !(0...100).contains(percent) || base < 0 {
      lowering.report(
        "service '\(name)' has a spot share of \(percent) % beyond \(base) tasks; use 0 to 100 % beyond 0 or more")
    }
    if scaling.range.lowerBound < 0 {
      lowering.report("service '\(name)' cannot run fewer than 0 tasks; scale from 1 or more")
    }
  }

  // MARK: Task

  private func lowerTask(_ connections: [Connection], into lowering: inout Lowering) -> Reference<ECS.TaskDefinition> {
    let paths = writablePaths
    return lowering.add(
      id("TaskDefinition"), named: name,
      ECS.TaskDefinition {
        $0.family = .literal(physicalName(in: lowering))
        $0.cpu = .literal(task.size.cpu)
        $0.memory = .literal(task.size.memory)
        $0.networkMode = .literal(.awsvpc)
        $0.requiresCompatibilities = [.literal(.fargate)]
        $0.cpuArchitecture = .literal(task.architecture)
        $0.operatingSystemFamily = "LINUX"
        $0.executionRole = executionRole
        $0.taskRole = taskRole
        $0.containers = task.containers.map { containerDefinition($0, connections) }
        $0.volumes = paths.map { path in .init { $0.name = .literal(volumeName(path)) } }
      }
    ) {
      for case .off(let reason) in task.containers.map(\.readOnlyRoot) {
        $0.allowances.append(Allowance("container-root-is-read-only", because: reason, at: identity.location))
      }
    }
  }

  private var writablePaths: [String] {
    var paths: [String] = []
    for container in task.containers where container.readOnlyRoot.isOn {
      for path in container.writablePaths where !paths.contains(path) { paths.append(path) }
    }
    return paths
  }

  /// `/var/cache` is the volume `var-cache`.
  private func volumeName(_ path: String) -> String {
    path.split(separator: "/").joined(separator: "-")
  }

  private func containerDefinition(_ container: Container, _ connections: [Connection]) -> ECS.Container {
    // The values of the service's connections go to the container that does the service's work.
    let injected = container == task.main ? connections.map(\.injection) : []
    let environment = container.environment.values.entries + injected.flatMap(\.environment)
    let secrets = container.secrets.entries + injected.flatMap(\.secrets)
    return ECS.Container {
      $0.name = .literal(container.name)
      $0.image = container.image.uri
      $0.isEssential = .literal(container.isEssential)
      $0.command = container.command.map { .items($0.map { .literal($0) }) }
      $0.entryPoint = container.entryPoint.map { .items($0.map { .literal($0) }) }
      $0.user = .literal(container.user)
      $0.isRootFilesystemReadOnly = .literal(container.readOnlyRoot.isOn)
      $0.isPrivileged = false
      $0.memoryReservation = container.memoryReservation.map { .literal($0) }
      $0.stopTimeout = container.stopTimeout.map { .literal($0.wholeSeconds) }
      $0.linuxParameters = .init { $0.hasInitProcess = true }
      $0.portMappings =
        container.port.map { port in
          [
            .init {
              $0.containerPort = .literal(port.number)
              $0.protocolName = .literal(.tcp)
            }
          ]
        } ?? []
      $0.environment = environment.map { entry in
        .init {
          $0.name = .literal(entry.name)
          $0.value = entry.value
        }
      }
      $0.secrets = secrets.map { entry in
        .init {
          $0.name = .literal(entry.name)
          $0.source = entry.secret.source
        }
      }
      $0.mountPoints = (container.readOnlyRoot.isOn ? container.writablePaths : []).map { path in
        .init {
          $0.volume = .literal(volumeName(path))
          $0.containerPath = .literal(path)
          $0.isReadOnly = false
        }
      }
      $0.dependencies = container.startsAfter.map { start in
        .init {
          $0.containerName = .literal(start.container)
          $0.condition = .literal(start.condition)
        }
      }
      $0.healthCheck = container.healthCheck.map { check in
        .init {
          $0.command = .items(check.command.map { .literal($0) })
          $0.interval = .literal(check.interval.wholeSeconds)
          $0.timeout = .literal(check.timeout.wholeSeconds)
          $0.retries = .literal(check.retries)
          $0.startPeriod = .literal(check.startPeriod.wholeSeconds)
        }
      }
      $0.logConfiguration = .init {
        $0.driver = "awslogs"
        $0.options = [
          "awslogs-group": logGroup.value, "awslogs-region": .region, "awslogs-stream-prefix": .literal(container.name),
        ]
      }
    }
  }

  // MARK: Service

  private func lowerService(
    _ definition: Reference<ECS.TaskDefinition>, _ routes: [LoadBalancerRoute], into lowering: inout Lowering
  ) {
    let targets = uniqueTargets(routes)
    lowering.add(
      id("Service"), named: name,
      ECS.Service {
        $0.name = .literal(name)
        $0.cluster = cluster.cluster
        $0.taskDefinition = definition
        $0.capacityProviderStrategy = capacityProviders
        $0.platformVersion = "LATEST"
        if !scaling.isAutomatic { $0.desiredCount = .literal(scaling.range.lowerBound) }
        $0.deploymentMinimum = 100
        $0.deploymentMaximum = 200
        $0.deploymentCircuitBreaker = .init {
          $0.isEnabled = true
          $0.rollsBack = true
        }
        $0.networkConfiguration = .init {
          $0.subnets = placement.subnets
          $0.securityGroups = [securityGroup]
          $0.assignsPublicIP = false
        }
        $0.propagatedTags = .literal(.service)
        $0.managesTags = true
        if !targets.isEmpty, let main = task.main, let port = main.port {
          $0.healthCheckGracePeriod = .literal(gracePeriod.wholeSeconds)
          $0.loadBalancers = targets.map { target in
            .init {
              $0.containerName = .literal(main.name)
              $0.containerPort = .literal(port.number)
              $0.targetGroup = target.targetGroup
            }
          }
        }
      }
    ) {
      // ECS refuses a target group that no listener forwards to yet.
      $0.dependsOn = targets.map(\.listener)
      // The scaler sets the count; a deployment must not set it back.
      if scaling.isAutomatic { $0.ignoredChanges = ["desired_count"] }
    }
  }

  /// One target group serves all routes of a load balancer to the service.
  private func uniqueTargets(_ routes: [LoadBalancerRoute]) -> [LoadBalancerRoute] {
    var seen: Set<LogicalID> = []
    return routes.filter { route in route.targetGroup.id.map { seen.insert($0).inserted } ?? false }
  }

  private var capacityProviders: [ECS.CapacityProviderStrategyItem] {
    func item(_ provider: String, weight: Int, base: Int? = nil) -> ECS.CapacityProviderStrategyItem {
      .init {
        $0.capacityProvider = .literal(provider)
        $0.weight = .literal(weight)
        $0.base = base.map { .literal($0) }
      }
    }
    guard case .percent(let percent, let base) = spotShare else { return [item("FARGATE", weight: 1)] }
    return [item("FARGATE", weight: 100 - percent, base: base), item("FARGATE_SPOT", weight: percent)]
  }
}
