import Documents
import Templates
import Testing

@testable import InfraLanguage

/// Security groups that exist already.
@Suite struct ExistingNetworkTests {
  private let network = Network("main", zones: 2)
  private let mainframe = SecurityGroup.existing("mainframe", securityGroupID: .parameterStore("/shared/mainframe"))

  @Test func `a service connects to the members of a security group`() throws {
    let api = FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/api:1"),
      size: .quarterVCPU(.gb1), port: 8080)
    let graph = try Stack("shop", region: .euWest1) { api.connects(to: mainframe, port: 1521) }.graph()
    let egress = try #require(graph.resource("ApiToMainframe1521", as: EC2.SecurityGroupEgress.self))
    #expect(egress.fromPort == 1521 && egress.destinationSecurityGroup?.id == "MainframeSecurityGroup")
    let emission = CloudFormation.write(graph)
    #expect(emission.diagnostics == [])
    let resources = emission.document["Resources"]
    #expect(resources?["MainframeSecurityGroup"] == nil)
    #expect(
      resources?["MainframeFromApi1521"]?["Properties"]?["GroupId"] == ["Ref": "MainframeSecurityGroupSharedMainframe"])
    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == [])
    #expect(
      JSON.writeCompact(configuration.document).contains(
        "${data.aws_ssm_parameter.mainframe_security_group_shared_mainframe.insecure_value}"))
  }

  @Test func `the members of a security group connect to a database`() throws {
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium))
    let graph = try Stack("shop", region: .euWest1) { mainframe.connects(to: orders) }.graph()
    let ingress = try #require(graph.resource("OrdersFromMainframe5432", as: EC2.SecurityGroupIngress.self))
    #expect(ingress.sourceSecurityGroup?.id == "MainframeSecurityGroup" && ingress.fromPort == 5432)
    #expect(graph["MainframeToOrders5432"] != nil)
    #expect(CloudFormation.write(graph).diagnostics == [])
  }
}
