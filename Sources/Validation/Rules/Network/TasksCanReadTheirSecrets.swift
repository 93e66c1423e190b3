import AWSResources

/// Asks that tasks get at the secrets that they start with.
struct TasksCanReadTheirSecrets: Rule {
  static let description = RuleDescription(
    id: "tasks-can-read-their-secrets",
    catalogID: "VPCE007",
    subject: .network,
    severity: .error,
    summary: "Every subnet of a task with secrets has a way to their store: out through NAT, or an endpoint.",
    rationale: "ECS reads a task's secrets before the task starts, over the task's own network; without them it fails.",
    remedy: "Route the subnets to a NAT gateway, or add endpoints for 'secretsmanager' and 'ssm' as the secrets need.",
    references: [.document("004")],
    passes: [
      RuleExample("an endpoint in place of NAT") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
      }
    ],
    fails: [
      RuleExample("neither NAT nor an endpoint", finds: "Service") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
      },
      RuleExample("a parameter, and an endpoint for secrets only", finds: "Service") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
        $0.change("Task", ECS.TaskDefinition.self) {
          $0.containers[0].secrets.append(.init("TOKEN", from: "/shop/token"))
        }
      },
      RuleExample("a parameter of the stack, and an endpoint for secrets only", finds: "Service") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
        $0.add("PageSize", SSM.Parameter { $0.kind = .literal(.string) })
        $0.change("Task", ECS.TaskDefinition.self) {
          $0.containers[0].secrets.append(.init("PAGE_SIZE", from: Reference<SSM.Parameter>.to("PageSize").value))
        }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.ingress.services where service.isOnFargate(model) {
      let stores = model.secretStores(of: service)
      guard !stores.isEmpty else { continue }
      let lack = model.lacking(stores, for: service)
      if !lack.names.isEmpty {
        findings.report(.lacks(service.id, lack.subnets, lack.names), on: service.service)
      } else if let doubt = lack.doubt {
        findings.unknown(service.service, doubt)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func lacks(_ id: LogicalID, _ subnets: [RoutedSubnet], _ names: [String]) -> Self {
    """
    tasks of '\(id)' cannot read their secrets from \(subnets.map(\.id).quoted): no NAT gateway, and no endpoint for \
    \(names.map { "'\($0)'" }.listed); add one or the other
    """
  }
}
