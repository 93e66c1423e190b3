import Documents
import ResourceGraph
import Templates
import Testing
import Validation

@testable import InfraLanguage

/// Networks that are connected with each other.
@Suite struct NetworkPeeringTests {
  private let shop = Network("shop", cidr: "10.10.0.0/16", zones: 2)
  private let reports = Network("reports", cidr: "10.30.0.0/16", zones: 2)

  private func messages(_ peering: NetworkPeering) -> [String] {
    Stack("shop", region: .euWest1) { peering }.errors.map(\.message)
  }

  @Test func `the private subnets of both networks lead to the other one, once they are connected`() throws {
    let graph = try Stack("shop", region: .euWest1) { NetworkPeering("reports", of: shop, with: reports) }.graph()
    let connection = try #require(
      graph.resource("ReportsPeeringConnection", as: EC2.VPCPeeringConnection.self))
    #expect(connection.vpc?.id == "ShopVpc" && connection.peerVPC?.id == "ReportsVpc")
    let routes = graph.all(EC2.Route.self).filter { $0.vpcPeeringConnection != nil }
    let ways = routes.map { "\($0.routeTable?.id.map(\.name) ?? "") \($0.destinationCIDRBlock?.literal ?? "")" }
    #expect(
      ways == [
        "ShopPrivateRouteTable1 10.30.0.0/16", "ShopPrivateRouteTable2 10.30.0.0/16",
        "ReportsPrivateRouteTable1 10.10.0.0/16", "ReportsPrivateRouteTable2 10.10.0.0/16",
      ])
    #expect(routes.allSatisfy { $0.entry.dependsOn == ["ReportsPeeringConnection"] })
    #expect(Validator().check(graph).findings.isEmpty)
    #expect(CloudFormation.write(graph).diagnostics == [])
    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == [])
    let written = configuration.document["resource"]?["aws_vpc_peering_connection"]?["reports_peering_connection"]
    // Without it, somebody would have to accept the connection in the console.
    #expect(written?["auto_accept"] == true)
  }

  @Test func `a network that exists already is a peer, with its range and route tables`() throws {
    let legacy = Network.existing("legacy", vpc: "vpc-0a1b2c3d", privateRouteTables: ["rtb-0a1b2c3d"])
    let graph = try Stack("shop", region: .euWest1) {
      NetworkPeering("legacy", of: shop, with: legacy, at: "10.40.0.0/16")
    }.graph()
    let routes = graph.all(EC2.Route.self).filter { $0.vpcPeeringConnection != nil }
    #expect(routes.map { $0.destinationCIDRBlock?.literal } == ["10.40.0.0/16", "10.40.0.0/16", "10.10.0.0/16"])
    let bare = Network.existing("legacy", vpc: "vpc-0a1b2c3d")
    #expect(
      messages(NetworkPeering("legacy", of: shop, with: bare)) == [
        "network 'legacy' has no private route tables; pass its 'privateRouteTables'",
        "network peering 'legacy' does not say which range network 'legacy' has; pass it with 'at:', such as 10.20.0.0/16",
      ])
  }

  @Test func `what EC2 refuses is an error`() {
    let overlapping = Network("reports", cidr: "10.10.128.0/17", zones: 2)
    #expect(
      messages(NetworkPeering("reports", of: shop, with: overlapping)).contains(
        "network peering 'reports' connects networks whose ranges 10.10.0.0/16 and 10.10.128.0/17 overlap, which EC2 refuses; "
          + "choose another range"))
    #expect(
      messages(NetworkPeering("self", of: shop, with: shop)) == [
        "network peering 'self' connects network 'shop' with itself; name another network"
      ])
    #expect(
      messages(NetworkPeering("none", of: shop, with: reports, from: [])) == [
        "network peering 'none' adds no route; name the tiers that reach the other network"
      ])
  }
}
