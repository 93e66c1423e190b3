import AWSResources
import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage
@testable import Validation

/// Load balancers with a public address that only CloudFront reaches.
@Suite struct PublicOriginTests {
  private let network = Network("main", zones: 2)
  private let secret = Secret("origin")

  private var orders: FargateService { OriginServices.orders(in: network) }

  private func balancer(
    _ secret: Secret? = nil, retiring: Secret? = nil, @RouteBuilder _ routes: () -> [Route]
  ) -> LoadBalancer {
    let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
    return LoadBalancer(
      behindCloudFront: "web", in: network.publicSubnets, domain: Domain("origin.example.com", in: zone),
      secret: secret ?? self.secret, retiring: retiring, accessLogs: .bucket(Bucket("logs")), routes)
  }

  private func distribution(to balancer: LoadBalancer) -> Distribution {
    Distribution(
      "shop", default: .balancer(balancer, as: "origin.example.com"),
      firewall: .webACL(EdgeWebACL("shop", rules: [.knownBadInputs])))
  }

  private func stack(_ balancer: LoadBalancer) -> Stack {
    Stack(
      "shop", region: .usEast1,
      terraformBackend: .s3(bucket: "example-state", key: "shop/terraform.tfstate", region: .usEast1)
    ) { distribution(to: balancer) }
  }

  private func headers(_ graph: ResourceGraph) -> [ElasticLoadBalancing.Condition.HTTPHeader] {
    graph.all(ElasticLoadBalancing.ListenerRule.self).flatMap(\.conditions).compactMap(\.httpHeader)
  }

  @Test func `the load balancer admits the addresses of CloudFront alone, and speaks HTTPS`() throws {
    let balancer = balancer { Route("/orders/*", to: orders) }
    let graph = try stack(balancer).graph()
    let rules = graph.all(EC2.SecurityGroupIngress.self).filter { $0.securityGroup == balancer.securityGroup }
    #expect(rules.map(\.sourcePrefixList) == ["pl-3b927c52"] && rules.map(\.fromPort) == [443])
    let listeners = graph.all(ElasticLoadBalancing.Listener.self)
    #expect(listeners.map(\.port) == [443])
    // What comes without the secret meets no rule.
    #expect(listeners.first?.defaultActions.map(\.fixedResponse?.statusCode) == ["403"])
    #expect(graph.all(CloudFront.VPCOrigin.self).isEmpty)
    let origin = try #require(graph.all(CloudFront.Distribution.self).first?.origins.first)
    #expect(origin.domainName == "origin.example.com" && origin.vpc == nil)
    #expect(origin.custom?.protocolPolicy == .literal(.httpsOnly))
    #expect(Validator().check(graph).findings.map(\.message) == [])
  }

  @Test func `CloudFront sends the secret for which the rules ask`() throws {
    let graph = try stack(balancer { Route("/orders", to: orders) }).graph()
    let value = Value<String>.expression(.attribute("WebOriginHeader", "Value"))
    #expect(headers(graph).map(\.name) == ["X-Origin-Verify"] && headers(graph).map(\.values?.items) == [[value]])
    let origin = try #require(graph.all(CloudFront.Distribution.self).first?.origins.first)
    #expect(origin.customHeaders.map(\.name) == ["X-Origin-Verify"] && origin.customHeaders.map(\.value) == [value])

    let template = CloudFormation.write(graph)
    #expect(template.diagnostics == [])
    let reference: Node = ["Fn::Sub": "{{resolve:secretsmanager:${OriginSecret}:SecretString}}"]
    let resources = template.document["Resources"]
    let rule = try #require(graph.entries.first { $0.resource is ElasticLoadBalancing.ListenerRule }).id.name
    let conditions = resources?[rule]?["Properties"]?["Conditions"]?.array
    #expect(conditions?.last?["HttpHeaderConfig"]?["Values"] == [reference])
    let header = resources?["ShopDistribution"]?["Properties"]?["DistributionConfig"]?["Origins"]?.array?.first
    #expect(header?["OriginCustomHeaders"] == [["HeaderName": "X-Origin-Verify", "HeaderValue": reference]])

    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == [])
    // The value is a resource of its own, which the secret alone does not wait for.
    #expect(
      configuration.document["data"]?["aws_secretsmanager_secret_version"]?["web_origin_header_value"] == [
        "secret_id": "${aws_secretsmanager_secret.origin_secret.arn}",
        "depends_on": ["aws_secretsmanager_secret_version.origin_secret"],
      ])
    let text = "${data.aws_secretsmanager_secret_version.web_origin_header_value.secret_string}"
    let origins = configuration.document["resource"]?["aws_cloudfront_distribution"]?["shop_distribution"]?["origin"]
    #expect(origins?.array?.first?["custom_header"]?.array?.first?["value"] == .init(.string(text)))
  }

  @Test func `a Terraform state with the secret has to be encrypted`() throws {
    let graph = try Stack("shop", region: .usEast1) {
      distribution(to: balancer { Route("/orders", to: orders) })
    }.graph()
    let rule = try #require(graph.entries.first { $0.resource is ElasticLoadBalancing.ListenerRule }).id
    #expect(
      Set(Terraform.write(graph).diagnostics.map(\.message)) == [
        "Terraform's state contains the values of headers of '\(rule)' in plain text; give the stack an encrypted "
          + "'terraformBackend'",
        "Terraform's state contains the headers for origins of 'ShopDistribution' in plain text; give the stack an encrypted "
          + "'terraformBackend'",
      ])
  }

  @Test func `a retiring secret is still accepted, and no longer sent`() throws {
    let graph = try stack(balancer(Secret("new"), retiring: secret) { Route("/orders", to: orders) }).graph()
    #expect(
      headers(graph).first?.values?.items == [
        .expression(.attribute("WebNewHeader", "Value")), .expression(.attribute("WebOriginHeader", "Value")),
      ])
    let origin = try #require(graph.all(CloudFront.Distribution.self).first?.origins.first)
    #expect(origin.customHeaders.map(\.value) == [.expression(.attribute("WebNewHeader", "Value"))])
  }

  @Test func `a request arrives through the distribution, and not beside it`() throws {
    let graph = try stack(balancer { Route("/orders/*", to: orders) }).graph()
    let tracer = Model(graph).tracer
    let through = try #require(tracer.trace(try TracedRequest("GET", "https://ShopDistribution/orders/42")))
    guard case .arrives(let arrival) = through.ending else {
      Issue.record("\(through.steps.map(\.name))")
      return
    }
    #expect(arrival.name == "container 'orders' of service 'OrdersService'")
    // The security group does not admit the internet.
    let beside = try #require(tracer.trace(try TracedRequest("GET", "https://WebLoadBalancer/orders/42")))
    guard case .breaks = beside.ending else {
      Issue.record("\(beside.steps.map(\.name))")
      return
    }
  }

  @Test func `a request with another secret than the rules ask for does not arrive`() throws {
    var graph = try stack(balancer { Route("/orders/*", to: orders) }).graph()
    graph.change("ShopDistribution", CloudFront.Distribution.self) { $0.origins[0].customHeaders[0].value = "guess" }
    let rules = graph.entries.filter { $0.resource is ElasticLoadBalancing.ListenerRule }.map(\.id)
    for id in rules {
      graph.change(id, ElasticLoadBalancing.ListenerRule.self) { rule in
        for index in rule.conditions.indices where rule.conditions[index].httpHeader != nil {
          rule.conditions[index].httpHeader?.values = ["other"]
        }
      }
    }
    let trace = try #require(Model(graph).tracer.trace(try TracedRequest("GET", "https://ShopDistribution/orders/42")))
    guard case .arrives = trace.ending else { return }
    Issue.record("\(trace.steps.map(\.name))")
  }

  // MARK: Two regions

  @Test func `a distribution of another region reads the replica of the secret there`() throws {
    let balancer = balancer(Secret("origin", replicatedTo: [.usEast1])) {
      Route("/orders", to: orders)
    }
    let system = System(
      [
        Stack("edge", region: .usEast1) { distribution(to: balancer) }, Stack("shop", region: .euWest1) { balancer },
      ], in: Environment(name: "production"))
    #expect(system.diagnostics.map(\.description) == [])
    let shop = try #require(system.graphs.first { $0.name == "shop" })
    #expect(shop.all(SecretsManager.Secret.self).first?.replicas.map(\.region) == ["us-east-1"])
    let edge = try #require(system.graphs.first { $0.name == "edge" })
    let config = CloudFormation.write(edge).document["Resources"]?["ShopDistribution"]?["Properties"]?[
      "DistributionConfig"]
    let header = config?["Origins"]?.array?.first?["OriginCustomHeaders"]?.array?.first?["HeaderValue"]
    // The replica has the last part of the ARN, and the region of the stack that reads it.
    let output: Node = [
      "Fn::GetStackOutput": ["StackName": "shop", "OutputName": "OriginSecretArnOutput", "Region": "eu-west-1"]
    ]
    #expect(
      header == [
        "Fn::Join": [
          "",
          [
            "{{resolve:secretsmanager:arn:", ["Ref": "AWS::Partition"], ":secretsmanager:", ["Ref": "AWS::Region"], ":",
            ["Ref": "AWS::AccountId"], ":secret:", ["Fn::Select": [6, ["Fn::Split": [":", output]]]], ":SecretString}}",
          ],
        ]
      ])
    let sources = Terraform.write(edge).document["data"]?["aws_secretsmanager_secret_version"]
    let arn = sources?["web_origin_header_value"]?["secret_id"]?.string ?? ""
    #expect(arn.hasPrefix("arn:${data.aws_partition.current.partition}:secretsmanager:${data.aws_region.current.id}:"))
    #expect(arn.hasSuffix("data.aws_ssm_parameter.shop_origin_secret_arn.insecure_value)[6]}"))
  }

  @Test func `a request is followed through the stacks of both regions`() throws {
    let balancer = balancer(Secret("origin", replicatedTo: [.usEast1])) { Route("/orders/*", to: orders) }
    let system = System(
      [Stack("edge", region: .usEast1) { distribution(to: balancer) }, Stack("shop", region: .euWest1) { balancer }],
      in: Environment(name: "production"))
    let groups = ResourceGraph.related(system.graphs)
    #expect(groups.count == 1)
    let tracer = Model(ResourceGraph.merged(groups[0])).tracer
    let trace = try #require(tracer.trace(try TracedRequest("GET", "https://ShopDistribution/orders/42")))
    guard case .arrives = trace.ending else {
      Issue.record("\(trace.steps.map(\.name))")
      return
    }
  }

  @Test func `a secret without a replica, a JSON object and a rotated one are errors`() {
    func messages(_ secret: Secret, in region: Region = .usEast1) -> [String] {
      let balancer = balancer(secret) { Route("/orders", to: orders) }
      return System(
        [
          Stack("edge", region: .usEast1) { distribution(to: balancer) }, Stack("shop", region: region) { balancer },
        ], in: Environment(name: "production")
      ).diagnostics.map(\.message)
    }
    #expect(
      messages(secret, in: .euWest1) == [
        "secret 'origin' is in eu-west-1, and CloudFront gets it from a stack in us-east-1, where no template can read it; add "
          + "us-east-1 to its 'replicatedTo:'"
      ])
    #expect(
      messages(Secret("origin", username: "web")) == [
        "load balancer 'web' takes secret 'origin' for a header, and its value is a JSON object; leave out its 'username:'"
      ])
  }

  @Test func `one that no distribution leads to, and one with too many values, are errors`() {
    #expect(
      Stack("shop", region: .usEast1) { balancer { Route("/orders", to: orders) } }.errors.map(\.message) == [
        "load balancer 'web' admits CloudFront alone, and no distribution leads to it; make it the origin of one, "
          + "'.balancer(web, as: …)'"
      ])
    #expect(
      stack(balancer { Route("/a", "/b", "/c", "/d", "/e", to: orders) }).errors.map(\.message) == [
        "a route of load balancer 'web' has 6 values in its conditions; AWS accepts 5, so divide it into several routes"
      ])
  }
}
