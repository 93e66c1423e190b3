import AWSResources

/// Asks that tasks get their logs out.
struct TasksCanWriteTheirLogs: Rule {
  static let description = RuleDescription(
    id: "tasks-can-write-their-logs",
    catalogID: "VPCE006",
    subject: .network,
    severity: .error,
    summary: "Every subnet of a task that logs to CloudWatch has a way there: out through NAT, or an endpoint.",
    rationale: "A container whose log driver reaches nothing does not start.",
    remedy: "Route the subnets to a NAT gateway, or add an endpoint for 'logs'.",
    references: [.document("004")],
    passes: [
      RuleExample("an endpoint in place of NAT") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
      },
      RuleExample("a container that logs elsewhere") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.change("Task", ECS.TaskDefinition.self) { $0.containers[0].logConfiguration?.driver = "splunk" }
      },
    ],
    fails: [
      RuleExample("neither NAT nor an endpoint", finds: "Service") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
      }
    ],
    leavesOpen: [
      RuleExample("a VPC from a parameter", finds: "Service") {
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
      let lack = model.lacking(["logs"], for: service)
      if !lack.names.isEmpty {
        findings.report(.lacks(service.id, lack.subnets), on: service.service)
      } else if let doubt = lack.doubt {
        findings.unknown(service.service, doubt)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func lacks(_ id: LogicalID, _ subnets: [RoutedSubnet]) -> Self {
    """
    tasks of '\(id)' cannot write their logs from \(subnets.map(\.id).quoted): no NAT gateway, and no endpoint for \
    'logs'; add one or the other
    """
  }
}
