import AWSResources

/// Checks that something moves the number of tasks of a service between the bounds of its scalable target.
struct ScalableTargetHasAPolicy: Rule {
  static let description = RuleDescription(
    id: "scalable-target-has-a-policy",
    subject: .compute,
    severity: .warning,
    summary: "A scalable target of a service has a scaling policy or a schedule.",
    rationale:
      "A scalable target only sets the bounds. Without a policy or a schedule, the number of tasks never changes.",
    remedy: "Add a target tracking policy on CPU, memory or request count.",
    references: [.aws("AmazonECS/latest/developerguide/service-auto-scaling.html")],
    passes: [
      RuleExample("a target with a policy") { graph in
        graph.add("Scaling", target)
        graph.add("Policy", ApplicationAutoScaling.ScalingPolicy { $0.scalableTarget = .to("Scaling") })
      }
    ],
    fails: [
      RuleExample(
        "a target without a policy",
        finds: .finding("Scaling", "scalable target 'Scaling' has no scaling policy; add a target tracking policy")
      ) { $0.add("Scaling", target) }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let policies = model.graph.all(ApplicationAutoScaling.ScalingPolicy.self)
    for target in model.serviceTargets where !target.entry.isPartlyUnknown(at: "ScheduledActions") {
      guard !policies.contains(where: { $0.resource.scales(target) }) else { continue }
      findings.report(.noPolicy(target.id), on: target)
    }
  }

  private static var target: ApplicationAutoScaling.ScalableTarget {
    ApplicationAutoScaling.ScalableTarget {
      $0.serviceNamespace = "ecs"
      $0.resourceID = "service/main/api"
      $0.minCapacity = 2
      $0.maxCapacity = 6
    }
  }
}

extension ApplicationAutoScaling.ScalingPolicy {
  /// Whether the policy is one of that target, or of one that is not known.
  fileprivate func scales(_ target: Model.ScalableTarget) -> Bool {
    if let reference = scalableTarget { return reference.id == target.id || reference.id == nil }
    guard let resource = resourceID else { return false }
    return resource == target.resourceID || resource.expression.referencedIDs.contains(target.id)
  }
}

extension Finding.Message {
  fileprivate static func noPolicy(_ target: LogicalID) -> Self {
    "scalable target '\(target)' has no scaling policy; add a target tracking policy"
  }
}
