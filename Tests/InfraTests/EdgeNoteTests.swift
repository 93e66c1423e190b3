import AWSResources
import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage

/// What synth says about firewalls, certificates and stacks of the edge, where AWS does something that nobody expects.
@Suite struct EdgeNoteTests {
  private let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
  private let network = Network("main", zones: 2)

  private func distribution(
    _ origin: DistributionOrigin, _ acl: EdgeWebACL, @BehaviorBuilder _ behaviors: () -> [Behavior] = { [] }
  ) -> Distribution {
    .web(origin, behind: acl, behaviors)
  }

  private func notes(_ elements: any StackElement...) throws -> [String] {
    try Stack("shop", region: .usEast1) { for element in elements { element } }.graph().notes.map(\.message)
  }

  private var orders: FargateService { OriginServices.orders(in: network) }

  // MARK: Firewalls

  @Test func `the common rules limit bodies, which a note says where writing requests pass`() throws {
    let note =
      "edge web ACL 'edge' blocks requests to distribution 'web' with a body of more than 8 KB; where it takes larger ones, use "
      + "the rules '.common.counting(\"SizeRestrictions_BODY\", because: \"…\")'"
    #expect(try notes(distribution(.host("api.example.com"), EdgeWebACL("edge"))) == [note])
    // A bucket is only read.
    #expect(try notes(distribution(.bucket(Bucket("pages")), EdgeWebACL("edge"))) == [])
    #expect(
      try notes(
        distribution(.bucket(Bucket("pages")), EdgeWebACL("edge")) { Behavior("/api/*", to: .host("api.example.com")) }
      ) == [note])
    let counting = EdgeWebACL(
      "edge", rules: [.common.counting("SizeRestrictions_BODY", because: "invoices are uploaded")])
    #expect(
      try notes(distribution(.host("api.example.com"), counting)) == [
        "edge web ACL 'edge' only counts what the rule 'SizeRestrictions_BODY' of 'AWSManagedRulesCommonRuleSet' matches: "
          + "invoices are uploaded"
      ])
  }

  @Test func `a web ACL of a load balancer says the same, and one of a user pool does not`() throws {
    let acl = WebACL("front")
    #expect(
      try notes(acl.protects(OriginServices.balancer(in: network, of: .usEast1))) == [
        "web ACL 'front' blocks requests to load balancer 'back' with a body of more than 8 KB; where it takes larger ones, use "
          + "the rules '.common.counting(\"SizeRestrictions_BODY\", because: \"…\")'"
      ])
    #expect(try notes(acl.protects(UserPool("users"))).filter { $0.contains("8 KB") } == [])
  }

  @Test func `a web ACL can log only what a rule matched`() throws {
    let graph = try Stack("shop", region: .euWest1) { WebACL("front", logging: .matched) }.graph()
    let settings = try #require(graph.all(WAFv2.LoggingConfiguration.self).first)
    #expect(settings.filter?.defaultBehavior == .literal(.drop))
    let rule = try #require(settings.filter?.rules.first)
    #expect(rule.behavior == .literal(.keep) && rule.requirement == .literal(.any))
    #expect(
      rule.conditions.map(\.action) == [.literal(.block), .literal(.count), .literal(.captcha), .literal(.challenge)])
    let all = try Stack("shop", region: .euWest1) { WebACL("front") }.graph()
    #expect(all.all(WAFv2.LoggingConfiguration.self).map { $0.filter == nil } == [true])
  }

  // MARK: Listener rules

  @Test func `a rule with more wildcards than AWS accepts is an error`() {
    func messages(_ paths: String...) -> [String] {
      let balancer = LoadBalancer(
        internal: "back", in: network.privateSubnets,
        certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b"),
        accessLogs: .bucket(Bucket("logs"))
      ) { for path in paths { Route(path, path + "x*", path + "y*", to: orders) } }
      return Stack("shop", region: .euWest1) { balancer }.errors.map(\.message)
    }
    #expect(
      messages("/a?b?c") == [
        "a route of load balancer 'back' has 8 wildcards in its conditions; AWS accepts 6, so divide it into several routes"
      ])
    #expect(messages("/a?c") == [])
  }

  // MARK: Certificates

  @Test func `names that differ in a hyphen have validation records of their own`() throws {
    let stack = Stack("shop", region: .euWest1) {
      Certificate("both", for: "a-b.example.com", and: ["a.b.example.com"], in: zone)
    }
    let records = try Terraform.write(stack.graph()).document["resource"]?["aws_route53_record"]?.object
    #expect(records?.members.count == 2)
  }

  @Test func `certificates of two stacks that one record validates have a note`() {
    let system = System(
      [
        Stack("shop", region: .euWest1) { Certificate("shop", for: "shop.example.com", in: zone) },
        Stack("admin", region: .euWest1) { Certificate("all", for: "*.shop.example.com", in: zone) },
        Stack("other", region: .euWest1) { Certificate("other", for: "other.example.com", in: zone) },
      ], in: Environment(name: "production"))
    #expect(system.diagnostics == [])
    #expect(
      system.graphs.flatMap(\.notes).map(\.message) == [
        "certificate 'all' of stack 'admin' and certificate 'shop' of stack 'shop' are validated by one record of "
          + "'shop.example.com'; Terraform deletes it with either stack, and ACM no longer renews the other certificate until that "
          + "stack is applied again"
      ])
  }

  // MARK: Stacks

  @Test func `a stack and its part in us-east-1 cannot share a Terraform state`() {
    func messages(_ backend: TerraformBackend) -> [String] {
      let stack = Stack("shop", region: .euWest1, terraformBackend: backend) {
        EdgeCertificate("shop", for: "shop.example.com", in: zone)
        Bucket("pages")
      }
      return System([stack], in: Environment(name: "production")).diagnostics.map(\.message)
    }
    #expect(
      messages(.named("http", ["address": "https://state.example.com/shop"])) == [
        "stack 'shop-edge', with what stack 'shop' has in us-east-1, would keep its Terraform state where that does; list edge "
          + "certificate 'shop' in a stack of us-east-1 with a 'terraformBackend' of its own"
      ])
    #expect(messages(.s3(bucket: "example-state", key: "shop.tfstate", region: .euWest1)) == [])
  }

  @Test func `a distribution's load balancer of another region is no other construct's`() {
    let balancer = OriginServices.balancer(in: network, of: .euWest1)
    let distribution = Distribution.web(.balancer(balancer, as: "origin.example.com"))
    func messages(@StackBuilder _ edge: () -> [any StackElement]) -> [String] {
      System(
        [Stack("edge", region: .usEast1, edge), Stack("shop", region: .euWest1) { balancer }],
        in: Environment(name: "production")
      ).diagnostics.filter { $0.severity == .error }.map { String($0.message.prefix(57)) }
    }
    #expect(messages { distribution } == [])
    #expect(
      messages {
        distribution
        Alarm.high(balancer.errorRate, above: 5, notify: Topic("operations"))
      } == ["load balancer 'back' belongs to stack 'shop' in eu-west-1"])
  }
}
