import AWSResources

/// Asks that endpoints do not stand in public subnets either.
///
/// Services and databases are reported by `workloads-are-in-private-subnets` and `data-stores-are-in-private-subnets`.
struct PublicSubnetHoldsOnlyEdgeComponents: Rule {
  static let description = RuleDescription(
    id: "public-subnet-holds-only-edge-components",
    catalogID: "NET007",
    subject: .network,
    severity: .error,
    summary: "Public subnets hold load balancers and NAT gateways, and no endpoints.",
    rationale: "What shares a subnet with the edge shares its routes and network ACL, and is open when those are.",
    remedy: "Place interface endpoints in the private subnets of their clients.",
    references: [.document("002")],
    passes: [
      RuleExample("a load balancer and NAT gateways") {
        $0.addNetwork()
        $0.addWebService()
        $0.addEndpoints()
      }
    ],
    fails: [
      RuleExample("an endpoint in a public subnet", finds: "PublicB") {
        $0.addNetwork()
        $0.addEndpoints()
        $0.change("Logs", EC2.VPCEndpoint.self) { $0.subnets = [.to("AppA"), .to("PublicB")] }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    var held: [LogicalID: [LogicalID]] = [:]
    for endpoint in model.network.endpoints {
      for reference in endpoint.subnets?.items ?? [] {
        if let subnet = model.network.subnet(reference), subnet.isPublic {
          held[subnet.id, default: []].append(endpoint.id)
        }
      }
    }
    for subnet in model.network.subnets {
      guard let endpoints = held[subnet.id] else { continue }
      findings.report(.holds(subnet.id, endpoints), on: subnet.subnet, proof: subnet.pathFromInternet)
    }
  }
}

extension Finding.Message {
  fileprivate static func holds(_ subnet: LogicalID, _ endpoints: [LogicalID]) -> Self {
    let noun = endpoints.count == 1 ? "the endpoint" : "the endpoints"
    return "public subnet '\(subnet)' holds \(noun) \(endpoints.quoted); place them in private subnets"
  }
}
