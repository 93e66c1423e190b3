import AWSResources

/// Checks that every subnet of a task can reach the image registry, through a NAT gateway or through endpoints for ECR
/// and S3: routes, security groups, network ACLs and the policies of endpoints.
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
      RuleExample(
        "a security group that lets out to the endpoints, but not to S3",
        finds: .finding(
          "Service", in: "ServiceGroup", at: "SecurityGroupEgress",
          """
          tasks of 'Service' cannot reach 's3' to pull their image: security group 'ServiceGroup' does not let out to \
          endpoint 'S3' on port 443; add an egress rule
          """)
      ) {
        addEndpoints(to: &$0)
        $0.change("ServiceGroup", EC2.SecurityGroup.self) {
          $0.egress = [
            .init {
              $0.protocolName = "tcp"
              $0.fromPort = 443
              $0.toPort = 443
              $0.securityGroups = [.to("EndpointGroup")]
            }
          ]
        }
      },
      RuleExample(
        "a policy of the S3 endpoint without the bucket of ECR",
        finds: .finding(
          "Service", in: "S3", at: "PolicyDocument",
          """
          tasks of 'Service' cannot reach 's3' to pull their image: the policy of endpoint 'S3' does not allow the \
          bucket of ECR's image layers; allow it in 'PolicyDocument'
          """)
      ) {
        addEndpoints(to: &$0)
        $0.change("S3", EC2.VPCEndpoint.self) {
          var statement = IAM.Statement(actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop-manifests/*"])
          statement.principal = .everybody
          $0.policy = IAM.PolicyDocument([statement])
        }
      },
      RuleExample(
        "a network ACL that denies everything",
        finds: .finding(
          "Service", in: "List",
          """
          tasks of 'Service' cannot reach 'ecr.api', 'ecr.dkr' and 's3' to pull their image: network ACL 'List' of \
          subnet 'AppA' denies traffic to 'ecr.api' on port 443; add an outbound entry that allows port 443
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.add("List", EC2.NetworkACL { $0.vpc = .to("Vpc") })
        for id in ["AppA", "AppB"] {
          $0.add(
            LogicalID("ListOf\(id)"),
            EC2.SubnetNetworkACLAssociation {
              $0.subnet = Reference(LogicalID(id))
              $0.networkACL = .to("List")
            })
        }
      },
      RuleExample(
        "a way out over IPv6 alone",
        finds: .finding(
          "Service", at: "NetworkConfiguration.AwsvpcConfiguration.Subnets",
          """
          tasks of 'Service' cannot pull their image in 'AppA' and 'AppB' without a NAT gateway or endpoints for \
          'ecr.api', 'ecr.dkr' and 's3'; add a route to a NAT gateway, or the endpoints
          """)
      ) {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        for zone in ["A", "B"] {
          $0.add(
            LogicalID("Out\(zone)"),
            EC2.Route {
              $0.routeTable = Reference(LogicalID("AppRoutes\(zone)"))
              $0.destinationIPv6CIDRBlock = "::/0"
              $0.egressOnlyInternetGateway = "eigw-1"
            })
        }
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
      if origins.contains(.elsewhere) { checkInternet(of: service, model, &findings) }
      guard origins.contains(where: { $0 != .elsewhere }) else { continue }
      let access = model.reachability.access(to: ["ecr.api", "ecr.dkr", "s3"], for: service)
      if access.missing.isEmpty, access.obstacles.isEmpty {
        if let unknownReason = access.unknownReason { findings.unknown(service.service, unknownReason) }
      } else if origins.contains(.ecr) {
        if !access.missing.isEmpty {
          findings.report(
            .missingEndpoints(service.id, access.subnets, access.missing), on: service.id, at: service.subnetsPlace)
        }
        findings.reportObstacles(of: access, for: service, purpose: "pull their image")
      }
      if origins.contains(.unknown), !subnetsWithoutInternet(of: service, model).isEmpty {
        findings.unknown(
          service.service, "the registry of an image of '\(task.id)' cannot be determined before deployment")
      }
    }
  }

  private static func addEndpoints(to graph: inout ResourceGraph) {
    graph.addNetwork(hasNAT: false)
    graph.addWebService()
    graph.addEndpoints()
    graph.addGroup("EndpointGroup", allows: .group("ServiceGroup"), on: 443)
    for id in ["EcrApi", "EcrDkr", "Logs", "Secrets"] as [LogicalID] {
      graph.change(id, EC2.VPCEndpoint.self) { $0.securityGroups = [.to("EndpointGroup")] }
    }
  }

  /// A registry outside AWS is reached through the internet alone.
  private func checkInternet(of service: PlacedService, _ model: Model, _ findings: inout Findings) {
    let isolated = subnetsWithoutInternet(of: service, model)
    guard isolated.isEmpty else {
      return findings.report(.noInternet(service.id, isolated), on: service.id, at: service.subnetsPlace)
    }
    for subnet in service.placement.subnets {
      let path = model.reachability.toInternet(from: service, in: subnet)
      for obstacle in path.obstacles {
        findings.report(.blocked(service.id, obstacle), on: service.id, at: obstacle.place, proof: path.proof)
      }
    }
  }

  private func subnetsWithoutInternet(of service: PlacedService, _ model: Model) -> [RoutedSubnet] {
    service.placement.subnets.filter { subnet in
      if case .no = model.reachability.hasWayToInternet(service, from: subnet) { true } else { false }
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

  fileprivate static func blocked(_ id: LogicalID, _ obstacle: NetworkPath.Obstacle) -> Self {
    "tasks of '\(id)' pull an image from the internet, but \(obstacle.fact); \(obstacle.remedy)"
  }
}
