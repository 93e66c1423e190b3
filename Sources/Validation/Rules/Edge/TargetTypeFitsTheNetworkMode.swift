import AWSResources

/// Checks that a target group of tasks in network mode 'awsvpc' has the target type 'ip'.
struct TargetTypeFitsTheNetworkMode: Rule {
  static let description = RuleDescription(
    id: "target-type-fits-the-network-mode",
    catalogID: "ALB009",
    subject: .edge,
    severity: .error,
    summary: "A target group of tasks in network mode 'awsvpc' has the target type 'ip'.",
    rationale: "ECS rejects a service in network mode 'awsvpc' with a target group of type 'instance'.",
    remedy: "Set 'TargetType' to 'ip'.",
    references: [.aws("AmazonECS/latest/developerguide/alb.html")],
    passes: [
      RuleExample("the target type 'ip'") {
        $0.addNetwork()
        $0.addWebService()
      }
    ],
    fails: [
      RuleExample(
        "a target group with the default type 'instance'",
        finds: .finding(
          "Targets", at: "TargetType",
          """
          target group 'Targets' cannot register the tasks of 'Service', which have IP addresses of their own; set \
          'TargetType' to 'ip'
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Targets", ElasticLoadBalancing.TargetGroup.self) { $0.targetKind = nil }
      }
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Targets") {
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
        case .value: findings.report(.notIP(id, service.id), on: group, at: "TargetType")
        case .unknown:
          findings.unknown(group, "the target type of '\(id)' cannot be determined before deployment", at: "TargetType")
        }
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func notIP(_ group: LogicalID, _ service: LogicalID) -> Self {
    "target group '\(group)' cannot register the tasks of '\(service)', which have IP addresses of their own; set 'TargetType' to 'ip'"
  }
}
