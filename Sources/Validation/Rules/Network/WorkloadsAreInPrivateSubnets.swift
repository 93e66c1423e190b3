import AWSResources

/// Asks that what runs code stands in subnets that no route leads to from the internet.
struct WorkloadsAreInPrivateSubnets: Rule {
  static let description = RuleDescription(
    id: "workloads-are-in-private-subnets",
    catalogID: "NET001",
    subject: .network,
    severity: .error,
    summary: "Services, functions and instances stand in subnets without a route to an internet gateway.",
    rationale: """
      In a public subnet one public address, or one open security group, is all that stands between a task and the \
      internet.
      """,
    remedy: "Place the service in private subnets, and let a load balancer in the public ones forward to it.",
    references: [.document("001"), .document("002")],
    passes: [
      RuleExample("a service in private subnets") {
        $0.addNetwork()
        $0.addWebService()
      }
    ],
    fails: [
      RuleExample("a service in public subnets", finds: "Service") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Service", ECS.Service.self) {
          $0.networkConfiguration?.subnets = [.to("PublicA"), .to("PublicB")]
        }
      },
      RuleExample("a scheduled task in a public subnet", finds: "Nightly") {
        $0.addNetwork()
        $0.addScheduledTask("Nightly", in: [.to("AppA"), .to("PublicB")])
      },
      RuleExample("a function in a public subnet", finds: "Function") {
        $0.addNetwork()
        $0.add("Function", Lambda.Function { $0.network = .init { $0.subnets = [.to("AppA"), .to("PublicB")] } })
      },
      RuleExample("a subnet with a route to half of the internet", finds: "Service") {
        $0.addNetwork()
        $0.addWebService()
        $0.addInternetRoute("Leak", of: "AppRoutesB", to: "128.0.0.0/1")
      },
    ],
    leavesOpen: [
      RuleExample("subnets from a parameter", finds: "Service") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Service", ECS.Service.self) { $0.networkConfiguration?.subnets = .expression(.parameter("Subnets")) }
      },
      RuleExample("a scheduled task in subnets from a parameter", finds: "Nightly") {
        $0.addScheduledTask("Nightly", in: .expression(.parameter("Subnets")))
      },
      RuleExample("a function in subnets from a parameter", finds: "Function") {
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
      } else if service.service.resource.networkConfiguration != nil, let doubt = service.placement.tierDoubt {
        findings.unknown(service.service, doubt, at: place[0], place[1], place[2])
      }
    }
    for tasks in model.ingress.startedTasks {
      let place = tasks.entry.location(of: tasks.path + ["Subnets"])
      if let first = tasks.placement.publicSubnets.first {
        findings.report(
          .isPublic("a task of", tasks.id, tasks.placement.publicSubnets), on: tasks.id, placed: place,
          proof: first.pathFromInternet + ["tasks of '\(tasks.id)'"])
      } else if let doubt = tasks.placement.tierDoubt {
        findings.unknown(tasks.id, doubt, placed: place)
      }
    }
    for function in model.ingress.functions {
      if let first = function.placement.publicSubnets.first {
        findings.report(
          .isPublic("function", function.id, function.placement.publicSubnets), on: function.function,
          at: "VpcConfig", "SubnetIds", proof: first.pathFromInternet + ["function '\(function.id)'"])
      } else if let doubt = function.placement.tierDoubt {
        findings.unknown(function.function, doubt, at: "VpcConfig", "SubnetIds")
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
  /// A host that exists to be reached says so in its name.
  fileprivate var isBastion: Bool { entry.id.name.lowercased().contains("bastion") }
}

extension Finding.Message {
  fileprivate static func isPublic(_ kind: String, _ id: LogicalID, _ subnets: [RoutedSubnet]) -> Self {
    "\(kind) '\(id)' stands in \(subnets.map(\.id).quoted), where a route leads in from the internet; place it in private subnets"
  }
}
