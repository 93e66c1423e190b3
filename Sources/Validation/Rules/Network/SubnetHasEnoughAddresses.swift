import AWSResources

/// Checks that the range of a subnet has enough addresses for the load balancers, endpoints and tasks in it.
struct SubnetHasEnoughAddresses: Rule {
  static let description = RuleDescription(
    id: "subnet-has-enough-addresses",
    catalogID: "NET022",
    subject: .network,
    severity: .warning,
    summary: "The range of a subnet has enough addresses for the load balancers, endpoints and tasks in it.",
    rationale: """
      Without a free address a task does not start, and a load balancer does not scale. The range of a subnet cannot be \
      changed later.
      """,
    remedy: "Use a range with more addresses; AWS reserves five of each subnet, and a load balancer needs eight.",
    references: [.aws("vpc/latest/userguide/subnet-sizing.html")],
    passes: [
      RuleExample("256 addresses for a load balancer and two tasks") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Service", ECS.Service.self) { $0.desiredCount = 2 }
      }
    ],
    fails: [
      RuleExample(
        "eleven addresses for fifteen tasks",
        finds: .finding(
          "AppA", at: "CidrBlock",
          """
          subnet 'AppA' has 11 free addresses, but 15 are needed by 15 tasks of 'Service'; use a larger range
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("AppA", EC2.Subnet.self) { $0.cidrBlock = "10.0.10.0/28" }
        $0.change("Service", ECS.Service.self) { $0.desiredCount = 30 }
      },
      RuleExample(
        "more tasks than addresses after scaling",
        finds: .finding(
          "AppB", at: "CidrBlock",
          """
          subnet 'AppB' has 11 free addresses, but 20 are needed by 20 tasks of 'Service'; use a larger range
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("AppB", EC2.Subnet.self) { $0.cidrBlock = "10.0.11.0/28" }
        $0.change("Service", ECS.Service.self) { $0.desiredCount = 2 }
        $0.add(
          "Target",
          ApplicationAutoScaling.ScalableTarget {
            $0.resourceID = "service/main/\(Reference<ECS.Service>.to("Service"))"
            $0.maxCapacity = 40
          })
      },
    ]
  )

  /// The addresses of each subnet that AWS keeps for itself.
  private static let reserved = 5
  /// The free addresses that a load balancer needs in each of its subnets.
  private static let perLoadBalancer = 8

  func check(_ model: Model, _ findings: inout Findings) {
    let needs = needs(model)
    for subnet in model.network.subnets {
      guard let range = subnet.range.value, range.family == .ipv4, let users = needs[subnet.id] else { continue }
      let free = max(0, (1 << (32 - range.prefix)) - Self.reserved)
      let needed = users.reduce(0) { $0 + $1.count }
      if needed > free {
        findings.report(.tooSmall(subnet.id, free, needed, users), on: subnet.subnet, at: "CidrBlock")
      }
    }
  }

  fileprivate struct User {
    let name: String
    let count: Int
  }

  private func needs(_ model: Model) -> [LogicalID: [User]] {
    var needs: [LogicalID: [User]] = [:]
    func add(_ name: (Int) -> String, _ count: Int, in subnets: [RoutedSubnet]) {
      for subnet in subnets { needs[subnet.id, default: []].append(User(name: name(count), count: count)) }
    }
    for balancer in model.ingress.loadBalancers {
      add({ _ in "load balancer '\(balancer.id)'" }, Self.perLoadBalancer, in: balancer.placement.subnets)
    }
    for endpoint in model.network.endpoints {
      add({ _ in "endpoint '\(endpoint.id)'" }, 1, in: endpoint.placement.subnets)
    }
    let largest = largestCounts(model)
    for service in model.ingress.services {
      let subnets = service.placement.subnets
      let tasks = max(model.known(service.service.resource.desiredCount).value ?? 1, largest[service.id] ?? 0)
      guard !subnets.isEmpty, tasks > 0 else { continue }
      // ECS spreads tasks over the subnets; a number that nobody can run is no number of addresses.
      let count = min(tasks / subnets.count + (tasks % subnets.count == 0 ? 0 : 1), 1 << 20)
      add({ "\($0) task\($0 == 1 ? "" : "s") of '\(service.id)'" }, count, in: subnets)
    }
    return needs
  }

  /// The number of tasks to which services scale.
  private func largestCounts(_ model: Model) -> [LogicalID: Int] {
    var counts: [LogicalID: Int] = [:]
    for target in model.serviceTargets {
      guard let most = model.known(target.maxCapacity).value else { continue }
      for id in target.resourceID?.expression.referencedIDs ?? [] { counts[id] = max(counts[id] ?? 0, most) }
    }
    return counts
  }
}

extension Finding.Message {
  fileprivate static func tooSmall(
    _ id: LogicalID, _ free: Int, _ needed: Int, _ users: [SubnetHasEnoughAddresses.User]
  ) -> Self {
    """
    subnet '\(id)' has \(free) free addresses, but \(needed) are needed by \(users.map(\.name).listed); use a larger \
    range
    """
  }
}
