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
    for endpoint in model.network.endpoints {
      for reference in endpoint.subnets?.items ?? [] {
        guard let subnet = model.network.subnet(reference), subnet.isPublic else { continue }
        findings.report(
          .holds(subnet.id, endpoint.id), on: subnet.subnet,
          proof: subnet.pathFromInternet + ["endpoint '\(endpoint.id)'"])
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func holds(_ subnet: LogicalID, _ endpoint: LogicalID) -> Self {
    "public subnet '\(subnet)' holds the endpoint '\(endpoint)'; place it in a private subnet"
  }
}
