import AWSResources

/// Checks that services, functions and instances are in subnets without a route to an internet gateway.
struct WorkloadsAreInPrivateSubnets: Rule {
  static let description = RuleDescription(
    id: "workloads-are-in-private-subnets",
    catalogID: "NET001",
    subject: .network,
    severity: .error,
    summary: "Services, functions and instances are in subnets without a route to an internet gateway.",
    rationale:
      "In a public subnet, a public IP address and an open security group are enough to expose a task to the internet.",
    remedy: "Use private subnets, and forward requests from a load balancer in the public subnets.",
    references: [.aws("AmazonECS/latest/developerguide/networking-outbound.html")],
    passes: [
      RuleExample("a service in private subnets") {
        $0.addNetwork()
        $0.addWebService()
      }
    ],
    fails: [
      RuleExample(
        "a service in public subnets",
        finds: .finding(
          "Service", at: "NetworkConfiguration.AwsvpcConfiguration.Subnets",
          "service 'Service' is in public subnets 'PublicA' and 'PublicB'; use private subnets")
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Service", ECS.Service.self) {
          $0.networkConfiguration?.subnets = [.to("PublicA"), .to("PublicB")]
        }
      },
      RuleExample(
        "a scheduled task in a public subnet",
        finds: .finding(
          "Nightly", at: "Target.EcsParameters.NetworkConfiguration.AwsvpcConfiguration.Subnets",
          "a task of 'Nightly' is in public subnets 'PublicB'; use private subnets")
      ) {
        $0.addNetwork()
        $0.addScheduledTask("Nightly", in: [.to("AppA"), .to("PublicB")])
      },
      RuleExample(
        "a function in a public subnet",
        finds: .finding(
          "Function", at: "VpcConfig.SubnetIds",
          "function 'Function' is in public subnets 'PublicB'; use private subnets")
      ) {
        $0.addNetwork()
        $0.add("Function", Lambda.Function { $0.network = .init { $0.subnets = [.to("AppA"), .to("PublicB")] } })
      },
      RuleExample(
        "a subnet with a route to half of the internet",
        finds: .finding(
          "Service", at: "NetworkConfiguration.AwsvpcConfiguration.Subnets",
          "service 'Service' is in public subnets 'AppB'; use private subnets")
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addInternetRoute("Leak", of: "AppRoutesB", to: "128.0.0.0/1")
      },
    ],
    undetermined: [
      RuleExample("subnets from a parameter", unknown: "Service") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Service", ECS.Service.self) { $0.networkConfiguration?.subnets = .expression(.parameter("Subnets")) }
      },
      RuleExample("a scheduled task in subnets from a parameter", unknown: "Nightly") {
        $0.addScheduledTask("Nightly", in: .expression(.parameter("Subnets")))
      },
      RuleExample("a function in subnets from a parameter", unknown: "Function") {
        $0.add(
          "Function", Lambda.Function { $0.network = .init { $0.subnets = .expression(.parameter("Subnets")) } })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.ingress.services {
      let place = ["NetworkConfiguration", "AwsvpcConfiguration", "Subnets"]
      if let first = service.placement.publicSubnets.first {
        findings.report(
          .isPublic("service", service.id, service.placement.publicSubnets), on: service.service, at: place[0],
          place[1],
          place[2], proof: first.pathFromInternet + ["service '\(service.id)'"])
      } else if service.service.resource.networkConfiguration != nil,
        let unknownReason = service.placement.unknownTierReason
      {
        findings.unknown(service.service, unknownReason, at: place[0], place[1], place[2])
      }
    }
    for tasks in model.ingress.scheduledTasks {
      let place = tasks.place(of: "Subnets")
      if let first = tasks.placement.publicSubnets.first {
        findings.report(
          .isPublic("a task of", tasks.id, tasks.placement.publicSubnets), on: tasks.id, at: place,
          proof: first.pathFromInternet + ["tasks of '\(tasks.id)'"])
      } else if let unknownReason = tasks.placement.unknownTierReason {
        findings.unknown(tasks.id, unknownReason, at: place)
      }
    }
    for function in model.ingress.functions {
      if let first = function.placement.publicSubnets.first {
        findings.report(
          .isPublic("function", function.id, function.placement.publicSubnets), on: function.function,
          at: "VpcConfig", "SubnetIds", proof: first.pathFromInternet + ["function '\(function.id)'"])
      } else if let unknownReason = function.placement.unknownTierReason {
        findings.unknown(function.function, unknownReason, at: "VpcConfig", "SubnetIds")
      }
    }
    for interface in model.network.rawInterfaces where interface.role == .workload && !interface.isBastion {
      guard let first = interface.subnets.first(where: \.isPublic) else { continue }
      findings.report(
        .isPublic("workload", interface.entry.id, interface.subnets.filter(\.isPublic)), on: interface.entry,
        proof: first.pathFromInternet + ["'\(interface.entry.id)'"])
    }
  }
}

extension RawInterface {
  /// Whether the host is a bastion host, by its name.
  fileprivate var isBastion: Bool { entry.id.name.lowercased().contains("bastion") }
}

extension Finding.Message {
  fileprivate static func isPublic(_ kind: String, _ id: LogicalID, _ subnets: [RoutedSubnet]) -> Self {
    "\(kind) '\(id)' is in public subnets \(subnets.map(\.id).quoted); use private subnets"
  }
}
