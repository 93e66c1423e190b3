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
      },
      RuleExample("two internal load balancers with addresses from the template") {
        $0.addNetwork()
        $0.addSubnet("Front", "10.0.30.0/28", zone: 0)
        for (id, address) in [("Orders", "10.0.30.5"), ("Mail", "10.0.30.6")] as [(LogicalID, Value<String>)] {
          $0.add(
            id,
            ElasticLoadBalancing.LoadBalancer {
              $0.kind = .literal(.network)
              $0.scheme = .literal(.internal)
              $0.subnetMappings = [
                .init {
                  $0.subnet = .to("Front")
                  $0.privateIPv4Address = address
                }
              ]
            })
        }
      },
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
        $0.change("Service", ECS.Service.self) {
          $0.desiredCount = 30
          $0.deploymentMaximum = 100
        }
      },
      RuleExample(
        "eleven addresses for the old and the new tasks of a deployment",
        finds: .finding(
          "AppA", at: "CidrBlock",
          """
          subnet 'AppA' has 11 free addresses, but 12 are needed by 12 tasks of 'Service' during a deployment; use a \
          larger range
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("AppA", EC2.Subnet.self) { $0.cidrBlock = "10.0.10.0/28" }
        $0.change("Service", ECS.Service.self) { $0.desiredCount = 12 }
      },
      RuleExample(
        "more tasks than addresses after scaling",
        finds: .finding(
          "AppB", at: "CidrBlock",
          """
          subnet 'AppB' has 11 free addresses, but 40 are needed by 40 tasks of 'Service' during a deployment; use a \
          larger range
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
      RuleExample(
        "more tasks than addresses after scaling, by the name of the service",
        finds: .finding(
          "AppB", at: "CidrBlock",
          """
          subnet 'AppB' has 11 free addresses, but 20 are needed by 20 tasks of 'Service' during a deployment; use a \
          larger range
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("AppB", EC2.Subnet.self) { $0.cidrBlock = "10.0.11.0/28" }
        $0.change("Service", ECS.Service.self) { $0.name = "api" }
        $0.add(
          "Target",
          ApplicationAutoScaling.ScalableTarget {
            $0.resourceID = "service/main/api"
            $0.maxCapacity = 20
          })
      },
    ]
  )

  /// The addresses of each subnet that AWS keeps for itself.
  private static let reserved = 5
  /// The free addresses that a load balancer needs in each of its subnets where ELB chooses the address.
  ///
  /// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/availability-zones.html
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
      let fixed = Self.subnetsOfFixedAddresses(balancer)
      for subnet in balancer.placement.subnets {
        let count = fixed.contains(subnet.id) ? 1 : Self.perLoadBalancer
        add({ _ in "load balancer '\(balancer.id)'" }, count, in: [subnet])
      }
    }
    for endpoint in model.network.endpoints {
      add({ _ in "endpoint '\(endpoint.id)'" }, 1, in: endpoint.placement.subnets)
    }
    for service in model.ingress.services {
      let subnets = service.placement.subnets
      let (tasks, isDeployment) = largestCount(service.service, model)
      guard !subnets.isEmpty, tasks > 0 else { continue }
      // ECS spreads tasks over the subnets.
      let count = tasks / subnets.count + (tasks % subnets.count == 0 ? 0 : 1)
      let suffix = isDeployment ? " during a deployment" : ""
      add({ "\($0) task\($0 == 1 ? "" : "s") of '\(service.id)'\(suffix)" }, count, in: subnets)
    }
    return needs
  }

  /// The subnets in which an internal load balancer has an address that the template gives.
  private static func subnetsOfFixedAddresses(_ balancer: PlacedLoadBalancer) -> Set<LogicalID> {
    guard balancer.kind.value == .network, balancer.isInternetFacing.value == false else { return [] }
    let mappings = balancer.loadBalancer.resource.subnetMappings.filter { $0.privateIPv4Address != nil }
    return Set(mappings.compactMap { $0.subnet?.id })
  }

  /// The number of tasks to which a service scales, with those that a deployment starts beside them.
  private func largestCount(_ service: Located<ECS.Service>, _ model: Model) -> (count: Int, isDeployment: Bool) {
    let scaled = model.scalableTargets(of: service).compactMap { model.known($0.maxCapacity).value }
    let desired = model.known(service.resource.desiredCount).value ?? 1
    // A number that nobody can run is no number of addresses.
    let tasks = min(scaled.reduce(desired, max), 1 << 20)
    let percent: Int
    switch model.known(service.resource.deploymentMaximum) {
    case .absent: percent = 200
    case .value(let known): percent = min(max(known, 100), 200)
    case .unknown: percent = 100
    }
    let count = tasks * percent / 100
    return (count, count > tasks)
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
