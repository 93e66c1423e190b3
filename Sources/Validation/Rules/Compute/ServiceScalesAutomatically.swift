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
      }
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

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.graph.all(ECS.Service.self) where service.schedulingStrategy?.literal != .daemon {
      guard model.scalableTargets(of: service).isEmpty else { continue }
      if model.hasScalableTargetOfUnknownService {
        findings.unknown(service, "the service of a scalable target cannot be determined before deployment")
      } else {
        findings.report(.fixedCount(service.id), on: service, at: "DesiredCount")
      }
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
}
