import AWSResources

/// Checks that every subnet of a task that logs to CloudWatch Logs can reach it, through a NAT gateway or an endpoint.
struct TasksCanWriteTheirLogs: Rule {
  static let description = RuleDescription(
    id: "tasks-can-write-their-logs",
    catalogID: "VPCE006",
    subject: .network,
    severity: .error,
    summary: "Every subnet of a task that logs to CloudWatch Logs can reach it, through a NAT gateway or an endpoint.",
    rationale: "A container whose log driver cannot reach CloudWatch Logs does not start.",
    remedy: "Add a route to a NAT gateway, or add an endpoint for 'logs'.",
    references: [.aws("AmazonCloudWatch/latest/logs/cloudwatch-logs-and-interface-VPC.html")],
    passes: [
      RuleExample("an endpoint instead of NAT") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
      },
      RuleExample("a container with another log driver") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.change("Task", ECS.TaskDefinition.self) { $0.containers[0].logConfiguration?.driver = "splunk" }
      },
    ],
    fails: [
      RuleExample(
        "neither NAT nor an endpoint",
        finds: .finding(
          "Service", at: "NetworkConfiguration.AwsvpcConfiguration.Subnets",
          """
          tasks of 'Service' cannot write their logs in 'AppA' and 'AppB' without a NAT gateway or an endpoint for \
          'logs'; add a route to a NAT gateway, or the endpoint
          """)
      ) {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
      }
    ],
    undetermined: [
      RuleExample("a VPC from a parameter", unknown: "Service") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        for id in ["AppA", "AppB"] as [LogicalID] {
          $0.change(id, EC2.Subnet.self) { $0.vpc = Reference(expression: .parameter("VpcId")) }
        }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.ingress.services where service.isOnFargate(model) {
      let containers = service.task?.resource.containers ?? []
      guard containers.contains(where: { model.literal($0.logConfiguration?.driver) == "awslogs" }) else { continue }
      let access = model.reachability.access(to: ["logs"], for: service)
      if !access.missing.isEmpty {
        findings.report(.missingEndpoint(service.id, access.subnets), on: service.id, at: service.subnetsPlace)
      }
      findings.reportObstacles(of: access, for: service, purpose: "write their logs")
      if access.missing.isEmpty, access.obstacles.isEmpty, let unknownReason = access.unknownReason {
        findings.unknown(service.service, unknownReason)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func missingEndpoint(_ id: LogicalID, _ subnets: [RoutedSubnet]) -> Self {
    """
    tasks of '\(id)' cannot write their logs in \(subnets.map(\.id).quoted) without a NAT gateway or an endpoint for \
    'logs'; add a route to a NAT gateway, or the endpoint
    """
  }
}
