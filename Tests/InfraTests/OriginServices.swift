@testable import InfraLanguage

/// Services behind load balancers that distributions lead to.
enum OriginServices {
  static func orders(in network: Network) -> FargateService {
    FargateService(
      "orders", on: Cluster("main"), in: network.privateSubnets, image: .registry("public.ecr.aws/example/api:1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080)
  }

  /// An internal load balancer in front of the orders.
  static func balancer(in network: Network, of region: Region) -> LoadBalancer {
    LoadBalancer(
      internal: "back", in: network.privateSubnets,
      certificate: .existing(certificateARN: "arn:aws:acm:\(region.rawValue):111122223333:certificate/0a1b")
    ) { Route("/orders", "/orders/*", to: orders(in: network)) }
  }
}
