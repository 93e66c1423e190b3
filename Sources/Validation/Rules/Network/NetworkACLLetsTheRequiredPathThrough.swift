import AWSResources

/// Checks that network ACLs let through the connections that the resources of a template need, in both directions.
struct NetworkACLLetsTheRequiredPathThrough: Rule {
  static let description = RuleDescription(
    id: "network-acl-lets-the-required-path-through",
    catalogID: "NET019",
    subject: .network,
    severity: .error,
    summary: """
      Network ACLs let through requests and answers from the internet to load balancers, from these to tasks, from tasks \
      to data stores, and from tasks to the services of AWS.
      """,
    rationale: """
      A network ACL keeps no state: it has to allow the answers too, which go to a port that the client chooses. Without \
      them a connection is never established.
      """,
    remedy: "Allow the port of the requests, and the ports 1024 to 65535 for the answers in the other direction.",
    references: [.aws("vpc/latest/userguide/custom-network-acl.html")],
    passes: [
      RuleExample("requests and answers of an application subnet") {
        addStack(to: &$0)
      }
    ],
    fails: [
      RuleExample(
        "tasks whose port is not allowed",
        finds: .finding(
          "List", in: "In",
          """
          network ACL 'List' of subnet 'AppA' denies traffic from load balancer 'LoadBalancer' on port 3000 by entry \
          'In'; add an inbound entry that allows port 3000
          """)
      ) {
        addStack(to: &$0, deniesRequests: true)
      },
      RuleExample(
        "answers of AWS that are not allowed",
        finds: .finding(
          "List",
          """
          network ACL 'List' of subnet 'AppA' denies the answers of 'ecr.api'; add an inbound entry that allows ports \
          32768-60999
          """)
      ) {
        addStack(to: &$0)
        $0.change("Answers", EC2.NetworkACLEntry.self) { $0.toPort = 2000 }
      },
    ],
    undetermined: [
      RuleExample("a number from a parameter", unknown: "List") {
        addStack(to: &$0)
        $0.change("In", EC2.NetworkACLEntry.self) { $0.ruleNumber = .parameter("Number") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    guard !model.networkACLs.acls.isEmpty else { return }
    var told: Set<Told> = []
    for path in requiredPaths(model) {
      for obstacle in path.obstacles {
        guard case .networkACL(let id) = obstacle.kind,
          told.insert(Told(acl: id, place: obstacle.place, remedy: obstacle.remedy)).inserted
        else { continue }
        findings.report(
          Finding.Message("\(obstacle.fact); \(obstacle.remedy)"), on: id, at: obstacle.place, proof: path.proof)
      }
    }
    for acl in model.networkACLs.acls where acl.isAttached {
      if let unknownReason = acl.unknownReason { findings.unknown(acl.acl, unknownReason) }
    }
  }

  /// One entry that blocks several connections is one fault.
  private struct Told: Hashable {
    var acl: LogicalID
    var place: Place?
    var remedy: String
  }

  private func requiredPaths(_ model: Model) -> [NetworkPath] {
    let engine = model.reachability
    var paths: [NetworkPath] = []
    for balancer in model.ingress.loadBalancers where balancer.isInternetFacing.value == true {
      for port in balancer.ports.sorted() { paths += engine.paths(from: .internet, to: balancer, on: port) }
    }
    for flow in engine.flows {
      paths += engine.paths(from: .resource(flow.balancer), to: flow.service, on: flow.port)
    }
    for store in model.ingress.placed where store.role == .store {
      for port in store.ports.sorted() {
        for client in clients(of: store, on: port, model) {
          paths += engine.paths(from: .resource(client), to: store, on: port)
        }
      }
    }
    for service in model.ingress.services where service.isOnFargate(model) {
      let needs = model.needs(of: service)
      for need in needs.sorted() + (needs.contains("ecr.api") ? ["s3"] : []) {
        paths += service.placement.subnets.map { engine.toAWS(need, from: service, in: $0) }
      }
    }
    return paths
  }

  /// The workloads whose security groups a store allows.
  private func clients(of store: any PlacedResource, on port: Int, _ model: Model) -> [any PlacedResource] {
    let groups = store.securityGroups.ids.compactMap { model.securityGroups.group($0) }
    let rules = groups.flatMap(\.ingress).filter { $0.ports.contains(port) }
    return rules.flatMap { rule -> [any PlacedResource] in
      guard case .group(let id) = rule.peer, let client = model.securityGroups.group(id) else { return [] }
      return client.members.filter { $0.role == .workload }
    }
  }

  // MARK: Examples

  private static func addStack(to graph: inout ResourceGraph, deniesRequests: Bool = false) {
    graph.addNetwork()
    graph.addWebService()
    graph.add("List", EC2.NetworkACL { $0.vpc = .to("Vpc") })
    for id in ["AppA", "AppB"] {
      graph.add(
        LogicalID("ListOf\(id)"),
        EC2.SubnetNetworkACLAssociation {
          $0.subnet = Reference(LogicalID(id))
          $0.networkACL = .to("List")
        })
    }
    addEntry("In", 100, 3000...3000, from: "10.0.0.0/16", isEgress: false, to: &graph)
    addEntry("Answers", 200, 1024...65535, from: "0.0.0.0/0", isEgress: false, to: &graph)
    addEntry("Out", 100, 0...65535, from: "0.0.0.0/0", isEgress: true, to: &graph)
    if deniesRequests { graph.change("In", EC2.NetworkACLEntry.self) { $0.action = .literal(.deny) } }
  }

  private static func addEntry(
    _ id: LogicalID, _ number: Int, _ ports: ClosedRange<Int>, from range: String, isEgress: Bool,
    to graph: inout ResourceGraph
  ) {
    graph.add(
      id,
      EC2.NetworkACLEntry {
        $0.networkACL = .to("List")
        $0.ruleNumber = .literal(number)
        $0.action = .literal(.allow)
        $0.isEgress = .literal(isEgress)
        $0.protocolNumber = 6
        $0.cidrBlock = .literal(range)
        $0.fromPort = .literal(ports.lowerBound)
        $0.toPort = .literal(ports.upperBound)
      })
  }
}
