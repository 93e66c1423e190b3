import AWSResources

/// Asks that a load balancer registers tasks by the address that they have.
struct TargetTypeFitsTheNetworkMode: Rule {
  static let description = RuleDescription(
    id: "target-type-fits-the-network-mode",
    catalogID: "ALB009",
    subject: .edge,
    severity: .error,
    summary: "A target group of tasks with their own network interfaces has targets of type 'ip'.",
    rationale: "ECS refuses a service whose target group takes instances where its tasks are none.",
    remedy: "Set 'TargetType' to 'ip'.",
    references: [.document("004")],
    passes: [
      RuleExample("tasks by their addresses") {
        $0.addNetwork()
        $0.addWebService()
      }
    ],
    fails: [
      RuleExample("a target group that says nothing, and takes instances", finds: "Targets") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Targets", ElasticLoadBalancing.TargetGroup.self) { $0.targetKind = nil }
      }
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Targets") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Targets", ElasticLoadBalancing.TargetGroup.self) { $0.targetKind = .parameter("Kind") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.ingress.services where model.literal(service.task?.resource.networkMode) == .awsvpc {
      for id in service.targetGroups {
        guard let group = model.graph.resource(id, as: ElasticLoadBalancing.TargetGroup.self) else { continue }
        switch model.known(group.targetKind).or(.instance) {
        case .value(.ip), .absent: break
        case .value: findings.report(.misfit(id, service.id), on: group, at: "TargetType")
        case .unknown:
          findings.unknown(group, "what '\(id)' has as targets is known to the deployment alone", at: "TargetType")
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func misfit(_ group: LogicalID, _ service: LogicalID) -> Self {
    "target group '\(group)' does not take the addresses of the tasks of '\(service)'; set 'TargetType' to 'ip'"
  }
}
