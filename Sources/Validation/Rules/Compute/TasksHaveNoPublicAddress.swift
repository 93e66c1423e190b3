import AWSResources

/// Asks that the tasks of a service get no public address.
struct TasksHaveNoPublicAddress: Rule {
  static let description = RuleDescription(
    id: "tasks-have-no-public-address",
    catalogID: "ECS001",
    subject: .compute,
    severity: .error,
    summary: "The tasks of a service get no public address.",
    rationale: """
      A task with a public address can be reached past the load balancer, with nothing but its security group in the \
      way.
      """,
    remedy: "Leave 'AssignPublicIp' out or 'DISABLED', and let the tasks out through NAT or endpoints.",
    references: [.securityHub("ECS.2"), .securityHub("ECS.16"), .checkov("CKV_AWS_333"), .document("001")],
    passes: [
      RuleExample("a service that says nothing about addresses") { $0.add("Api", ECS.Service { $0.name = "api" }) },
      RuleExample("a service without public addresses") { $0.add("Api", service(withPublicAddress: false)) },
    ],
    fails: [
      RuleExample("a service with public addresses", finds: "Api") { $0.add("Api", service(withPublicAddress: true)) },
      RuleExample("a scheduled task with a public address", finds: "Nightly") { graph in
        graph.addScheduledTask("Nightly", in: [.to("AppA")])
        graph.change("Nightly", Scheduler.Schedule.self) {
          $0.target?.ecs?.networkConfiguration?.assignsPublicIP = true
        }
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Api") {
        $0.add("Api", service(withPublicAddress: .parameter("Public")))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.graph.all(ECS.Service.self) {
      switch model.known(service.networkConfiguration?.assignsPublicIP) {
      case .value(true):
        findings.report(
          .public(service.id), on: service, at: "NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp")
      case .unknown:
        findings.unknown(
          service, "whether the tasks of '\(service.id)' get public addresses is known to the deployment alone",
          at: "NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp")
      case .value(false), .absent: break
      }
    }
    for tasks in model.ingress.startedTasks {
      let place = tasks.entry.location(of: tasks.path + ["AssignPublicIp"])
      switch tasks.assignsPublicIP {
      case .value(true): findings.report(.public(tasks.id), on: tasks.id, placed: place)
      case .unknown:
        findings.unknown(
          tasks.id, "whether the tasks of '\(tasks.id)' get public addresses is known to the deployment alone",
          placed: place)
      case .value(false), .absent: break
      }
    }
  }

  private static func service(withPublicAddress flag: Value<Bool>) -> ECS.Service {
    ECS.Service { $0.networkConfiguration = .init { $0.assignsPublicIP = flag } }
  }
}

extension Finding.Message {
  fileprivate static func `public`(_ service: LogicalID) -> Self {
    "the tasks of '\(service)' get public addresses; set 'AssignPublicIp' to 'DISABLED' and use private subnets"
  }
}
