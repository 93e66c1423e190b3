import AWSResources

/// Checks that the tasks of a service have no public IP addresses.
struct TasksHaveNoPublicAddress: Rule {
  static let description = RuleDescription(
    id: "tasks-have-no-public-address",
    catalogID: "ECS001",
    subject: .compute,
    severity: .error,
    summary: "The tasks of a service have no public IP addresses.",
    rationale: """
      A task with a public IP address can be reached without the load balancer, and only its security group protects \
      it.
      """,
    remedy:
      "Set 'AssignPublicIp' to 'DISABLED', and give the tasks outbound access through a NAT gateway or VPC endpoints.",
    references: [
      .securityHub("ECS.2"), .securityHub("ECS.16"), .checkov("CKV_AWS_333"),
    ],
    passes: [
      RuleExample("a service without the property") { $0.add("Api", ECS.Service { $0.name = "api" }) },
      RuleExample("a service without public IP addresses") { $0.add("Api", service(withPublicAddress: false)) },
    ],
    fails: [
      RuleExample(
        "a service with public IP addresses",
        finds: .finding(
          "Api", at: "NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp",
          "the tasks of 'Api' have public IP addresses; set 'AssignPublicIp' to 'DISABLED'")
      ) {
        $0.add("Api", service(withPublicAddress: true))
      },
      RuleExample(
        "a scheduled task with a public IP address",
        finds: .finding(
          "Nightly", at: "Target.EcsParameters.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp",
          "the tasks of 'Nightly' have public IP addresses; set 'AssignPublicIp' to 'DISABLED'")
      ) { graph in
        graph.addScheduledTask("Nightly", in: [.to("AppA")])
        graph.change("Nightly", Scheduler.Schedule.self) {
          $0.target?.ecs?.networkConfiguration?.assignsPublicIP = true
        }
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Api") {
        $0.add("Api", service(withPublicAddress: .parameter("Public")))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.graph.all(ECS.Service.self) {
      switch model.known(service.networkConfiguration?.assignsPublicIP) {
      case .value(true):
        findings.report(
          .publicAddress(service.id), on: service, at: "NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp")
      case .unknown:
        findings.unknown(
          service,
          "whether the tasks of '\(service.id)' get public IP addresses cannot be determined before deployment",
          at: "NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp")
      case .value(false), .absent: break
      }
    }
    for tasks in model.ingress.scheduledTasks {
      let place = tasks.place(of: "AssignPublicIp")
      switch tasks.assignsPublicIP {
      case .value(true): findings.report(.publicAddress(tasks.id), on: tasks.id, at: place)
      case .unknown:
        findings.unknown(
          tasks.id, "whether the tasks of '\(tasks.id)' get public IP addresses cannot be determined before deployment",
          at: place)
      case .value(false), .absent: break
      }
    }
  }

  private static func service(withPublicAddress flag: Value<Bool>) -> ECS.Service {
    ECS.Service { $0.networkConfiguration = .init { $0.assignsPublicIP = flag } }
  }
}

extension Finding.Message {
  fileprivate static func publicAddress(_ service: LogicalID) -> Self {
    "the tasks of '\(service)' have public IP addresses; set 'AssignPublicIp' to 'DISABLED'"
  }
}
