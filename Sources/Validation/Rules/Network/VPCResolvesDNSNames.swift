import AWSResources
import Documents

/// Checks that a VPC with private DNS names has DNS support and DNS hostnames enabled.
struct VPCResolvesDNSNames: Rule {
  static let description = RuleDescription(
    id: "vpc-resolves-dns-names",
    catalogID: "NET014",
    subject: .network,
    severity: .warning,
    summary: "A VPC with private DNS names has DNS support and DNS hostnames enabled.",
    rationale: """
      Without them, the names of endpoints and services do not resolve to private addresses: AWS rejects the \
      endpoint, or tasks cannot find services.
      """,
    remedy: "Set 'EnableDnsSupport' and 'EnableDnsHostnames' to true.",
    references: [.aws("vpc/latest/userguide/AmazonDNS-concepts.html")],
    passes: [
      RuleExample("a VPC with both properties") {
        $0.addNetwork()
        $0.addEndpoints()
        $0.change("Vpc", EC2.VPC.self) { $0.enableDNSHostnames = true }
      },
      RuleExample("a VPC without private DNS names") { $0.addNetwork() },
    ],
    fails: [
      RuleExample(
        "DNS hostnames disabled by default",
        finds: .finding(
          "Vpc", at: "EnableDnsHostnames",
          "VPC 'Vpc' does not resolve the private DNS names of 'EcrApi'; set 'EnableDnsHostnames' to true")
      ) {
        $0.addNetwork()
        $0.addEndpoints()
      },
      RuleExample(
        "DNS support disabled, with a namespace",
        finds: .finding(
          "Vpc", at: "EnableDnsSupport",
          "VPC 'Vpc' does not resolve the private DNS names of 'Namespace'; set 'EnableDnsSupport' to true")
      ) { graph in
        graph.add(
          "Vpc",
          EC2.VPC {
            $0.enableDNSSupport = false
            $0.enableDNSHostnames = true
          })
        graph.add(
          "Namespace",
          ServiceDiscovery.PrivateDNSNamespace {
            $0.name = "shop.internal"
            $0.vpc = .to("Vpc")
          })
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Vpc") {
        $0.addNetwork()
        $0.addEndpoints()
        $0.change("Vpc", EC2.VPC.self) { $0.enableDNSHostnames = .parameter("Hostnames") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for vpc in model.network.vpcs {
      guard let user = user(of: vpc.id, model) else { continue }
      let support = model.known(vpc.enableDNSSupport).or(true)
      let hostnames = model.known(vpc.enableDNSHostnames).or(false)
      let missing = [("EnableDnsSupport", support), ("EnableDnsHostnames", hostnames)].filter { $0.1.value == false }
      if let first = missing.first {
        findings.report(
          .notResolved(vpc.id, user, missing.map(\.0)), on: vpc, at: first.0, proof: [Hop(user), Hop(vpc.id)])
      } else if support.isUnknown || hostnames.isUnknown {
        findings.unknown(
          vpc, "whether '\(vpc.id)' resolves private DNS names cannot be determined before deployment",
          at: "EnableDnsHostnames")
      }
    }
  }

  /// The endpoint or namespace with private DNS names in the VPC.
  private func user(of vpc: LogicalID, _ model: Model) -> LogicalID? {
    let endpoint = model.network.endpoints.first {
      $0.vpc == vpc && $0.kind.value == .interface && $0.hasPrivateDNS.value == true
    }
    if let endpoint { return endpoint.id }
    return model.graph.all(ServiceDiscovery.PrivateDNSNamespace.self).first { $0.vpc?.id == vpc }?.id
  }
}

extension Finding.Message {
  fileprivate static func notResolved(_ vpc: LogicalID, _ user: LogicalID, _ missing: [String]) -> Self {
    let names = missing.map { "'\($0)'" }.joined(separator: " and ")
    return "VPC '\(vpc)' does not resolve the private DNS names of '\(user)'; set \(names) to true"
  }
}
