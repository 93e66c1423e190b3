import AWSResources
import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage
@testable import Validation

/// What is of no region, and refers to stacks of other regions or is referred to from there.
@Suite struct CrossRegionTests {
  private let network = Network("main", zones: 2)
  private let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
  private let production = Environment(name: "production", namesIncludeEnvironment: true)

  private var certificate: EdgeCertificate { EdgeCertificate("shop", for: "shop.example.com", in: zone) }

  private var orders: FargateService { OriginServices.orders(in: network) }

  private var balancer: LoadBalancer { OriginServices.balancer(in: network, of: .euWest1) }

  private func graphs(_ stacks: Stack...) throws -> [String: ResourceGraph] {
    let system = System(stacks, in: production)
    #expect(system.diagnostics.map(\.description) == [])
    return Dictionary(uniqueKeysWithValues: system.graphs.map { ($0.name, $0) })
  }

  private func messages(_ stacks: Stack...) -> [String] { System(stacks, in: production).diagnostics.map(\.message) }

  // MARK: A distribution in us-east-1

  /// The services of eu-west-1, and the distribution before them.
  private var shop: [Stack] {
    [
      Stack("edge", region: .usEast1) {
        Distribution.web(.balancer(balancer, as: "origin.example.com"), behind: EdgeWebACL("web"))
      },
      Stack("shop", region: .euWest1) { balancer },
    ]
  }

  @Test func `a distribution reaches a load balancer of another region, whose stack is deployed before`() throws {
    let system = System(shop, in: production)
    #expect(system.diagnostics.map(\.description) == [])
    #expect(system.graphs.map(\.name) == ["shop", "edge"])
    #expect(system.graphs.map(\.prerequisites) == [[], ["shop"]])
    let (services, edge) = (try #require(system.graphs.first), try #require(system.graphs.last))

    let template = CloudFormation.write(edge)
    #expect(template.diagnostics == edge.notes)
    let endpoint = template.document["Resources"]?["WebToBack"]?["Properties"]?["VpcOriginEndpointConfig"]?["Arn"]
    #expect(
      endpoint == [
        "Fn::GetStackOutput": [
          "StackName": "production-shop", "OutputName": "BackLoadBalancerArnOutput", "Region": "eu-west-1",
        ]
      ])
    #expect(template.document["Parameters"] == nil)
    let output = CloudFormation.write(services).document["Outputs"]?["BackLoadBalancerArnOutput"]
    #expect(output?["Value"] == ["Ref": "BackLoadBalancer"])

    let configuration = Terraform.write(edge)
    #expect(configuration.diagnostics == edge.notes)
    let source = configuration.document["data"]?["aws_ssm_parameter"]?["shop_back_load_balancer_arn"]
    #expect(
      source == [
        "name": "/infra/production/shop/BackLoadBalancer/Arn", "provider": "aws.eu_west_1",
      ])
    let providers = configuration.document["provider"]?["aws"]?.array
    #expect(providers?.map { $0["region"] } == ["us-east-1", "eu-west-1"])
    #expect(providers?.map { $0["alias"] } == [nil, "eu_west_1"])
    let origin = configuration.document["resource"]?["aws_cloudfront_vpc_origin"]?["web_to_back"]
    #expect(
      origin?["vpc_origin_endpoint_config"]?["arn"]
        == "${data.aws_ssm_parameter.shop_back_load_balancer_arn.insecure_value}")
    let parameter = Terraform.write(services).document["resource"]?["aws_ssm_parameter"]?.object?.members.first
    #expect(parameter?.value["name"] == "/infra/production/shop/BackLoadBalancer/Arn")
  }

  @Test func `the load balancer admits CloudFront in its own stack, by the prefix list of its region`() throws {
    let graphs = try graphs(shop[0], shop[1])
    let rules = graphs["shop"]?.all(EC2.SecurityGroupIngress.self).filter { $0.sourcePrefixList != nil }
    #expect(rules?.map(\.sourcePrefixList) == ["pl-4fa04526"])
    #expect(graphs["edge"]?.all(EC2.SecurityGroupIngress.self).count == 0)
  }

  @Test func `a request is followed through the stacks of both regions`() throws {
    let graphs = try graphs(shop[0], shop[1])
    let groups = ResourceGraph.related([graphs["shop"]!, graphs["edge"]!])
    #expect(groups.count == 1)
    let merged = ResourceGraph.merged(groups[0])
    #expect(merged.region == "eu-west-1")
    #expect(merged.entries.filter { $0.region == "us-east-1" }.map(\.id).contains("WebDistribution"))
    #expect(merged.entries.filter { $0.region == nil }.map(\.id).contains("BackLoadBalancer"))
    let origin = try #require(merged.resource("WebToBack", as: CloudFront.VPCOrigin.self))
    #expect(origin.endpoint?.expression.referencedIDs == ["BackLoadBalancer"])
    let request = try TracedRequest("GET", "https://WebDistribution/orders/42")
    let trace = try #require(Model(merged).tracer.trace(request))
    guard case .arrives(let arrival) = trace.ending else {
      Issue.record("\(trace.ending)")
      return
    }
    #expect(arrival.name == "container 'orders' of service 'OrdersService'" && arrival.line == "GET /orders/42")
    #expect(trace.steps.map(\.name).contains("web ACL 'WebWebAcl'"))
  }

  @Test func `the address of an API is that of its region`() throws {
    let api = HTTPAPI(
      "shop",
      integration: .sharedBalancer(
        balancer, through: VPCLink("shop", in: network.privateSubnets), serverName: "in.example.com")
    ) { APIRoute(.get, "/orders", to: orders, requires: .open(because: "a catalogue")) }
    let graphs = try graphs(
      Stack("edge", region: .usEast1) { Distribution.web(.api(api)) }, Stack("shop", region: .euWest1) { api })
    let edge = try #require(graphs["edge"])
    let made = try #require(edge.resource("WebDistribution", as: CloudFront.Distribution.self))
    let host = try #require(made.origins.first?.domainName)
    #expect(host == "\(Value<String>.expression(.attribute("ShopApi", "Ref"))).execute-api.eu-west-1.\(.urlSuffix)")
    let written = CloudFormation.write(edge).document["Resources"]?["WebDistribution"]?["Properties"]
    let origins = written?["DistributionConfig"]?["Origins"]
    #expect(JSON.writeCompact(try #require(origins)).contains("Fn::GetStackOutput"))
  }

  @Test func `an API of another region is found by its domain, where the own region has no stack of that name`() throws
  {
    let api = HTTPAPI(
      "shop",
      integration: .sharedBalancer(
        balancer, through: VPCLink("shop", in: network.privateSubnets), serverName: "in.example.com"),
      domain: Domain("api.example.com", in: zone)
    ) { APIRoute(.get, "/orders", to: orders, requires: .open(because: "a catalogue")) }
    let graphs = try graphs(
      Stack("edge", region: .usEast1) { Distribution.web(.api(api)) }, Stack("shop", region: .euWest1) { api })
    let edge = try #require(graphs["edge"])
    let shop = try #require(graphs["shop"])
    // Nothing of the API is read: its name is known.
    #expect(edge.imports.compactMap(\.stack) == [])
    #expect(ResourceGraph.related([edge, shop]).map { $0.map(\.name) } == [["edge", "shop"]])
    var namesake = ResourceGraph("shop")
    namesake.region = "us-east-1"
    #expect(
      ResourceGraph.related([edge, shop, namesake]).map { $0.map(\.region) } == [
        ["us-east-1", "us-east-1"], ["eu-west-1"],
      ])
  }

  // MARK: What belongs to us-east-1

  @Test func `an edge certificate belongs to a stack of its own in us-east-1`() throws {
    let domain = EdgeDomain("shop.example.com", in: zone, certificate: certificate)
    let graphs = try graphs(
      Stack("shop", region: .euWest1, owner: "shop-team") {
        certificate
        Distribution.web(.host("origin.example.com"), domain: domain)
      })
    let edge = try #require(graphs["shop-edge"])
    #expect(edge.region == "us-east-1" && edge.deployedName == "production-shop-edge")
    #expect(edge.all(CertificateManager.Certificate.self).count == 1)
    #expect(edge.defaultTags.contains { $0.name == "Owner" && $0.value == "shop-team" })
    let shop = try #require(graphs["shop"])
    #expect(shop.all(CertificateManager.Certificate.self).count == 0)
    #expect(shop.prerequisites == ["shop-edge"])
    let written = CloudFormation.write(shop).document["Resources"]?["WebDistribution"]?["Properties"]
    #expect(
      written?["DistributionConfig"]?["ViewerCertificate"]?["AcmCertificateArn"] == [
        "Fn::GetStackOutput": [
          "StackName": "production-shop-edge", "OutputName": "ShopEdgeCertificateArnOutput", "Region": "us-east-1",
        ]
      ])
  }

  @Test func `stacks of one name in two regions share theirs, and a listed stack of us-east-1 comes first`() throws {
    func stack(_ region: Region) -> Stack {
      Stack("shop", region: region) {
        certificate
        Queue("jobs")
      }
    }
    let both = System([stack(.euWest1), stack(.euCentral1)], in: production)
    #expect(both.diagnostics.map(\.message) == [])
    #expect(both.graphs.count { $0.name == "shop-edge" } == 1)
    let listed = try graphs(
      Stack("names", region: .usEast1) { certificate },
      Stack("shop", region: .euWest1) {
        Distribution.web(
          .host("origin.example.com"), domain: EdgeDomain("shop.example.com", in: zone, certificate: certificate))
      })
    #expect(Set(listed.keys) == ["names", "shop"])
    #expect(listed["shop"]?.prerequisites == ["names"])
  }

  @Test func `an edge certificate that one stack lists and another uses belongs to the stack of the first`() throws {
    let graphs = try graphs(
      Stack("names", region: .euWest1) {
        certificate
        Queue("jobs")
      },
      Stack("web", region: .euWest1) {
        Distribution.web(
          .host("origin.example.com"), domain: EdgeDomain("shop.example.com", in: zone, certificate: certificate))
      })
    #expect(Set(graphs.keys) == ["names", "names-edge", "web"])
    #expect(graphs["web"]?.prerequisites == ["names-edge"])
  }

  @Test func `an edge certificate that two stacks use, and none lists, has no owner`() {
    func stack(_ name: String) -> Stack {
      Stack(name, region: .euWest1) {
        Distribution.web(
          .host("origin.example.com"), domain: EdgeDomain("shop.example.com", in: zone, certificate: certificate))
      }
    }
    let found = messages(stack("web"), stack("shop"))
    #expect(found.contains { $0.hasSuffix("and no stack lists it; list it in the stack that owns it") })
    #expect(!found.contains { $0.contains("-edge") })
  }

  @Test func `the stack in us-east-1 has the parameters by which its zone is known`() throws {
    let known = HostedZone.existing("shop", domain: "example.com", id: .parameter("ZoneId"))
    let stack = Stack("shop", region: .euWest1, parameters: [Parameter("ZoneId"), Parameter("Color")]) {
      EdgeCertificate("shop", for: "shop.example.com", in: known)
      Queue("jobs")
    }
    #expect(try graphs(stack)["shop-edge"]?.parameters.map(\.name) == ["ZoneId"])
  }

  @Test func `a certificate of us-east-1 is validated in a zone that a stack of another region makes`() throws {
    let made = HostedZone("shop", domain: "example.com")
    let certificate = EdgeCertificate("shop", for: "shop.example.com", in: made)
    let graphs = try graphs(
      Stack("names", region: .euWest1) { made }, Stack("edge", region: .usEast1) { certificate })
    let edge = CloudFormation.write(try #require(graphs["edge"]))
    let options = edge.document["Resources"]?["ShopEdgeCertificate"]?["Properties"]?["DomainValidationOptions"]
    #expect(
      options?.array?.first?["HostedZoneId"] == [
        "Fn::GetStackOutput": [
          "StackName": "production-names", "OutputName": "ShopHostedZoneZoneIdOutput", "Region": "eu-west-1",
        ]
      ])
  }

  @Test func `the state of the stack in us-east-1 is beside that of its stack`() throws {
    let stack = Stack(
      "shop", region: .euWest1, terraformBackend: .s3(bucket: "states", key: "shop.tfstate", region: .euWest1)
    ) {
      certificate
      Queue("jobs")
    }
    let edge = try #require(try graphs(stack)["shop-edge"])
    #expect(edge.terraformBackend?.value["key"] == "edge/shop.tfstate")
    #expect(edge.terraformBackend?.value["bucket"] == "states")
  }

  // MARK: Mistakes

  @Test func `a construct that stacks of two regions list is not chosen by chance`() {
    func stack(_ region: Region) -> Stack { Stack("shop", region: region) { balancer } }
    let edge = Stack("edge", region: .usEast1) { Distribution.web(.balancer(balancer, as: "origin.example.com")) }
    let found = messages(stack(.euWest1), stack(.euCentral1), edge)
    #expect(
      found.contains {
        $0.hasPrefix("load balancer 'back' belongs to stack 'shop' in eu-west-1 (")
          && $0.contains(") and to stack 'shop' in eu-central-1 (")
          && $0.hasSuffix("which does not say which of them it means; use one that a single stack lists")
      })
  }

  @Test func `a service refers to nothing of another region`() {
    let found = messages(
      Stack("platform", region: .euWest1) { network }, Stack("shop", region: .usEast1) { orders })
    #expect(found.contains { $0.contains("a stack cannot refer to a construct in another region") })
  }

  @Test func `an output cannot show what only another region has`() {
    let edge = Stack("edge", region: .usEast1) {
      Distribution.web(.balancer(balancer, as: "origin.example.com"))
      Output("Origin", balancer.arn)
    }
    #expect(
      messages(edge, Stack("shop", region: .euWest1) { balancer }).contains {
        $0
          == "output 'Origin' shows a value of stack 'shop' in eu-west-1, which no output of CloudFormation can read; show it there"
      })
  }
}
