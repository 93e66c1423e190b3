import AWSResources

/// Checks that a health check asks a port that the containers of the targets expose.
struct HealthCheckAsksAnExposedPort: Rule {
  static let description = RuleDescription(
    id: "health-check-asks-an-exposed-port",
    subject: .edge,
    severity: .warning,
    summary: "The health check of a target group asks a port that a container of its tasks exposes.",
    rationale: """
      Targets that do not answer are never healthy: the load balancer sends them nothing, and ECS replaces the tasks for ever. \
      In the network modes 'awsvpc' and 'host', a container can answer on a port that it does not map, where the network lets \
      the load balancer through to it; the template does not tell.
      """,
    remedy:
      "Leave 'HealthCheckPort' at 'traffic-port', or add the port to the port mappings of the container that answers.",
    references: [.aws("elasticloadbalancing/latest/application/target-group-health-checks.html")],
    passes: [
      RuleExample("a health check on the port of the requests") {
        $0.addNetwork()
        $0.addWebService()
      },
      RuleExample("a health check on another port that the container exposes") {
        addWeb(to: &$0, checking: "9000")
        $0.change("Task", ECS.TaskDefinition.self) {
          $0.containers[0].portMappings.append(.init { $0.containerPort = 9000 })
        }
      },
    ],
    fails: [
      RuleExample(
        "a health check on a port that no container has",
        finds: .finding(
          "Targets", at: "HealthCheckPort",
          """
          the health check of 'Targets' asks port 9000, which no container of task definition 'Task' exposes; use \
          'traffic-port', or add the port to a container
          """)
      ) {
        addWeb(to: &$0, checking: "9000")
        $0.change("Task", ECS.TaskDefinition.self) { $0.networkMode = .literal(.bridge) }
      },
      RuleExample(
        "a port that no container maps, and that the security group of the tasks does not admit",
        finds: .finding(
          "Targets", at: "HealthCheckPort",
          """
          the health check of 'Targets' asks port 9000, which no container of task definition 'Task' maps, and security group \
          'ServiceGroup' does not admit load balancer 'LoadBalancer' on port 9000; use 'traffic-port'
          """)
      ) { addWeb(to: &$0, checking: "9000") },
    ],
    undetermined: [
      RuleExample("a port that no container maps, of tasks with a network interface of their own", unknown: "Targets") {
        addWeb(to: &$0, checking: "9000")
        $0.addGroup("ServiceGroup", allows: .group("LoadBalancerGroup"), on: 3000, 9000)
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.ingress.services {
      guard let task = service.task else { continue }
      for id in service.targetGroups.unique {
        guard let group = model.graph.resource(id, as: ElasticLoadBalancing.TargetGroup.self) else { continue }
        switch model.tracer.healthCheckPort(of: group, task) {
        case .ofRequests, .mapped: break
        case .unmapped(let port):
          findings.report(
            .isUnexposed(id, port, task.id), on: group, at: "HealthCheckPort",
            proof: [service.hop, "task definition '\(task.id)'"])
        case .undetermined(let port):
          let faults = model.ingress.loadBalancers(ofTargetGroup: id).compactMap {
            model.tracer.networkFault(from: .resource($0), to: service, on: port)
          }
          if let fault = faults.first {
            findings.report(
              .isBlocked(id, port, task.id, fault.fact), on: group, at: "HealthCheckPort",
              proof: [service.hop, "task definition '\(task.id)'"],
              stating: fault.place.map { Finding.Fact($0, String(port)) })
            continue
          }
          findings.unknown(group, RequestTracer.undetermined(port, id, task.id), at: "HealthCheckPort")
        }
      }
    }
  }

  private static func addWeb(to graph: inout ResourceGraph, checking port: Value<String>) {
    graph.addNetwork()
    graph.addWebService()
    graph.change("Targets", ElasticLoadBalancing.TargetGroup.self) { $0.healthCheck?.port = port }
  }
}

extension Finding.Message {
  fileprivate static func isBlocked(_ group: LogicalID, _ port: Int, _ task: LogicalID, _ obstacle: String) -> Self {
    """
    the health check of '\(group)' asks port \(port), which no container of task definition '\(task)' maps, and \(obstacle); use \
    'traffic-port'
    """
  }

  fileprivate static func isUnexposed(_ group: LogicalID, _ port: Int, _ task: LogicalID) -> Self {
    """
    the health check of '\(group)' asks port \(port), which no container of task definition '\(task)' exposes; use \
    'traffic-port', or add the port to a container
    """
  }
}
