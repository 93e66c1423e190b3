import AWSResources

/// Asks that the loss of a zone leaves a service running.
struct ServiceSpansZones: Rule {
  static let description = RuleDescription(
    id: "service-spans-zones",
    catalogID: "ECS014",
    subject: .compute,
    severity: .error,
    summary: "A service runs two tasks at least, in subnets of two zones at least.",
    rationale: "A single task, or tasks in a single zone, are gone with the first host or zone that fails.",
    remedy: "Ask for two tasks, or a scalable target with a minimum of two, and name subnets of several zones.",
    references: [.document("001")],
    passes: [
      RuleExample("two tasks in two zones") { add(to: &$0, tasks: 2) },
      RuleExample("a scalable target with a minimum of two") { graph in
        add(to: &graph, tasks: nil)
        graph.add("Scaling", target(minimum: 2))
      },
    ],
    fails: [
      RuleExample("one task", finds: "Service") { add(to: &$0, tasks: 1) },
      RuleExample("a scalable target that goes down to one", finds: "Service") { graph in
        add(to: &graph, tasks: nil)
        graph.add("Scaling", target(minimum: 1))
      },
      RuleExample("subnets of one zone", finds: "Service") { graph in
        add(to: &graph, tasks: 2)
        graph.change("Service", ECS.Service.self) { $0.networkConfiguration?.subnets = [.to("AppA")] }
      },
    ],
    leavesOpen: [
      RuleExample("a parameter for the number", finds: "Service") { add(to: &$0, tasks: .parameter("Tasks")) }
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
        service.service, "which service the template's scalable targets are for is known to the deployment alone")
    }
    // A target decides where there is one; without either AWS runs one task.
    let count = targets.first.map { model.known($0.minCapacity) } ?? model.known(service.service.desiredCount).or(1)
    switch count {
    case .value(let count) where count < 2:
      findings.report(.few(service.id, count, targets.first?.id), on: service.service, at: "DesiredCount")
    case .unknown:
      findings.unknown(
        service.service, "how many tasks '\(service.id)' has is known to the deployment alone", at: "DesiredCount")
    case .value, .absent: break
    }
  }

  private func checkZones(_ service: PlacedService, _ findings: inout Findings) {
    let zones = service.placement.subnets.map(\.zone)
    guard !zones.isEmpty, service.placement.doubt == nil, zones.areSeveral == false else { return }
    findings.report(
      .oneZone(service.id), on: service.service, at: "NetworkConfiguration", "AwsvpcConfiguration", "Subnets",
      proof: service.placement.subnets.map(\.id.name))
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
  fileprivate static func few(_ service: LogicalID, _ count: Int, _ target: LogicalID?) -> Self {
    let number = count == 1 ? "one task" : "no task"
    let remedy = target.map { "raise 'MinCapacity' of '\($0)' to 2" } ?? "set 'DesiredCount' to 2"
    return "service '\(service)' runs \(number) at the least, and is gone with its host; \(remedy)"
  }

  fileprivate static func oneZone(_ service: LogicalID) -> Self {
    "the subnets of service '\(service)' are in one zone; add a subnet of another zone"
  }
}
