import Configuration
import ResourceGraph
import Testing

@testable import InfraLanguage

@Suite struct StackTests {
  private func errors(_ stack: Stack) -> [String] {
    do {
      _ = try stack.graph()
      return []
    } catch {
      return error.sorted.map(\.description)
    }
  }

  @Test func `what a listed value refers to belongs to the stack`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      PostgreSQL("orders", in: Network("main").isolatedSubnets, size: .t4g(.medium))
    }.graph()
    #expect(graph.all(EC2.VPC.self).count == 1)
    #expect(graph.all(RDS.DBInstance.self).map(\.id) == ["OrdersDatabase"])
  }

  @Test func `one value listed twice is one construct`() throws {
    let network = Network("main")
    let graph = try Stack("shop", region: .euWest1) {
      network
      network
      PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium))
    }.graph()
    #expect(graph.all(EC2.VPC.self).count == 1)
  }

  @Test func `two values under one name show both lines`() {
    let line = #line
    let messages = errors(
      Stack("shop", region: .euWest1) {
        Network("main", cidr: "10.0.0.0/16")
        Network("main", cidr: "10.1.0.0/16")
      })
    #expect(
      messages == [
        "InfraTests/StackTests.swift:\(line + 4):16: error: network 'main' is already defined at "
          + "InfraTests/StackTests.swift:\(line + 3):16; give one of the two another name"
      ])
  }

  @Test func `networks whose ranges overlap are refused`() {
    let messages = errors(
      Stack("shop", region: .euWest1) {
        Network("main", cidr: "10.0.0.0/16")
        Network("other", cidr: "10.0.128.0/20")
      })
    #expect(messages.count == 1)
    #expect(
      messages.first?.contains("range 10.0.128.0/20 of network 'other' overlaps 10.0.0.0/16 of network 'main'") == true)
  }

  @Test(arguments: ["", "1st", "my_api", "api-", "a--b", "größe"])
  func `a name that AWS would reject is refused`(name: String) {
    #expect(errors(Stack("shop", region: .euWest1) { Cluster(name) }).count == 1)
    #expect(errors(Stack(name, region: .euWest1) { Cluster("shop") }).count == 1)
  }

  @Test func `a load balancer's name fits AWS's 32 characters`() {
    let network = Network("main")
    let messages = errors(
      Stack("a-rather-long-stack-name", region: .euWest1) {
        LoadBalancer(
          "public-facing", in: network.publicSubnets,
          certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b")
        ) {}
      })
    #expect(messages.count == 1)
    #expect(messages.first?.contains("has 38 characters, AWS allows 32") == true)
  }

  @Test func `every resource that can be tagged carries the stack, the environment and the owner`() throws {
    let graph = try Stack("shop", region: .euWest1, owner: "payments") { Network("main") }.graph(
      in: Environment(name: "production"))
    for subnet in graph.all(EC2.Subnet.self) {
      #expect(subnet.tags["Stack"] == "shop" && subnet.tags["Environment"] == "production")
      #expect(subnet.tags["Owner"] == "payments" && subnet.tags["Name"] != nil)
    }
  }

  @Test func `an override sets what the construct has no parameter for`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      Network("main").override("AWS::EC2::VPC", "InstanceTenancy", "dedicated")
    }.graph()
    #expect(
      graph["MainVpc"]?.overrides == [
        Override(.cloudFormation, path: [.key("InstanceTenancy")], value: "dedicated")
      ])
  }

  @Test func `an override of a type that the construct does not make is an error`() {
    let messages = errors(
      Stack("shop", region: .euWest1) { Cluster("shop").override("aws_vpc", "instance_tenancy", "dedicated") })
    #expect(messages.first?.contains("cluster 'shop' creates no resource of type 'aws_vpc'") == true)
  }

  @Test func `a renamed construct remembers its former ids`() throws {
    let graph = try Stack("shop", region: .euWest1) { Cluster("store").renamed(from: "shop") }.graph()
    #expect(graph["StoreCluster"]?.previousID == "ShopCluster")
  }

  @Test func `a lifted default is an allowance with its reason`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      MySQL("orders", in: Network("main").isolatedSubnets, size: .t4g(.medium), multiAZ: .off(because: "a test system"))
    }.graph()
    #expect(graph["OrdersDatabase"]?.allowances.map(\.reason) == ["a test system"])
  }

  @Test func `a mistyped region is an error at the line that states it, once for all stacks`() {
    let line = #line + 1
    let (region, stateRegion) = (Region.named("eu-wst-1"), Region.named("eu-west-1a"))
    let stacks = ["shop", "mail"].map { name in
      Stack(name, region: region, terraformBackend: .s3(bucket: "state", key: name, region: stateRegion)) {
        Queue("\(name)-jobs")
      }
    }
    let diagnostics = System(stacks, in: Environment()).diagnostics.map(\.description)
    let place = "InfraTests/StackTests.swift:\(line)"
    #expect(diagnostics.count == 2 && diagnostics.allSatisfy { $0.hasPrefix("\(place):") })
    #expect(diagnostics.first?.hasSuffix("error: the region is 'eu-wst-1'; did you mean 'eu-west-1'?") == true)

    let unlocated = Stack("shop", region: Region(rawValue: "Ireland")) {}
    #expect(unlocated.errors.map(\.message) == ["the region is 'Ireland'; expected a name such as 'eu-west-1'"])
    #expect(unlocated.errors.first?.location == unlocated.location)
  }
}
