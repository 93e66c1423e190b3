import AWSResources

/// Checks that a service runs at least two tasks, in subnets of at least two Availability Zones.
struct ServiceSpansZones: Rule {
  static let description = RuleDescription(
    id: "service-spans-zones",
    catalogID: "ECS014",
    subject: .compute,
    severity: .error,
    summary: "A service runs at least two tasks, in subnets of at least two Availability Zones.",
    rationale: """
      A service with one task, or with all tasks in one Availability Zone, is unavailable when its host or zone \
      fails.
      """,
    remedy: """
      Set 'DesiredCount', or 'MinCapacity' of the scalable target, to at least 2, and use subnets in several \
      Availability Zones.
      """,
    references: [.aws("AmazonECS/latest/developerguide/service-rebalancing.html")],
    passes: [
      RuleExample("two tasks in two zones") { add(to: &$0, tasks: 2) },
      RuleExample("a scalable target with a minimum of two") { graph in
        add(to: &graph, tasks: nil)
        graph.add("Scaling", target(minimum: 2))
      },
    ],
    fails: [
      RuleExample(
        "one task",
        finds: .finding(
          "Service", at: "DesiredCount",
          "service 'Service' may run only one task; set 'DesiredCount' to 2")
      ) { add(to: &$0, tasks: 1) },
      RuleExample(
        "a scalable target with a minimum of one",
        finds: .finding(
          "Service", in: "Scaling", at: "MinCapacity",
          "service 'Service' may run only one task; set 'MinCapacity' of 'Scaling' to 2")
      ) { graph in
        add(to: &graph, tasks: nil)
        graph.add("Scaling", target(minimum: 1))
      },
      RuleExample(
        "subnets in one Availability Zone",
        finds: .finding(
          "Service", at: "NetworkConfiguration.AwsvpcConfiguration.Subnets",
          "the subnets of service 'Service' are in one Availability Zone; add a subnet in another one")
      ) { graph in
        add(to: &graph, tasks: 2)
        graph.change("Service", ECS.Service.self) { $0.networkConfiguration?.subnets = [.to("AppA")] }
      },
    ],
    undetermined: [
      RuleExample("a task count from a parameter", unknown: "Service") { add(to: &$0, tasks: .parameter("Tasks")) }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.ingress.services where model.literal(service.service.schedulingStrategy) != .daemon {
      checkCount(service, model, &findings)
      checkZones(service, &findings)
    }
  }

  private func checkCount(_ service: PlacedService, _ model: Model, _ findings: inout Findings) {
    let targets = model.scalableTargets(of: service.service)
    if targets.isEmpty, model.hasScalableTargetOfUnknownService {
      return findings.unknown(
        service.service, "the service of a scalable target cannot be determined before deployment")
    }
    // The minimum of a scalable target takes precedence; the default is one task.
    let count = targets.first.map { model.known($0.minCapacity) } ?? model.known(service.service.desiredCount).or(1)
    switch count {
    case .value(let count) where count < 2:
      let place =
        targets.first.map { Place($0.entry, ["MinCapacity"]) } ?? Place(service.service.entry, ["DesiredCount"])
      findings.report(.tooFewTasks(service.id, count, targets.first?.id), on: service.id, at: place)
    case .unknown:
      findings.unknown(
        service.service, "the number of tasks of '\(service.id)' cannot be determined before deployment",
        at: "DesiredCount")
    case .value, .absent: break
    }
  }

  private func checkZones(_ service: PlacedService, _ findings: inout Findings) {
    let zones = service.placement.subnets.map(\.zone)
    guard !zones.isEmpty, service.placement.unknownReason == nil, zones.spanSeveralZones == false else { return }
    findings.report(
      .oneZone(service.id), on: service.service, at: "NetworkConfiguration", "AwsvpcConfiguration", "Subnets",
      proof: service.placement.subnets.map { Hop($0.id) })
  }

  private static func add(to graph: inout ResourceGraph, tasks: Value<Int>?) {
    graph.addNetwork()
    graph.addWebService()
    graph.change("Service", ECS.Service.self) { $0.desiredCount = tasks }
  }

  private static func target(minimum: Value<Int>) -> ApplicationAutoScaling.ScalableTarget {
    ApplicationAutoScaling.ScalableTarget {
      $0.resourceID = "service/main/\(Reference<ECS.Service>("Service", "Name"))"
      $0.minCapacity = minimum
    }
  }
}

extension Finding.Message {
  fileprivate static func tooFewTasks(_ service: LogicalID, _ count: Int, _ target: LogicalID?) -> Self {
    let number = count == 1 ? "only one task" : "no task"
    let remedy = target.map { "set 'MinCapacity' of '\($0)' to 2" } ?? "set 'DesiredCount' to 2"
    return "service '\(service)' may run \(number); \(remedy)"
  }

  fileprivate static func oneZone(_ service: LogicalID) -> Self {
    "the subnets of service '\(service)' are in one Availability Zone; add a subnet in another one"
  }
}
