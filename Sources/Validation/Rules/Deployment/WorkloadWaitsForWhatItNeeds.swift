import AWSResources

/// Checks that code does not start before the resources exist without which its start fails.
struct WorkloadWaitsForWhatItNeeds: Rule {
  static let description = RuleDescription(
    id: "workload-waits-for-what-it-needs",
    subject: .deployment,
    severity: .warning,
    summary: """
      Services, functions, schedules and state machines depend on the policies, mount targets, capacity providers and listeners that they \
      need at their start.
      """,
    rationale: """
      No reference leads to a policy or a listener rule, so the engine may create the workload first: the first deployment fails, or \
      fails now and then.
      """,
    remedy: "Name the resources in 'DependsOn' of the workload; in Terraform, in 'depends_on'.",
    references: [.aws("AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html")],
    passes: [
      RuleExample("a service that depends on its policy and its listener") {
        addService(to: &$0, waitsFor: "Policy", "Listener")
      },
      RuleExample("a service that waits for a policy through another resource") {
        addService(to: &$0, waitsFor: "Cluster", "Listener")
        $0.update("Cluster") { $0.dependsOn = ["Policy"] }
      },
      RuleExample("a service in the cluster of another stack") {
        $0.add("Cluster", ECS.Cluster())
        $0.add("Providers", ECS.ClusterCapacityProviderAssociations { $0.cluster = .to("Cluster") })
        $0.add("Api", ECS.Service { $0.cluster = .to("Cluster") })
        for id in ["Cluster", "Providers"] as [LogicalID] { $0.update(id) { $0.stack = "platform" } }
        $0.update("Api") { $0.stack = "services" }
      },
      RuleExample("a function whose policy refers to the function") {
        $0.add("Role", IAM.Role())
        $0.add("Api", Lambda.Function { $0.role = .to("Role") })
        $0.add(
          "Policy",
          IAM.RolePolicy {
            $0.role = .to("Role")
            $0.name = .expression(.attribute("Api", "Ref"))
          })
      },
      RuleExample("a state machine without a log") { addStateMachine(to: &$0) },
      RuleExample("a state machine that depends on the policy with which it writes its log") {
        addStateMachine(to: &$0, log: "arn:aws:logs:eu-west-1:111122223333:log-group:orders:*")
        $0.update("Orders") { $0.dependsOn = ["Policy"] }
      },
    ],
    fails: [
      RuleExample(
        "a service that depends on nothing",
        finds: .finding(
          "Api",
          "service 'Api' can start before 'Policy' and 'Listener' exist; add them to 'DependsOn'")
      ) { addService(to: &$0) },
      RuleExample(
        "a service that depends on its policy alone",
        finds: .finding("Api", "service 'Api' can start before 'Listener' exists; add it to 'DependsOn'")
      ) { addService(to: &$0, waitsFor: "Policy") },
      RuleExample(
        "a service that mounts a file system without mount targets",
        finds: .finding("Api", "service 'Api' can start before 'Target' exists; add it to 'DependsOn'")
      ) {
        $0.add("Files", EFS.FileSystem())
        $0.add("Target", EFS.MountTarget { $0.fileSystem = .to("Files") })
        $0.add(
          "Definition",
          ECS.TaskDefinition {
            $0.volumes = [.init { $0.efs = .init { $0.fileSystem = .expression(.attribute("Files", "Ref")) } }]
          })
        $0.add("Api", ECS.Service { $0.taskDefinition = .to("Definition") })
      },
      RuleExample(
        "a state machine that can be created before its role can write to its log",
        finds: .finding(
          "Orders", "state machine 'Orders' can start before 'Policy' exists; add it to 'DependsOn'")
      ) { addStateMachine(to: &$0, log: "arn:aws:logs:eu-west-1:111122223333:log-group:orders:*") },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    var requirements = StartRequirements(model.graph)
    for workload in requirements.workloads where Self.usesItsRoleAtOnce(workload) {
      var missing = requirements.missing(for: workload).filter { isAwaitable($0, by: workload, model) }
      if let service = model.graph.resource(workload.id, as: ECS.Service.self) {
        missing += requirements.missingListeners(for: service).filter { model.graph[$0]?.stack == workload.stack }
      }
      if !missing.isEmpty { findings.report(.startsTooEarly(workload, missing), on: workload) }
    }
  }

  /// A state machine acts when somebody starts an execution. Step Functions refuses one only if its role cannot write to its log.
  /// https://github.com/aws/aws-cdk/issues/26432
  private static func usesItsRoleAtOnce(_ workload: Entry) -> Bool {
    guard let machine = workload.resource as? StepFunctions.StateMachine else { return true }
    return machine.logging.map { !$0.destinations.isEmpty || $0.logGroup != nil } ?? false
  }

  /// Whether a resource is essential, and not of another stack: stacks are deployed one after the other.
  private func isAwaitable(_ id: LogicalID, by workload: Entry, _ model: Model) -> Bool {
    guard let entry = model.graph[id], entry.stack == workload.stack else { return false }
    return Self.isEssential(entry)
  }

  /// Whether a start without the resource fails. The network is nearly always complete long before code starts.
  private static func isEssential(_ entry: Entry) -> Bool {
    switch entry.resource {
    case is IAM.RolePolicy, is IAM.ManagedPolicy, is EFS.MountTarget, is ECS.ClusterCapacityProviderAssociations: true
    default: false
    }
  }

  private static func addService(to graph: inout ResourceGraph, waitsFor dependencies: LogicalID...) {
    graph.add("Cluster", ECS.Cluster())
    graph.add("Role", IAM.Role())
    graph.add("Policy", IAM.RolePolicy { $0.role = .to("Role") })
    graph.add("Definition", ECS.TaskDefinition { $0.taskRole = .to("Role") })
    graph.add("Targets", ElasticLoadBalancing.TargetGroup())
    graph.add(
      "Listener",
      ElasticLoadBalancing.Listener { $0.defaultActions = [.init { $0.targetGroup = .to("Targets") }] })
    graph.add(
      "Api",
      ECS.Service {
        $0.cluster = .to("Cluster")
        $0.taskDefinition = .to("Definition")
        $0.loadBalancers = [.init { $0.targetGroup = .to("Targets") }]
      })
    graph.update("Api") { $0.dependsOn = dependencies }
  }

  private static func addStateMachine(to graph: inout ResourceGraph, log: Value<String>? = nil) {
    graph.add("Role", IAM.Role())
    graph.add("Policy", IAM.RolePolicy { $0.role = .to("Role") })
    graph.add(
      "Orders",
      StepFunctions.StateMachine {
        $0.role = .to("Role")
        $0.logging = log.map { log in .init { $0.destinations = [.init { $0.logGroup = log }] } }
      })
  }
}

extension Finding.Message {
  fileprivate static func startsTooEarly(_ workload: Entry, _ missing: [LogicalID]) -> Self {
    let kind =
      switch workload.resource {
      case is ECS.Service: "service"
      case is Lambda.Function: "function"
      case is Scheduler.Schedule: "schedule"
      case is Events.Rule: "rule"
      case is RDS.DBProxy: "proxy"
      case is EC2.FlowLog: "flow log"
      case is StepFunctions.StateMachine: "state machine"
      default: "selection"
      }
    let shown = missing.prefix(4).map { "'\($0)'" }
    let others = missing.count > shown.count ? ["\(missing.count - shown.count) others"] : []
    let names = (shown + others).listed
    let (verb, pronoun) = missing.count == 1 ? ("exists", "it") : ("exist", "them")
    return "\(kind) '\(workload.id)' can start before \(names) \(verb); add \(pronoun) to 'DependsOn'"
  }
}
