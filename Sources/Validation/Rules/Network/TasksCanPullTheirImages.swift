import AWSResources

/// Checks that every subnet of a task can reach the image registry, through a NAT gateway or through endpoints for ECR
/// and S3.
struct TasksCanPullTheirImages: Rule {
  static let description = RuleDescription(
    id: "tasks-can-pull-their-images",
    catalogID: "VPCE001",
    subject: .network,
    severity: .error,
    summary:
      "Every subnet of a task can reach the image registry, through a NAT gateway or through endpoints for ECR and S3.",
    rationale: "A task that cannot pull its image does not start, and the deployment waits until it times out.",
    remedy: "Add a route to a NAT gateway, or add endpoints for 'ecr.api', 'ecr.dkr' and 's3'.",
    references: [
      .securityHub("EC2.55"), .securityHub("EC2.56"),
    ],
    passes: [
      RuleExample("a route to a NAT gateway") {
        $0.addNetwork()
        $0.addWebService()
      },
      RuleExample("endpoints instead of NAT") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
      },
    ],
    fails: [
      RuleExample(
        "neither NAT nor endpoints",
        finds: .finding(
          "Service", at: "NetworkConfiguration.AwsvpcConfiguration.Subnets",
          """
          tasks of 'Service' cannot pull their image in 'AppA' and 'AppB' without a NAT gateway or endpoints for \
          'ecr.api', 'ecr.dkr' and 's3'; add a route to a NAT gateway, or the endpoints
          """)
      ) {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
      },
      RuleExample(
        "an endpoint without private DNS",
        finds: .finding(
          "Service", at: "NetworkConfiguration.AwsvpcConfiguration.Subnets",
          """
          tasks of 'Service' cannot pull their image in 'AppA' and 'AppB' without a NAT gateway or endpoints for \
          'ecr.dkr'; add a route to a NAT gateway, or the endpoints
          """)
      ) {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
        $0.change("EcrDkr", EC2.VPCEndpoint.self) { $0.isPrivateDNSEnabled = nil }
      },
      RuleExample(
        "an image of a public registry without internet access",
        finds: .finding(
          "Service", at: "NetworkConfiguration.AwsvpcConfiguration.Subnets",
          """
          tasks of 'Service' pull an image from the internet, which is not reachable from 'AppA' and 'AppB'; add a \
          NAT gateway, or store the image in ECR
          """)
      ) {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
        $0.change("Task", ECS.TaskDefinition.self) { $0.containers[0].image = "nginx:1.29" }
      },
    ],
    undetermined: [
      RuleExample("an image from a parameter without internet access", unknown: "Service") {
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
        let isolated = service.placement.subnets.filter { subnet in
          if case .no = model.reachesInternet(service, from: subnet) { true } else { false }
        }
        if !isolated.isEmpty {
          findings.report(.noInternet(service.id, isolated), on: service.id, at: service.subnetsPlace)
        }
      }
      guard origins.contains(where: { $0 != .elsewhere }) else { continue }
      let lacking = model.missingEndpoints(["ecr.api", "ecr.dkr", "s3"], for: service)
      if lacking.names.isEmpty {
        if let unknownReason = lacking.unknownReason { findings.unknown(service.service, unknownReason) }
      } else if origins.contains(.ecr) {
        findings.report(
          .missingEndpoints(service.id, lacking.subnets, lacking.names), on: service.id, at: service.subnetsPlace)
      }
      if origins.contains(.unknown), hasSubnetWithoutInternet(service, model) {
        findings.unknown(
          service.service, "the registry of an image of '\(task.id)' cannot be determined before deployment")
      }
    }
  }

  private func hasSubnetWithoutInternet(_ service: PlacedService, _ model: Model) -> Bool {
    service.placement.subnets.contains { subnet in
      if case .no = model.reachesInternet(service, from: subnet) { true } else { false }
    }
  }
}

extension Finding.Message {
  fileprivate static func missingEndpoints(_ id: LogicalID, _ subnets: [RoutedSubnet], _ names: [String]) -> Self {
    """
    tasks of '\(id)' cannot pull their image in \(subnets.map(\.id).quoted) without a NAT gateway or endpoints for \
    \(names.map { "'\($0)'" }.listed); add a route to a NAT gateway, or the endpoints
    """
  }

  fileprivate static func noInternet(_ id: LogicalID, _ subnets: [RoutedSubnet]) -> Self {
    """
    tasks of '\(id)' pull an image from the internet, which is not reachable from \(subnets.map(\.id).quoted); add a \
    NAT gateway, or store the image in ECR
    """
  }
}
