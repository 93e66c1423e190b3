import Documents
import Templates
import Testing

@testable import InfraLanguage

/// Security groups of a team's own, and the route tables of networks.
@Suite struct SecurityGroupTests {
  private let network = Network("main", zones: 2, endpoints: [.s3, .logs])

  @Test func `a security group admits nothing and its members reach nothing`() throws {
    let batch = SecurityGroup("batch", in: network)
    let graph = try Stack("shop", region: .euWest1) { batch }.graph()
    let group = try #require(graph.resource("BatchSecurityGroup", as: EC2.SecurityGroup.self))
    #expect(group.vpc?.id == "MainVpc" && group.closesEgress == true)
    #expect(graph.entries.filter { $0.id.name.hasPrefix("BatchTo") || $0.id.name.hasPrefix("BatchFrom") }.isEmpty)
    #expect(CloudFormation.write(graph).diagnostics == [])
    #expect(Terraform.write(graph).diagnostics == [])
  }

  @Test func `connections add one rule at each end`() throws {
    let batch = SecurityGroup("batch", in: network)
    let workers = SecurityGroup("workers", in: network)
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium))
    let graph = try Stack("shop", region: .euWest1) {
      batch.connects(to: orders)
      batch.connects(to: workers, port: 9000)
    }.graph()
    let ingress = try #require(graph.resource("WorkersFromBatch9000", as: EC2.SecurityGroupIngress.self))
    #expect(
      ingress.sourceSecurityGroup?.id == "BatchSecurityGroup" && ingress.fromPort == 9000 && ingress.toPort == 9000)
    #expect(graph["BatchToWorkers9000"] != nil && graph["OrdersFromBatch5432"] != nil)
  }

  @Test func `HTTPS leads to AWS through the interface endpoints`() throws {
    let batch = SecurityGroup("batch", in: network, allowsHTTPS: true)
    let graph = try Stack("shop", region: .euWest1) { batch }.graph()
    // Everybody in the network: an endpoint takes over the name of a service for all of them at once.
    let endpoints = try #require(graph.resource("MainEndpointsFromVpc", as: EC2.SecurityGroupIngress.self))
    #expect(endpoints.securityGroup?.id == network.endpointSecurityGroup.id)
    #expect(endpoints.cidrBlock == "10.0.0.0/16" && endpoints.fromPort == 443 && endpoints.toPort == 443)
    #expect(graph["MainEndpointsFromBatch"] == nil)
    #expect(graph["MainLogsEndpoint"]?.dependsOn == ["MainEndpointsFromVpc"])
    let rule = Terraform.write(graph).document["resource"]?["aws_vpc_security_group_ingress_rule"]
    #expect(rule?["main_endpoints_from_vpc"]?["cidr_ipv4"] == "10.0.0.0/16")
    #expect(graph.resource("BatchToHttps", as: EC2.SecurityGroupEgress.self)?.fromPort == 443)
  }

  @Test func `a raw resource has the security group`() throws {
    let batch = SecurityGroup("batch", in: network)
    let graph = try Stack("shop", region: .euWest1) {
      Raw(
        "Batch", "AWS::Batch::ComputeEnvironment",
        ["Type": "MANAGED", "ComputeResources": ["SecurityGroupIds": [batch.securityGroupID.document]]], using: [batch])
    }.graph()
    #expect(
      CloudFormation.write(graph).document["Resources"]?["Batch"]?["Properties"]?["ComputeResources"]?[
        "SecurityGroupIds"]
        == [["Fn::GetAtt": ["BatchSecurityGroup", "GroupId"]]])
  }

  @Test func `a tier has its route tables, also in a network that exists already`() throws {
    #expect(network.publicSubnets.routeTables.map(\.id) == ["MainPublicRouteTable"])
    #expect(network.privateSubnets.routeTables.map(\.id) == ["MainPrivateRouteTable1", "MainPrivateRouteTable2"])
    let shared = Network.existing("shared", vpc: "vpc-0a100000", privateRouteTables: ["rtb-0a100000"])
    let graph = try Stack("shop", region: .euWest1) {
      for (number, table) in shared.privateSubnets.routeTables.enumerated() {
        Listed(
          LogicalID(naming: "ToOffices", String(number + 1)),
          EC2.Route {
            $0.routeTable = table
            $0.destinationCIDRBlock = "10.20.0.0/16"
            $0.transitGateway = "tgw-0a100000000000000"
          }, using: [shared])
      }
    }.graph()
    let route = Terraform.write(graph).document["resource"]?["aws_route"]?["to_offices1"]
    #expect(route?["route_table_id"] == "rtb-0a100000")
    #expect(route?["transit_gateway_id"] == "tgw-0a100000000000000")
    #expect(CloudFormation.write(graph).diagnostics == [])
  }
}
