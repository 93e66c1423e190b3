import Documents
import ResourceGraph
import Templates
import Testing
import Validation

@testable import InfraLanguage

/// Networks that are attached to a transit gateway.
@Suite struct TransitGatewayAttachmentTests {
  private let network = Network("main", zones: 2)
  private let id = "tgw-0a1b2c3d4e5f60718"

  private func messages(_ attachment: TransitGatewayAttachment) -> [String] {
    Stack("shop", region: .euWest1) { attachment }.errors.map(\.message)
  }

  @Test func `each private route table leads to the ranges, once the network is attached`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      TransitGatewayAttachment("core", of: network, to: id, reaching: ["10.20.0.0/16", "192.168.0.0/16"])
    }.graph()
    let attachment = try #require(
      graph.resource("CoreTransitGatewayAttachment", as: EC2.TransitGatewayAttachment.self))
    #expect(attachment.transitGateway == .literal(id) && attachment.vpc?.id == "MainVpc")
    #expect(attachment.subnets == network.privateSubnets.placement.subnets)
    let routes = graph.all(EC2.Route.self).filter { $0.transitGateway != nil }
    #expect(routes.count == 4)
    #expect(routes.allSatisfy { $0.entry.dependsOn == ["CoreTransitGatewayAttachment"] })
    #expect(Set(routes.compactMap { $0.routeTable?.id }) == ["MainPrivateRouteTable1", "MainPrivateRouteTable2"])
    #expect(Validator().check(graph).findings.isEmpty)
    let template = CloudFormation.write(graph)
    #expect(template.diagnostics == [])
    let properties = template.document["Resources"]?["CoreTransitGatewayAttachment"]?["Properties"]
    #expect(properties?["Options"] == ["DnsSupport": "enable"])
    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == [])
    let written = configuration.document["resource"]?["aws_ec2_transit_gateway_vpc_attachment"]
    #expect(written?["core_transit_gateway_attachment"]?["dns_support"] == "enable")
  }

  @Test func `an existing network needs its route tables`() throws {
    let shared = Network.existing("shared", vpc: "vpc-0a1b2c3d", privateSubnets: ["subnet-0a1b2c3d"])
    #expect(
      messages(TransitGatewayAttachment("core", of: shared, to: id, reaching: ["10.20.0.0/16"])) == [
        "network 'shared' has no private route tables; pass its 'privateRouteTables'"
      ])
    let stated = Network.existing(
      "shared", vpc: "vpc-0a1b2c3d", privateSubnets: ["subnet-0a1b2c3d"], privateRouteTables: ["rtb-0a1b2c3d"])
    let graph = try Stack("shop", region: .euWest1) {
      TransitGatewayAttachment("core", of: stated, to: id, reaching: ["10.20.0.0/16"])
    }.graph()
    #expect(graph.all(EC2.Route.self).count == 1)
  }

  @Test func `what EC2 refuses is an error`() {
    #expect(
      messages(TransitGatewayAttachment("core", of: network, to: "core", reaching: [])) == [
        "transit gateway attachment 'core' leads to 'core'; use the id of a transit gateway, such as 'tgw-0a1b2c3d'",
        "transit gateway attachment 'core' reaches no network; name the ranges behind the transit gateway",
      ])
    #expect(
      messages(TransitGatewayAttachment("core", of: network, to: id, reaching: ["10.0.128.0/17"])) == [
        "transit gateway attachment 'core' reaches '10.0.128.0/17', which is in the network's own '10.0.0.0/16'; use "
          + "networks with different ranges"
      ])
    #expect(messages(TransitGatewayAttachment("core", of: network, to: id, reaching: ["10.0.0.0/8"])).isEmpty)
    #expect(
      messages(TransitGatewayAttachment("core", of: network, to: id, reaching: ["0.0.0.0/0"])) == [
        "transit gateway attachment 'core' reaches '0.0.0.0/0', for which the route tables have a route already; name ranges, or "
          + "create the network with 'nat: .none'"
      ])
    #expect(
      messages(
        TransitGatewayAttachment("core", of: network, to: id, reaching: ["10.20.0.0/16", "10.20.0.0/16"])
      ).first
        == "transit gateway attachment 'core' reaches '10.20.0.0/16' twice; remove one of them")
  }

  @Test func `everything can leave through the transit gateway, where there is no NAT gateway`() throws {
    let spoke = Network("spoke", zones: 2, nat: .none)
    let api = FargateService(
      "api", on: Cluster("shop"), in: spoke.privateSubnets, image: .registry("public.ecr.aws/example/api:1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080, containerHealthCheck: .command("/bin/check"))
    let graph = try Stack("shop", region: .euWest1) {
      TransitGatewayAttachment("egress", of: spoke, to: id, reaching: ["0.0.0.0/0"])
      api
    }.graph()
    let routes = graph.all(EC2.Route.self).filter { $0.transitGateway != nil }
    #expect(routes.count == 2 && routes.allSatisfy { $0.destinationCIDRBlock == "0.0.0.0/0" })
    #expect(Validator().check(graph).findings.map(\.message) == [])
    #expect(CloudFormation.write(graph).diagnostics == [] && Terraform.write(graph).diagnostics == [])
  }
}
