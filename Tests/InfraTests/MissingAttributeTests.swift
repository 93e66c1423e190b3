import AWSResources
import Configuration
import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage

/// Attributes of existing constructs that somebody needs and `.existing` was not told.
@Suite struct MissingAttributeTests {
  private let network = Network("main", zones: 2)

  private func service(_ name: String) -> FargateService {
    FargateService(
      name, on: Cluster("main"), in: network.privateSubnets, image: .registry("example.com/\(name):1"),
      size: .quarterVCPU(.gb1), port: 8080)
  }

  private static func place(_ line: Int, _ column: Int) -> String {
    "InfraTests/MissingAttributeTests.swift:\(line):\(column)"
  }

  /// What is reported when both dialects are written.
  private func written(_ elements: any StackElement...) throws -> [String] {
    let graph = try Stack("shop", region: .euWest1) { elements }.graph()
    let cloudFormation = CloudFormation.write(graph).diagnostics.map(\.description)
    #expect(Terraform.write(graph).diagnostics.map(\.description) == cloudFormation)
    return cloudFormation
  }

  @Test func `a relation names the attribute, the construct and the parameter, at both lines`() {
    let line = #line
    let orders = PostgreSQL.existing("orders", host: "orders.example.com", securityGroup: "sg-0a100000")
    let edge = LoadBalancer.existing("edge", arn: .parameterStore("/edge/arn"), securityGroup: "sg-0a200000")
    let stack = Stack("shop", region: .euWest1) {
      orders.grants(.signIn(user: "api"), to: service("api"))
      service("web").connects(to: edge)
    }
    #expect(
      stack.errors.map(\.description) == [
        "\(Self.place(line + 4, 20)): error: 'DbiResourceId' of database 'orders', which exists already, is not known; "
          + "add 'resourceID:' to '.existing' at \(Self.place(line + 1, 37))",
        "\(Self.place(line + 5, 30)): error: 'DNSName' of load balancer 'edge', which exists already, is not known; "
          + "add 'dnsName:' to '.existing' at \(Self.place(line + 2, 37))",
      ])
  }

  @Test func `an alarm names the attribute, the construct and the parameter, at both lines`() throws {
    let line = #line
    let orders = PostgreSQL.existing("orders", host: "orders.example.com", securityGroup: "sg-0a100000")
    let alarm = Alarm.high(orders.cpuUtilization, above: 80, notify: Topic("operations"))
    let messages = try written(alarm)
    #expect(
      messages == [
        "\(Self.place(line + 2, 27)): error: 'Identifier' of database 'orders', which exists already, is not known; "
          + "add 'instanceIdentifier:' to '.existing' at \(Self.place(line + 1, 37))"
      ])
  }

  @Test func `an output names the parameter, at its own line and that of the existing construct`() throws {
    let line = #line + 1
    let orders = PostgreSQL.existing("orders", host: "orders.example.com", securityGroup: "sg-0a100000")
    let graph = try Stack("shop", region: .euWest1) {
      service("api").connects(to: orders)
      Output("Replica", orders.replicaHost(1))
    }.graph()
    #expect(
      CloudFormation.write(graph).diagnostics.map(\.description) == [
        "\(Self.place(line + 3, 13)): error: 'Endpoint.Address' of database 'orders', which exists already, is not known; "
          + "add 'readReplicaHosts:' to '.existing' at \(Self.place(line, 37))"
      ])
  }

  @Test func `an attribute that no parameter states is an error that says so`() throws {
    let line = #line + 1
    let shared = Network.existing("shared", vpc: "vpc-0a100000")
    let group = Listed(
      "Group",
      EC2.SecurityGroup {
        $0.vpc = shared.vpc
        $0.description = shared.vpc.attribute("CidrBlock")
      }, using: [shared])
    let messages = try written(group).map { $0.drop { $0 != " " } }
    #expect(
      messages == [
        " error: 'CidrBlock' of network 'shared', which exists already, is not known, and '.existing' at "
          + "\(Self.place(line, 34)) cannot state it; use a construct of the app"
      ])
  }

  @Test func `what a construct that exists already would get is not checked`() throws {
    let api = Function.existing("api", functionName: "api", roleName: "api", securityGroup: "sg-0a300000")
    let edge = LoadBalancer.existing("edge", arn: .parameterStore("/edge/arn"), securityGroup: "sg-0a200000")
    #expect(Stack("shop", region: .euWest1) { api.connects(to: edge) }.errors == [])
  }
}
