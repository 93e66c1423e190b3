import AWSResources

/// Checks that a service scales its number of tasks with its load.
struct ServiceScalesAutomatically: Rule {
  static let description = RuleDescription(
    id: "service-scales-automatically",
    catalogID: "ECS017",
    subject: .compute,
    severity: .warning,
    summary: "A service scales its number of tasks with its load.",
    rationale: "A fixed number of tasks is too small at peak load and wastes money at low load.",
    remedy: "Add a scalable target for the service, and a target tracking policy on CPU, memory or request count.",
    references: [.aws("AmazonECS/latest/developerguide/service-auto-scaling.html")],
    passes: [
      RuleExample("a service with a scaling policy") { graph in
        graph.add("Api", ECS.Service { $0.name = "api" })
        graph.add("Scaling", target(of: "Api"))
        graph.add("Policy", ApplicationAutoScaling.ScalingPolicy { $0.scalableTarget = .to("Scaling") })
      },
      RuleExample("a daemon service, with one task on each host") {
        $0.add("Agent", ECS.Service { $0.schedulingStrategy = .literal(.daemon) })
      },
    ],
    fails: [
      RuleExample(
        "a service with a fixed number of tasks",
        finds: .finding(
          "Api", at: "DesiredCount",
          "service 'Api' has a fixed number of tasks; add a scalable target and a target tracking policy")
      ) {
        $0.add("Api", ECS.Service { $0.desiredCount = 2 })
      },
      RuleExample(
        "a scalable target without a policy",
        finds: .finding(
          "Api", in: "Scaling",
          "scalable target 'Scaling' of service 'Api' has no scaling policy; add a target tracking policy")
      ) { graph in
        graph.add("Api", ECS.Service { $0.name = "api" })
        graph.add("Scaling", target(of: "Api"))
      },
    ],
    undetermined: [
      RuleExample("a scalable target of a service from a parameter", unknown: "Api") { graph in
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
          service, "the service of a scalable target cannot be determined before deployment")
      } else {
        guard let target = own.first else {
          findings.report(.fixedCount(service.id), on: service, at: "DesiredCount")
          continue
        }
        findings.report(.noPolicy(service.id, target.id), on: service.id, at: Place(target.entry))
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
  fileprivate static func fixedCount(_ service: LogicalID) -> Self {
    "service '\(service)' has a fixed number of tasks; add a scalable target and a target tracking policy"
  }

  fileprivate static func noPolicy(_ service: LogicalID, _ target: LogicalID) -> Self {
    "scalable target '\(target)' of service '\(service)' has no scaling policy; add a target tracking policy"
  }
}
