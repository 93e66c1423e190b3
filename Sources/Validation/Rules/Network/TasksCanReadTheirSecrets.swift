import AWSResources

/// Checks that every subnet of a task with secrets can reach their store, through a NAT gateway or an endpoint.
struct TasksCanReadTheirSecrets: Rule {
  static let description = RuleDescription(
    id: "tasks-can-read-their-secrets",
    catalogID: "VPCE007",
    subject: .network,
    severity: .error,
    summary: "Every subnet of a task with secrets can reach their store, through a NAT gateway or an endpoint.",
    rationale: """
      ECS reads the secrets of containers before the task starts, through the network of the task, and the code reads others \
      through it. Without access the task does not start, or cannot sign in.
      """,
    remedy: "Add a route to a NAT gateway, or add endpoints for 'secretsmanager' and 'ssm' as the secrets need.",
    references: [.aws("secretsmanager/latest/userguide/vpc-endpoint-overview.html")],
    passes: [
      RuleExample("an endpoint instead of NAT") {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
      }
    ],
    fails: [
      RuleExample(
        "neither NAT nor an endpoint",
        finds: .finding(
          "Service", at: "NetworkConfiguration.AwsvpcConfiguration.Subnets",
          """
          tasks of 'Service' cannot read their secrets in 'AppA' and 'AppB' without a NAT gateway or endpoints for \
          'secretsmanager'; add a route to a NAT gateway, or the endpoints
          """)
      ) {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
      },
      RuleExample(
        "code that reads a secret, without an endpoint",
        finds: .finding(
          "Service", at: "NetworkConfiguration.AwsvpcConfiguration.Subnets",
          """
          tasks of 'Service' cannot read their secrets in 'AppA' and 'AppB' without a NAT gateway or endpoints for \
          'secretsmanager'; add a route to a NAT gateway, or the endpoints
          """)
      ) {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.add("CodeRole", IAM.Role())
        $0.add(
          "CodePolicy",
          IAM.RolePolicy {
            $0.role = .to("CodeRole")
            $0.document = IAM.PolicyDocument([
              IAM.Statement(
                actions: ["secretsmanager:GetSecretValue"], resources: ["arn:aws:secretsmanager:*:*:secret:a"])
            ])
          })
        $0.change("Task", ECS.TaskDefinition.self) {
          $0.containers[0].secrets = []
          $0.taskRole = .to("CodeRole")
        }
      },
      RuleExample(
        "a parameter, with an endpoint only for Secrets Manager",
        finds: .finding(
          "Service", at: "NetworkConfiguration.AwsvpcConfiguration.Subnets",
          """
          tasks of 'Service' cannot read their secrets in 'AppA' and 'AppB' without a NAT gateway or endpoints for \
          'ssm'; add a route to a NAT gateway, or the endpoints
          """)
      ) {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
        $0.change("Task", ECS.TaskDefinition.self) {
          $0.containers[0].secrets.append(.init("TOKEN", from: "/shop/token"))
        }
      },
      RuleExample(
        "a parameter of the stack, with an endpoint only for Secrets Manager",
        finds: .finding(
          "Service", at: "NetworkConfiguration.AwsvpcConfiguration.Subnets",
          """
          tasks of 'Service' cannot read their secrets in 'AppA' and 'AppB' without a NAT gateway or endpoints for \
          'ssm'; add a route to a NAT gateway, or the endpoints
          """)
      ) {
        $0.addNetwork(hasNAT: false)
        $0.addWebService()
        $0.addEndpoints()
        $0.add("PageSize", SSM.Parameter { $0.kind = .literal(.string) })
        $0.change("Task", ECS.TaskDefinition.self) {
          $0.containers[0].secrets.append(.init("PAGE_SIZE", from: Reference<SSM.Parameter>.to("PageSize").value))
        }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.ingress.services where service.isOnFargate(model) {
      let stores = model.secretStores(of: service)
      guard !stores.isEmpty else { continue }
      let access = model.reachability.access(to: stores, for: service)
      if !access.missing.isEmpty {
        findings.report(
          .missingEndpoints(service.id, access.subnets, access.missing), on: service.id, at: service.subnetsPlace)
      }
      findings.reportObstacles(of: access, for: service, purpose: "read their secrets")
      if access.missing.isEmpty, access.obstacles.isEmpty, let unknownReason = access.unknownReason {
        findings.unknown(service.service, unknownReason)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func missingEndpoints(_ id: LogicalID, _ subnets: [RoutedSubnet], _ names: [String]) -> Self {
    """
    tasks of '\(id)' cannot read their secrets in \(subnets.map(\.id).quoted) without a NAT gateway or endpoints for \
    \(names.map { "'\($0)'" }.listed); add a route to a NAT gateway, or the endpoints
    """
  }
}
