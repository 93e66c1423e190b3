import AWSResources

/// Checks that the agent of ECS Exec can start in the containers of a service that has it.
struct ExecAgentCanStart: Rule {
  static let description = RuleDescription(
    id: "exec-agent-can-start",
    subject: .deployment,
    severity: .error,
    summary: """
      The agent of a service with ECS Exec reaches Session Manager with the permissions of the task role, and can write to \
      its directories.
      """,
    rationale: "Otherwise ECS deploys the service, and refuses every command in its containers.",
    remedy: """
      Allow the task role to create and open the control and data channels of 'ssmmessages'. AWS does not support ECS Exec with \
      a read-only root file system; volumes at '/var/lib/amazon' and '/var/log/amazon' are a workaround. Without a NAT gateway, \
      add an endpoint for 'ssmmessages'.
      """,
    references: [.aws("AmazonECS/latest/developerguide/ecs-exec.html")],
    passes: [
      RuleExample("a task role with the permissions, and a way to Session Manager") {
        addService(to: &$0, actions: Self.actions)
      },
      RuleExample("a read-only root file system with volumes for the agent, the workaround") {
        addService(
          to: &$0, actions: Self.actions, isReadOnly: true, volumes: ["/var/lib/amazon/ssm", "/var/log/amazon"])
      },
      RuleExample("a service without ECS Exec") {
        $0.addNetwork()
        $0.addWebService()
      },
    ],
    fails: [
      RuleExample(
        "a task role without the permissions",
        finds: .finding(
          "Service", at: "EnableExecuteCommand",
          """
          the task role of 'Service' allows ECS Exec no 'ssmmessages:OpenControlChannel' and \
          'ssmmessages:OpenDataChannel'; add the actions
          """)
      ) { addService(to: &$0, actions: Array(Self.actions.prefix(2))) },
      RuleExample(
        "no task role",
        finds: .finding(
          "Service", at: "EnableExecuteCommand",
          "tasks of 'Service' have no task role, which ECS Exec needs; add one")
      ) { addService(to: &$0, actions: nil) },
      RuleExample(
        "a read-only root file system",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.ReadonlyRootFilesystem",
          """
          the agent of ECS Exec cannot write to '/var/lib/amazon/ssm' and '/var/log/amazon/ssm' in 'app' of 'Task'; set \
          'ReadonlyRootFilesystem' to false, or, as a workaround that AWS does not support, mount volumes there
          """)
      ) { addService(to: &$0, actions: Self.actions, isReadOnly: true) },
      RuleExample(
        "neither NAT nor an endpoint",
        finds: .finding(
          "Service", at: "NetworkConfiguration.AwsvpcConfiguration.Subnets",
          """
          tasks of 'Service' cannot reach Session Manager from 'AppA' and 'AppB' without a NAT gateway or an endpoint for \
          'ssmmessages'; add a route to a NAT gateway, or the endpoint
          """)
      ) { addService(to: &$0, actions: Self.actions, hasNAT: false) },
    ],
    undetermined: [
      RuleExample("a task role from a parameter", unknown: "Service") {
        addService(to: &$0, actions: Self.actions)
        $0.change("Task", ECS.TaskDefinition.self) { $0.taskRole = Reference(expression: .parameter("Role")) }
      }
    ]
  )

  /// What the agent calls.
  private static let actions = [
    "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
  ]
  /// What it writes to, on Linux.
  private static let directories = ["/var/lib/amazon/ssm", "/var/log/amazon/ssm"]

  func check(_ model: Model, _ findings: inout Findings) {
    let containers = Dictionary(grouping: model.containers(&findings), by: \.task.id)
    for service in model.ingress.services where model.known(service.service.allowsExecuteCommand).value == true {
      checkRole(of: service, model, &findings)
      checkNetwork(of: service, model, &findings)
      guard let task = service.task, !task.resource.runsWindows else { continue }
      for container in containers[task.id] ?? [] { check(container, model, &findings) }
    }
  }

  private func checkRole(of service: PlacedService, _ model: Model, _ findings: inout Findings) {
    guard let task = service.task else {
      return findings.unknown(service.service, "the task definition of '\(service.id)' is not in the template")
    }
    guard let role = task.taskRole else {
      return findings.report(.noRole(service.id), on: service.service, at: "EnableExecuteCommand")
    }
    guard let permissions = model.permissions(of: role) else {
      return findings.unknown(service.service, "the task role of '\(service.id)' is not in the template")
    }
    let missing = Self.actions.filter { !permissions.allow($0) }
    guard !missing.isEmpty else { return }
    if permissions.isComplete, permissions.sharedPolicies.isEmpty {
      findings.report(
        .noPermission(service.id, missing), on: service.service, at: "EnableExecuteCommand",
        proof: [Hop(task.id), Hop(permissions.role.id)])
    } else {
      findings.unknown(service.service, "some policies of '\(permissions.role.id)' are not in the template")
    }
  }

  private func checkNetwork(of service: PlacedService, _ model: Model, _ findings: inout Findings) {
    guard service.isOnFargate(model) else { return }
    let access = model.reachability.access(to: ["ssmmessages"], for: service)
    if !access.missing.isEmpty {
      findings.report(.noEndpoint(service.id, access.subnets), on: service.id, at: service.subnetsPlace)
    }
    findings.reportObstacles(of: access, for: service, purpose: "start the agent of ECS Exec")
    if access.missing.isEmpty, access.obstacles.isEmpty, let unknownReason = access.unknownReason {
      findings.unknown(service.service, unknownReason)
    }
  }

  private func check(_ container: TaskContainer, _ model: Model, _ findings: inout Findings) {
    guard model.known(container.container.isRootFilesystemReadOnly).value == true else { return }
    let writable =
      container.container.mountPoints.filter { model.known($0.isReadOnly).or(false).value != true }.map(\.containerPath)
      + (container.container.linuxParameters?.tmpfs.map(\.containerPath) ?? [])
    // A path that cannot be determined may be any.
    let paths = writable.map { path in path.flatMap { model.text($0) } ?? "/" }
    let missing = Self.directories.filter { directory in !paths.contains { contains($0, directory) } }
    if !missing.isEmpty {
      findings.report(.cannotWrite(container.name, missing), on: container, at: "ReadonlyRootFilesystem")
    }
  }

  private func contains(_ path: String, _ directory: String) -> Bool {
    path == "/" || directory == path || directory.hasPrefix(path.hasSuffix("/") ? path : path + "/")
  }

  private static func addService(
    to graph: inout ResourceGraph, actions: [String]?, isReadOnly: Bool = false, volumes: [String] = [],
    hasNAT: Bool = true
  ) {
    graph.addNetwork(hasNAT: hasNAT)
    graph.addWebService()
    graph.change("Service", ECS.Service.self) { $0.allowsExecuteCommand = true }
    graph.change("Task", ECS.TaskDefinition.self) { task in
      if actions != nil { task.taskRole = .to("TaskRole") }
      task.containers[0].isRootFilesystemReadOnly = .literal(isReadOnly)
      task.containers[0].mountPoints = volumes.map { path in
        .init {
          $0.volume = "agent"
          $0.containerPath = .literal(path)
        }
      }
    }
    guard let actions else { return }
    let statement = IAM.Statement(actions: actions, resources: ["*"])
    graph.add("TaskRole", IAM.Role { $0.policies = [IAM.Role.InlinePolicy("use", [statement])] })
  }
}

extension Finding.Message {
  fileprivate static func noRole(_ service: LogicalID) -> Self {
    "tasks of '\(service)' have no task role, which ECS Exec needs; add one"
  }

  fileprivate static func noPermission(_ service: LogicalID, _ actions: [String]) -> Self {
    "the task role of '\(service)' allows ECS Exec no \(actions.map { "'\($0)'" }.listed); add the actions"
  }

  fileprivate static func cannotWrite(_ container: String, _ directories: [String]) -> Self {
    """
    the agent of ECS Exec cannot write to \(directories.map { "'\($0)'" }.listed) in \(container); set \
    'ReadonlyRootFilesystem' to false, or, as a workaround that AWS does not support, mount volumes there
    """
  }

  fileprivate static func noEndpoint(_ service: LogicalID, _ subnets: [RoutedSubnet]) -> Self {
    """
    tasks of '\(service)' cannot reach Session Manager from \(subnets.map(\.id).quoted) without a NAT gateway or an \
    endpoint for 'ssmmessages'; add a route to a NAT gateway, or the endpoint
    """
  }
}
