import Documents
import ResourceGraph

/// A construct that runs tasks of one definition on Fargate.
protocol TaskRunner: Workload, LogSource {
  var task: TaskDefinition { get }
  var placement: Placement { get }
  var logRetention: LogRetention { get }
  /// Whether people can run commands in the containers.
  var exec: ExecAccess { get }
  /// The key that encrypts what they send and receive.
  var sessionKey: EncryptionKey? { get }
  var securityGroup: Reference<EC2.SecurityGroup> { get }
  /// The time between the signal to stop and the end of a container that states none; `nil` for ECS's 30 seconds.
  var stopTimeout: Duration? { get }
  /// The name of the main container's port; `nil` where no other service connects to it.
  func portName(_ lowering: Lowering) -> String?
  /// The role of the containers' code.
  var taskRole: Reference<IAM.Role> { get }
  /// What the containers' code may do with their own tasks, from what else it may do.
  func ownStatements(with granted: [IAM.Statement]) -> [IAM.Statement]
}

extension TaskRunner {
  var stopTimeout: Duration? { nil }
  func ownStatements(with granted: [IAM.Statement]) -> [IAM.Statement] { [] }
  func portName(_ lowering: Lowering) -> String? { nil }
  /// The role with which ECS starts the tasks.
  var executionRole: Reference<IAM.Role> { Reference(id("ExecutionRole")) }

  /// Adds the task definition, its roles, its log group and its security group.
  func lowerTask(into lowering: inout Lowering) -> Reference<ECS.TaskDefinition> {
    checkTask(&lowering)
    lowering.addLogGroup(id("LogGroup"), "/\(lowering.naming.path(of: self))", retention: logRetention)
    if let group = securityGroup.id {
      lowering.addSecurityGroup(group, named: name, "Tasks of \(name)", in: placement.network.vpc)
    }
    lowering.allowHTTPS(from: securityGroup, of: self, in: placement.network)
    lowerRoles(into: &lowering)
    return lowerDefinition(into: &lowering)
  }

  private func check(_ container: Container, _ lowering: inout Lowering) {
    let subject = "container '\(container.name)' of \(description)"
    if let mistake = container.image.mistake { lowering.report("\(subject) \(mistake)") }
    for mistake in container.ulimits.mistakes { lowering.report("\(subject) \(mistake)") }
    if let buffer = container.logDelivery.bufferMebibytes, !(1...1024).contains(buffer) {
      lowering.report("\(subject) has a log buffer of \(buffer) MiB; use 1 to 1024 MiB")
    }
    if let check = container.healthCheck, check.command.dropFirst().allSatisfy({ $0.allSatisfy(\.isWhitespace) }) {
      lowering.report("\(subject) has a health check without a command; name a program in the image")
    }
    lowering.check(container.port, of: subject)
  }

  private func checkTask(_ lowering: inout Lowering) {
    let kind = identity.kind
    if task.containers.isEmpty { lowering.report("\(kind) '\(name)' has no container; add one to its task") }
    var names: Set<String> = []
    for container in task.containers where !names.insert(container.name).inserted {
      lowering.report("\(kind) '\(name)' has two containers named '\(container.name)'; rename one of them")
    }
    let written = task.containers.flatMap(\.effectiveWritablePaths).map(\.mebibytes).reduce(0) {
      $0.addingReportingOverflow($1).overflow ? .max : $0 + $1
    }
    if written >= task.size.memory {
      lowering.report(
        "\(kind) '\(name)' has \(task.size.memory) MiB of memory and writable paths of \(written) MiB in it; make them "
          + "smaller, or the task larger")
    }
    lowering.check(placement)
    checkVolumes(&lowering)
    for container in task.containers {
      check(container, &lowering)
      checkMounts(of: container, &lowering)
      checkVariables(of: container, &lowering)
      checkStart(of: container, &lowering)
    }
  }

  /// ECS refuses a condition on a container that the task does not have, and on the health of one without a health check.
  private func checkStart(of container: Container, _ lowering: inout Lowering) {
    let subject = "container '\(container.name)' of \(description)"
    let others = task.containers.filter { $0.name != container.name }
    for start in container.startsAfter {
      guard let other = others.first(where: { $0.name == start.container }) else {
        let nearest = Suggestion.nearest(to: start.container, among: others.map(\.name))
        let remedy = nearest.map { "did you mean '\($0)'?" } ?? "name another container of the task"
        lowering.report("\(subject) starts after '\(start.container)'; \(remedy)")
        continue
      }
      if start.condition == .healthy, other.healthCheck == nil {
        lowering.report(
          "\(subject) starts after '\(other.name)' is healthy, which has no health check; give it one, or use '.started'"
        )
      }
    }
  }

  /// ECS refuses a container with two variables of one name.
  private func checkVariables(of container: Container, _ lowering: inout Lowering) {
    let injected = container == task.main ? lowering.contribution(to: self).injections : []
    let names =
      container.environment.values.entries.map(\.name) + container.secrets.entries.map(\.name)
      + injected.flatMap { $0.environment.map(\.name) + $0.secrets.map(\.name) }
    for variable in names where variable.isEmpty || variable.contains(where: { $0 == "=" || $0.isWhitespace }) {
      lowering.report(
        "container '\(container.name)' of \(description) has an environment variable '\(variable)', which no program can read; "
          + "use a name without spaces and '='")
    }
    var known: Set<String> = []
    for variable in names where !known.insert(variable).inserted {
      lowering.report(
        "container '\(container.name)' of \(description) has two environment variables '\(variable)'; remove or "
          + "rename one of them")
    }
  }

  private func lowerDefinition(
    into lowering: inout Lowering
  ) -> Reference<ECS.TaskDefinition> {
    let injections = lowering.contribution(to: self).injections
    let portName = portName(lowering)
    return lowering.add(
      id("TaskDefinition"), named: name,
      ECS.TaskDefinition {
        $0.family = .literal(physicalName(in: lowering))
        $0.cpu = .literal(task.size.cpu)
        $0.memory = .literal(task.size.memory)
        $0.networkMode = .literal(.awsvpc)
        $0.requiresCompatibilities = [.literal(.fargate)]
        $0.cpuArchitecture = .literal(task.architecture.ofTasks)
        $0.operatingSystemFamily = "LINUX"
        $0.executionRole = executionRole
        $0.taskRole = taskRole
        $0.containers = task.containers.map { containerDefinition($0, injections, portName) }
        $0.volumes = volumes
        $0.skipsDestroy = true
      }
    ) {
      // Others may run a former revision, such as a schedule of another stack, and a deployment may go back to it.
      $0.updateReplacePolicy = .retain
      $0.deletionPolicy = .delete
      for case .off(let reason) in task.containers.map(\.readOnlyRootFileSystem) {
        $0.allowances.append(Allowance(.containerRootIsReadOnly, because: reason, at: identity.location))
      }
    }
  }

  private func containerDefinition(
    _ container: Container, _ injections: [Injection], _ portName: String?
  ) -> ECS.Container {
    // The variables of relations belong to the main container.
    let injected = container == task.main ? injections : []
    let environment = container.environment.values.entries + injected.flatMap(\.environment)
    let secrets = container.secrets.entries + injected.flatMap(\.secrets)
    return ECS.Container {
      $0.name = .literal(container.name)
      $0.image = container.image.uri
      $0.isEssential = .literal(container.isEssential)
      $0.command = container.command.map { .items($0.map { .literal($0) }) }
      $0.entryPoint = container.entryPoint.map { .items($0.map { .literal($0) }) }
      $0.user = .literal(container.user)
      $0.isRootFilesystemReadOnly = .literal(container.readOnlyRootFileSystem.isOn)
      $0.isPrivileged = false
      $0.memoryReservation = container.memoryReservation.map { .literal($0) }
      $0.ulimits = container.ulimits.map { limit in
        .init {
          $0.name = .literal(limit.name.rawValue)
          $0.softLimit = .literal(limit.soft)
          $0.hardLimit = .literal(limit.hard)
        }
      }
      $0.stopTimeout = (container.stopTimeout ?? stopTimeout).map { .literal($0.wholeSeconds) }
      $0.linuxParameters = .init {
        $0.hasInitProcess = true
        $0.tmpfs = container.effectiveWritablePaths.map { directory in
          .init {
            $0.containerPath = .literal(directory.path)
            $0.size = .literal(directory.mebibytes)
            // A directory of the image would keep its owner and mode, which the container's user could not write to.
            $0.mountOptions = directory.isExecutable ? ["mode=1777", "exec"] : ["mode=1777"]
          }
        }
      }
      $0.portMappings =
        container.port.map { port in
          [
            .init {
              $0.containerPort = .literal(port.number)
              $0.protocolName = .literal(.tcp)
              if let portName, container == task.main {
                $0.name = .literal(portName)
                $0.appProtocol = container.applicationProtocol.literal.map { .literal($0) }
              }
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
      let mounts = container.mounts.map { ($0.volumeName, $0.path, $0.access == .readOnly) }
      let agents = agentVolumes(of: container).map { ($0.name, $0.path, false) }
      $0.mountPoints = (mounts + agents).map { volume, path, isReadOnly in
        .init {
          $0.volume = .literal(volume)
          $0.containerPath = .literal(path)
          $0.isReadOnly = .literal(isReadOnly)
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
      $0.logConfiguration = logConfiguration(streams: container.name, container.logDelivery)
    }
  }

  /// The streams of a container in the log group of the tasks.
  func logConfiguration(streams prefix: String, _ delivery: LogDelivery) -> ECS.LogConfiguration {
    .init {
      $0.driver = "awslogs"
      $0.options = [
        "awslogs-group": logGroup.value, "awslogs-region": .region, "awslogs-stream-prefix": .literal(prefix),
        "mode": .literal(delivery.mode),
      ]
      if let buffer = delivery.bufferMebibytes { $0.options?["max-buffer-size"] = .literal("\(buffer)m") }
    }
  }
}
