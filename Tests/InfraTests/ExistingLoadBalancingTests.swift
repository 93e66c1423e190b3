import Configuration
import Documents
import Templates
import Testing

@testable import InfraLanguage

/// Load balancers and certificates that exist already, and routes outside the block of a load balancer.
@Suite struct ExistingLoadBalancingTests {
  private let network = Network.existing(
    "shared", vpc: "vpc-0a100000", privateSubnets: ["subnet-0a100000", "subnet-0a200000"])
  private let balancer = LoadBalancer.existing(
    "edge", arn: "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/edge/0a1b2c3d4e5f6071",
    dnsName: "edge.example.com", httpsListenerARN: .parameterStore("/shared/listener"), securityGroup: "sg-0a100000")

  private func service(_ name: String, port: Port = 8080) -> FargateService {
    FargateService(
      name, on: .existing("shared", clusterName: "shared"), in: network.privateSubnets,
      image: .registry("public.ecr.aws/example/\(name):1.0.0"), size: .quarterVCPU(.gb1), port: port)
  }

  private func messages(_ elements: any StackElement...) -> [String] {
    Stack("shop", region: .euWest1) { elements }.errors.map(\.message)
  }

  @Test func `a service gets a route of a listener that exists already`() throws {
    let orders = service("orders")
    let graph = try Stack("shop", region: .euWest1) {
      balancer.routes {
        Route("/orders/*", priority: 120, to: orders)
        Route("/invoices/*", priority: 130, to: orders)
      }
      Alarm.high(balancer.unhealthyHostCount(of: orders), above: 0, notify: Topic("operations"))
    }.graph()
    #expect(graph.all(ElasticLoadBalancing.LoadBalancer.self).isEmpty)
    #expect(graph.all(ElasticLoadBalancing.TargetGroup.self).count == 1)
    #expect(graph["EdgeOrdersInvoicesRule"] != nil)
    #expect(graph["OrdersService"]?.dependsOn.contains("EdgeOrdersOrdersRule") == true)

    let emission = CloudFormation.write(graph)
    #expect(emission.diagnostics == [])
    let resources = emission.document["Resources"]
    let rule = resources?["EdgeOrdersOrdersRule"]?["Properties"]
    #expect(rule?["ListenerArn"] == ["Ref": "EdgeHttpsListenerSharedListener"])
    #expect(rule?["Priority"] == 120)
    #expect(resources?["EdgeOrdersTargets"]?["Properties"]?["VpcId"] == "vpc-0a100000")
    #expect(resources?["OrdersFromEdge8080"]?["Properties"]?["SourceSecurityGroupId"] == "sg-0a100000")
    #expect(JSON.writeCompact(emission.document).contains("app/edge/0a1b2c3d4e5f6071"))

    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == [])
    #expect(
      configuration.document["resource"]?["aws_lb_listener_rule"]?["edge_orders_orders_rule"]?["listener_arn"]
        == "${data.aws_ssm_parameter.edge_https_listener_shared_listener.insecure_value}")
  }

  @Test func `a service connects to an internal load balancer that exists already`() throws {
    let graph = try Stack("shop", region: .euWest1) { service("orders").connects(to: balancer) }.graph()
    #expect(graph["OrdersToEdge443"] != nil)
    #expect(CloudFormation.write(graph).diagnostics == [])
  }

  @Test func `another stack adds routes to a load balancer of the app`() throws {
    let network = Network("main", zones: 2)
    let web = FargateService(
      "web", on: Cluster("web"), in: network.privateSubnets, image: .registry("example.com/web:1"),
      size: .quarterVCPU(.gb1), port: 8080)
    let orders = FargateService(
      "orders", on: Cluster("orders"), in: network.privateSubnets, image: .registry("example.com/orders:1"),
      size: .quarterVCPU(.gb1), port: 8080)
    let balancer = LoadBalancer(
      "public", in: network.publicSubnets, certificate: .existing(certificateARN: .parameterStore("/certificate"))
    ) {
      Route("/*", to: web)
    }
    func system(priority: Int?) -> System {
      System(
        [
          Stack("web", region: .euWest1) {
            network
            balancer
          },
          Stack("orders", region: .euWest1) {
            balancer.routes { Route("/orders/*", priority: priority, to: orders) }
          },
        ], in: Environment())
    }
    let made = system(priority: 120)
    #expect(made.diagnostics.map(\.message) == [])
    let (first, second) = (made.graphs[0], made.graphs[1])
    #expect(first["PublicOrdersTargets"] == nil && second["PublicOrdersTargets"] != nil)
    #expect(second["PublicOrdersOrdersRule"] != nil && second.prerequisites == ["web"])
    #expect(made.graphs.flatMap { CloudFormation.write($0).diagnostics } == [])
    let listener = CloudFormation.write(first).document["Resources"]?["PublicHttpsListener"]?["Properties"]
    #expect(listener?["Certificates"] == [["CertificateArn": ["Ref": "PublicCertificateCertificate"]]])

    // The app knows all rules of a load balancer that it creates.
    #expect(system(priority: nil).diagnostics.map(\.message) == [])
    let taken = try #require(first.all(ElasticLoadBalancing.ListenerRule.self).first?.priority?.literal)
    #expect(
      system(priority: taken).diagnostics.map { $0.message.hasPrefix("priority \(taken) is already used at") } == [true]
    )
  }

  @Test func `routes of a listener that exists already are checked`() {
    #expect(
      messages(
        balancer.routes { Route("/orders/*", priority: 120, to: service("orders")) },
        balancer.routes { Route("/cards/*", priority: 120, to: service("cards")) }
      ).map { $0.hasPrefix("priority 120 is already used at") } == [true])
    #expect(
      messages(balancer.routes { Route("/orders/*", to: service("orders")) }).map { $0.contains("has no priority") }
        == [true])
    let bare = LoadBalancer.existing("bare", arn: .parameterStore("/shared/balancer"), securityGroup: "sg-0a100000")
    #expect(
      messages(bare.routes { Route("/orders/*", priority: 1, to: service("orders")) }) == [
        "load balancer 'bare' has no HTTPS listener; pass its 'httpsListenerARN'"
      ])
  }

  private func diagnostics(_ stacks: Stack...) -> [String] {
    System(stacks, in: Environment()).diagnostics.map(\.description)
  }

  private static func place(_ line: Int) -> String { "InfraTests/ExistingLoadBalancingTests.swift:\(line):16" }

  @Test func `two stacks with one priority on a listener that exists already are an error with both lines`() {
    let line = #line
    let stacks = ["orders", "cards", "mail"].enumerated().map { index, name in
      Stack(name, region: .euWest1) {
        LoadBalancer.existing(
          "edge-of-\(name)", arn: .parameterStore("/shared/balancer"),
          httpsListenerARN: .parameterStore("/shared/listener"),
          securityGroup: "sg-0a100000"
        ).routes {
          Route("/\(name)/*", priority: index < 2 ? 120 : 130, to: service(name))
        }
      }
    }
    let place = Self.place(line + 8)
    #expect(
      System(stacks, in: Environment()).diagnostics.map(\.description) == [
        "\(place): error: priority 120 is already used at \(place) in stack 'orders'; give the route another one"
      ])
  }

  @Test func `two stacks that route every request of a listener that exists already are an error`() {
    let line = #line
    let (orders, cards) = (
      balancer.routes { Route("/*", priority: 120, to: service("orders")) },
      balancer.routes { Route("/*", priority: 130, to: service("cards")) }
    )
    let messages = diagnostics(
      Stack("orders", region: .euWest1) { orders }, Stack("cards", region: .euWest1) { cards })
    #expect(
      messages.map { $0.drop { $0 != " " } } == [
        " error: two routes of load balancer 'edge' match every request, the other at "
          + "InfraTests/ExistingLoadBalancingTests.swift:\(line + 2):30 in stack 'orders'; keep one"
      ])
  }

  @Test func `listeners of two regions and two listeners can each have a rule of one priority`() {
    let other = LoadBalancer.existing(
      "other", arn: .parameterStore("/other/balancer"), httpsListenerARN: .parameterStore("/other/listener"),
      securityGroup: "sg-0a200000")
    let balancer = LoadBalancer.existing(
      "edge", arn: .parameterStore("/shared/balancer"), httpsListenerARN: .parameterStore("/shared/listener"),
      securityGroup: "sg-0a100000")
    #expect(
      diagnostics(
        Stack("orders", region: .euWest1) {
          balancer.routes { Route("/orders/*", priority: 120, to: service("orders")) }
        },
        Stack("cards", region: .euWest1) { other.routes { Route("/cards/*", priority: 120, to: service("cards")) } },
        Stack("mail", region: .usEast1) { balancer.routes { Route("/mail/*", priority: 120, to: service("mail")) } })
        == [])
  }

  @Test func `two stacks with one priority on a load balancer of a third are an error with both lines`() {
    let network = Network("main", zones: 2)
    let cluster = Cluster("main")
    func service(_ name: String) -> FargateService {
      FargateService(
        name, on: cluster, in: network.privateSubnets, image: .registry("example.com/\(name):1"),
        size: .quarterVCPU(.gb1), port: 8080)
    }
    let balancer = LoadBalancer(
      "public", in: network.publicSubnets, certificate: .existing(certificateARN: .parameterStore("/certificate"))
    ) {}
    let line = #line
    let messages = diagnostics(
      Stack("edge", region: .euWest1) {
        network
        cluster
        balancer
      },
      Stack("orders", region: .euWest1) {
        balancer.routes { Route("/orders/*", priority: 120, to: service("orders")) }
      },
      Stack("cards", region: .euWest1) { balancer.routes { Route("/cards/*", priority: 120, to: service("cards")) } })
    #expect(messages.count == 1)
    #expect(messages.first?.hasPrefix("InfraTests/ExistingLoadBalancingTests.swift:\(line + 10):") == true)
    #expect(
      messages.first?.contains(
        "priority 120 is already used at InfraTests/ExistingLoadBalancingTests.swift:\(line + 8):") == true)
  }
}
