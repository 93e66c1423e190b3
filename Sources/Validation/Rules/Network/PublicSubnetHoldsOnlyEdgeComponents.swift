import AWSResources

/// Checks that public subnets contain only load balancers and NAT gateways, and no interface endpoints.
///
/// Services and databases are reported by `workloads-are-in-private-subnets` and `data-stores-are-in-private-subnets`.
struct PublicSubnetHoldsOnlyEdgeComponents: Rule {
  static let description = RuleDescription(
    id: "public-subnet-holds-only-edge-components",
    catalogID: "NET007",
    subject: .network,
    severity: .error,
    summary: "Public subnets contain only load balancers and NAT gateways, and no interface endpoints.",
    rationale: "A resource in a public subnet shares its routes and network ACL, and is exposed when they are opened.",
    remedy: "Put interface endpoints in the private subnets of their clients.",
    references: [.aws("vpc/latest/userguide/configure-subnets.html")],
    passes: [
      RuleExample("a load balancer and NAT gateways") {
        $0.addNetwork()
        $0.addWebService()
        $0.addEndpoints()
      }
    ],
    fails: [
      RuleExample(
        "an endpoint in a public subnet",
        finds: .finding(
          "PublicB",
          "public subnet 'PublicB' contains the endpoint 'Logs'; use private subnets for endpoints")
      ) {
        $0.addNetwork()
        $0.addEndpoints()
        $0.change("Logs", EC2.VPCEndpoint.self) { $0.subnets = [.to("AppA"), .to("PublicB")] }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    var endpointsBySubnet: [LogicalID: [LogicalID]] = [:]
    for endpoint in model.network.endpoints {
      for reference in endpoint.subnets?.items ?? [] {
        if let subnet = model.network.subnet(reference), subnet.isPublic {
          endpointsBySubnet[subnet.id, default: []].append(endpoint.id)
        }
      }
    }
    for subnet in model.network.subnets {
      guard let endpoints = endpointsBySubnet[subnet.id] else { continue }
      findings.report(.containsEndpoints(subnet.id, endpoints), on: subnet.subnet, proof: subnet.pathFromInternet)
    }
  }
}

extension Finding.Message {
  fileprivate static func containsEndpoints(_ subnet: LogicalID, _ endpoints: [LogicalID]) -> Self {
    let noun = endpoints.count == 1 ? "the endpoint" : "the endpoints"
    return "public subnet '\(subnet)' contains \(noun) \(endpoints.quoted); use private subnets for endpoints"
  }
}
