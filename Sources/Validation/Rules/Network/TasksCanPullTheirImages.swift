import AWSResources

/// Asks that tasks get at their images.
struct TasksCanPullTheirImages: Rule {
  static let description = RuleDescription(
    id: "tasks-can-pull-their-images",
    catalogID: "VPCE001",
    subject: .network,
    severity: .error,
    summary: "Every subnet of a task has a way to its image: out through NAT, or through endpoints of ECR and S3.",
    rationale: "A task that cannot pull its image never starts, and the deployment hangs until it is given up.",
    remedy: "Route the subnets to a NAT gateway, or add endpoints for 'ecr.api', 'ecr.dkr' and 's3'.",
    references: [.securityHub("EC2.55"), .securityHub("EC2.56"), .document("002")],
    passes: [
      RuleExample("a way out through NAT") {
        $0.addNetwork()
        $0.addWebService()
      },
      RuleExample("endpoints in place of NAT") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
      },
    ],
    fails: [
      RuleExample("neither NAT nor endpoints", finds: "Service") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
      },
      RuleExample("an endpoint without private DNS", finds: "Service") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
        $0.change("EcrDkr", EC2.VPCEndpoint.self) { $0.isPrivateDNSEnabled = nil }
      },
      RuleExample("an image of a public registry and no way out", finds: "Service") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
        $0.change("Task", ECS.TaskDefinition.self) { $0.containers[0].image = "nginx:1.29" }
      },
    ],
    leavesOpen: [
      RuleExample("an image from a parameter and no way out", finds: "Service") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
        $0.change("Task", ECS.TaskDefinition.self) { $0.containers[0].image = .parameter("Image") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.ingress.services where service.isOnFargate(model) && !service.placement.subnets.isEmpty {
      guard let task = service.task else {
        findings.unknown(service.service, "the task definition of '\(service.id)' is not in the template")
        continue
      }
      let origins = task.resource.containers.map { model.origin(ofImage: $0.image) }
      if origins.contains(.elsewhere) {
        let stuck = service.placement.subnets.filter { subnet in
          if case .no = model.reachesInternet(service, from: subnet) { true } else { false }
        }
        if !stuck.isEmpty { findings.report(.hasNoWayOut(service.id, stuck), on: service.service) }
      }
      guard origins.contains(where: { $0 != .elsewhere }) else { continue }
      let lack = model.lacking(["ecr.api", "ecr.dkr", "s3"], for: service)
      if lack.names.isEmpty {
        if let doubt = lack.doubt { findings.unknown(service.service, doubt) }
      } else if origins.contains(.ecr) {
        findings.report(.lacks(service.id, lack.subnets, lack.names), on: service.service)
      }
      if origins.contains(.unknown), isAnyWithoutWayOut(service, model) {
        findings.unknown(service.service, "where an image of '\(task.id)' is pulled from is not known")
      }
    }
  }

  private func isAnyWithoutWayOut(_ service: PlacedService, _ model: Model) -> Bool {
    service.placement.subnets.contains { subnet in
      if case .no = model.reachesInternet(service, from: subnet) { true } else { false }
    }
  }
}

extension Finding.Message {
  fileprivate static func lacks(_ id: LogicalID, _ subnets: [RoutedSubnet], _ names: [String]) -> Self {
    """
    tasks of '\(id)' cannot pull their image from \(subnets.map(\.id).quoted): no NAT gateway, and no endpoint for \
    \(names.map { "'\($0)'" }.listed); add one or the other
    """
  }

  fileprivate static func hasNoWayOut(_ id: LogicalID, _ subnets: [RoutedSubnet]) -> Self {
    """
    tasks of '\(id)' pull an image over the internet, which \(subnets.map(\.id).quoted) does not reach; add a NAT \
    gateway, or keep the image in ECR
    """
  }
}
