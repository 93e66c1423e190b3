import AWSResources

/// Asks that a service has as many tasks as its load needs.
struct ServiceScalesAutomatically: Rule {
  static let description = RuleDescription(
    id: "service-scales-automatically",
    catalogID: "ECS017",
    subject: .compute,
    severity: .warning,
    summary: "A service's number of tasks follows its load.",
    rationale: "A fixed number of tasks is too few at the peak and too many at night.",
    remedy: "Add a scalable target for the service, and a target tracking policy on CPU, memory or requests.",
    references: [.document("001")],
    passes: [
      RuleExample("a service that follows its CPU load") { graph in
        graph.add("Api", ECS.Service { $0.name = "api" })
        graph.add("Scaling", target(of: "Api"))
        graph.add("Policy", ApplicationAutoScaling.ScalingPolicy { $0.scalableTarget = .to("Scaling") })
      },
      RuleExample("one task on every host") {
        $0.add("Agent", ECS.Service { $0.schedulingStrategy = .literal(.daemon) })
      },
    ],
    fails: [
      RuleExample("a service with a fixed number of tasks", finds: "Api") {
        $0.add("Api", ECS.Service { $0.desiredCount = 2 })
      },
      RuleExample("bounds without a policy", finds: "Api") { graph in
        graph.add("Api", ECS.Service { $0.name = "api" })
        graph.add("Scaling", target(of: "Api"))
      },
    ],
    leavesOpen: [
      RuleExample("a scalable target for some service", finds: "Api") { graph in
        graph.add("Api", ECS.Service { $0.name = "api" })
        graph.add(
          "Scaling", ApplicationAutoScaling.ScalableTarget { $0.resourceID = "service/main/\(.parameter("Name"))" })
        graph.add("Policy", ApplicationAutoScaling.ScalingPolicy { $0.scalableTarget = .to("Scaling") })
      }
    ]
  )

  private typealias Target = Located<ApplicationAutoScaling.ScalableTarget>

  func check(_ model: Model, _ findings: inout Findings) {
    let services = model.graph.all(ECS.Service.self).filter { $0.schedulingStrategy?.literal != .daemon }
    guard !services.isEmpty else { return }
    for service in services {
      let own = model.scalableTargets(of: service)
      if own.contains(where: { hasPolicy($0, model) }) { continue }
      if own.isEmpty, model.hasScalableTargetOfUnknownService {
        findings.unknown(
          service, "which service the template's scalable targets are for is known to the deployment alone")
      } else {
        findings.report(
          own.isEmpty ? .fixed(service.id) : .idle(service.id, own[0].id), on: service, at: "DesiredCount")
      }
    }
  }

  private func hasPolicy(_ target: Target, _ model: Model) -> Bool {
    model.graph.all(ApplicationAutoScaling.ScalingPolicy.self).contains { policy in
      if let reference = policy.scalableTarget { return reference.id == target.id || reference.id == nil }
      guard let resource = policy.resourceID else { return false }
      return resource == target.resourceID || resource.expression.referencedIDs.contains(target.id)
    }
  }

  private static func target(of service: LogicalID) -> ApplicationAutoScaling.ScalableTarget {
    ApplicationAutoScaling.ScalableTarget {
      $0.serviceNamespace = "ecs"
      $0.resourceID = "service/main/\(Reference<ECS.Service>(service, "Name"))"
      $0.minCapacity = 2
      $0.maxCapacity = 6
    }
  }
}

extension Finding.Message {
  fileprivate static func fixed(_ service: LogicalID) -> Self {
    "service '\(service)' has a fixed number of tasks; add a scalable target and a target tracking policy"
  }

  fileprivate static func idle(_ service: LogicalID, _ target: LogicalID) -> Self {
    "no policy moves the number of tasks of '\(service)' in the bounds of '\(target)'; add a target tracking policy"
  }
}
