import AWSResources
import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage
@testable import Validation

/// Distributions of CloudFront, and the sites that they serve.
@Suite struct DistributionTests {
  private let acl = EdgeWebACL("shop")
  private let network = Network("main", zones: 2)
  private let key = PublicKey(
    "2026-11", pem: "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQ==\n-----END PUBLIC KEY-----")

  private func stack(_ distribution: Distribution) -> Stack { Stack("shop", region: .usEast1) { distribution } }

  private func distribution(
    _ origin: DistributionOrigin, @BehaviorBuilder _ behaviors: () -> [Behavior] = { [] }
  ) -> Distribution {
    .web(origin, behind: acl, behaviors)
  }

  private func config(_ graph: ResourceGraph) throws -> CloudFront.Distribution {
    try #require(graph.resource("WebDistribution", as: CloudFront.Distribution.self)).resource
  }

  private var orders: FargateService { OriginServices.orders(in: network) }

  private var balancer: LoadBalancer { OriginServices.balancer(in: network, of: .usEast1) }

  // MARK: Buckets

  @Test func `a bucket is read by this distribution alone`() throws {
    let graph = try stack(distribution(.bucket(Bucket("pages")))).graph()
    let origin = try #require(try config(graph).origins.first)
    #expect(origin.accessControl?.id == "WebOriginAccessControl" && origin.s3 != nil && origin.custom == nil)
    #expect(origin.domainName == .expression(.attribute("PagesBucket", "RegionalDomainName")))
    let control = try #require(graph.resource("WebOriginAccessControl", as: CloudFront.OriginAccessControl.self))
    #expect(control.signingBehavior == .literal(.always) && control.signingProtocol == .literal(.sigV4))
    let policy = try #require(graph.resource("PagesBucketPolicy", as: S3.BucketPolicy.self)?.document)
    let read = try #require(policy.statements.first { $0.sid == "WebReads" })
    #expect(read.actions?.values == ["s3:GetObject"])
    // The root of this distribution would be a list of the bucket.
    #expect(!policy.statements.contains { $0.actions?.values.contains("s3:ListBucket") == true })
    #expect(read.principal == IAM.Principal("Service", ["cloudfront.amazonaws.com"]))
    let condition = try #require(read.conditions?.first)
    #expect(condition.key == "aws:SourceArn" && read.conditions?.count == 1)
    #expect(condition.values.values.flatMap { $0.expression.referencedIDs } == ["WebDistribution"])
    let written = CloudFormation.write(graph)
    #expect(written.diagnostics == [])
    let template = written.document["Resources"]?["WebDistribution"]?["Properties"]?["DistributionConfig"]
    #expect(template?["Origins"]?.array?.first?["S3OriginConfig"] == [:])
    let terraform = Terraform.write(graph)
    #expect(terraform.diagnostics == [])
    #expect(
      terraform.document["resource"]?["aws_cloudfront_distribution"]?["web_distribution"]?["s3_origin_config"] == nil)
  }

  @Test func `viewers have HTTPS, HTTP 3, compression and security headers`() throws {
    let graph = try stack(distribution(.bucket(Bucket("pages")))).graph()
    let config = try config(graph)
    let behavior = try #require(config.defaultBehavior)
    #expect(behavior.viewerProtocolPolicy == .literal(.redirectToHTTPS) && behavior.compresses == true)
    #expect(behavior.cachePolicy == .existing("658327ea-f89d-4fab-a63d-7e88639e58f6"))
    #expect(behavior.originRequestPolicy == nil)
    #expect(behavior.responseHeadersPolicy == .existing("67f7725c-6f97-4210-82d7-5512b31e9d03"))
    #expect(config.httpVersion == .literal(.http2And3) && config.isIPv6Enabled == true)
    #expect(config.webACL?.id == "ShopWebAcl")
    #expect(Validator().check(graph).findings.map(\.message) == [])
  }

  @Test func `a content security policy comes with the other headers`() throws {
    let distribution = Distribution(
      "web", default: .bucket(Bucket("pages")), firewall: .webACL(acl), contentSecurityPolicy: "default-src 'self'")
    let graph = try stack(distribution).graph()
    let policy = try #require(graph.resource("WebResponseHeaders", as: CloudFront.ResponseHeadersPolicy.self))
    #expect(policy.security?.contentSecurityPolicy?.policy == "default-src 'self'")
    #expect(policy.security?.strictTransportSecurity?.maximumAge == 31_536_000)
    #expect(try config(graph).defaultBehavior?.responseHeadersPolicy?.id == "WebResponseHeaders")
  }

  // MARK: Sites

  @Test func `a single page answers its own paths and no others`() throws {
    let site = StaticSite("web", singlePage: true, firewall: .webACL(acl)) {
      Behavior("/orders/*", to: .host("api.example.com"))
    }
    let graph = try Stack("shop", region: .usEast1) { site }.graph()
    let config = try config(graph)
    // They would answer the 404 of the API with the page.
    #expect(config.errorResponses.isEmpty)
    #expect(config.defaultRootObject == "index.html")
    #expect(config.defaultBehavior?.functions.map(\.function?.id) == ["WebSinglePage"])
    #expect(config.behaviors.allSatisfy { $0.behavior.functions.isEmpty })
    let function = try #require(graph.resource("WebSinglePage", as: CloudFront.Function.self))
    #expect(function.isPublished == true && function.code?.literal?.contains("'/index.html'") == true)
    #expect(graph.resource("WebSiteBucket", as: S3.Bucket.self) != nil)
    let report = Validator().check(graph)
    #expect(report.findings.map(\.message) == [] && report.unknowns.map(\.message) == [])
  }

  @Test func `pages of folders have a function of their own`() throws {
    let graph = try stack(distribution(.site(Bucket("pages")))).graph()
    #expect(graph.resource("WebPages", as: CloudFront.Function.self) != nil)
    #expect(graph.resource("WebSinglePage", as: CloudFront.Function.self) == nil)
  }

  // MARK: Applications

  @Test func `answers by query are kept only for as long as the origin says`() throws {
    let api = DistributionOrigin.host("api.example.com")
    let graph = try stack(
      distribution(.bucket(Bucket("pages"))) { Behavior("/catalog/*", to: api, caching: .byQuery, methods: .read) }
    ).graph()
    let behavior = try #require(config(graph).behaviors.first).behavior
    #expect(behavior.cachePolicy == Reference("WebQueryCaching") && behavior.originRequestPolicy == nil)
    let policy = try #require(graph.resource("WebQueryCaching", as: CloudFront.CachePolicy.self)).resource
    #expect(policy.defaultTTL == 0 && policy.queryStrings?.behavior == .literal(.all))
    // The key goes to the origin: API Gateway refuses the host of the viewer.
    #expect(policy.headers?.behavior == .literal(.none) && policy.cookies?.behavior == .literal(.none))
  }

  private func policies(_ caching: Behavior.Caching...) throws -> [Located<CloudFront.CachePolicy>] {
    try stack(
      distribution(.bucket(Bucket("pages"))) {
        for (index, caching) in caching.enumerated() {
          Behavior("/catalog\(index)/*", to: .host("api.example.com"), caching: caching, methods: .read)
        }
      }
    ).graph().all(CloudFront.CachePolicy.self)
  }

  @Test func `a behavior keeps answers for times of its own`() throws {
    let policies = try policies(
      .byQuery(for: .minutes(5), minimum: .seconds(1), maximum: .hours(1)), .byPath(for: .days(7)), .byQuery,
      .byPath(for: .days(7)))
    // Behaviors with the same times share a policy.
    #expect(
      policies.map(\.id) == [
        "WebQueryCaching5MinutesAtLeast1SecondAtMost1Hour", "WebPathCaching7Days", "WebQueryCaching",
      ])
    #expect(
      policies.map(\.name) == [
        "shop-web-queries-5-minutes-at-least-1-second-at-most-1-hour", "shop-web-paths-7-days", "shop-web-queries",
      ])
    #expect(policies.map(\.minimumTTL) == [1, 0, 0] && policies.map(\.defaultTTL) == [300, 604_800, 0])
    #expect(policies.map(\.maximumTTL) == [3600, 31_536_000, 31_536_000])
    #expect(policies.map(\.queryStrings?.behavior) == [.literal(.all), .literal(.none), .literal(.all)])
    #expect(policies.first?.comment == "Keeps answers by path and query for 5 minutes unless the origin says how long")
  }

  @Test func `other times are another policy, which exists before the distribution changes to it`() throws {
    func policy(_ time: Duration) throws -> Located<CloudFront.CachePolicy> {
      try #require(policies(.byQuery(for: time)).first)
    }
    let (one, two) = (try policy(.seconds(90)), try policy(.seconds(91)))
    #expect(one.id != two.id && one.name != two.name)
    #expect(one.entry.createsBeforeDestroying)
  }

  @Test(arguments: [
    (Behavior.Caching.byQuery(for: .seconds(1.5)), "keeps answers for 1.5 seconds; use whole seconds, 0 or more"),
    (.byPath(for: .seconds(-1)), "keeps answers for -1 seconds; use whole seconds, 0 or more"),
    (
      .byQuery(for: .seconds(1), minimum: .minutes(1)),
      "keeps answers for 1 second, at least 1 minute and at most 365 days; use a minimum that is not above that time, and a "
        + "maximum that is not below it"
    ),
    (
      .byPath(for: .days(7), maximum: .days(1)),
      "keeps answers for 7 days, at least 0 seconds and at most 1 day; use a minimum that is not above that time, and a "
        + "maximum that is not below it"
    ),
    (.byQuery(for: .zero, maximum: .zero), "keeps answers for 0 seconds at most; use '.disabled'"),
  ])
  func `times that CloudFront refuses are an error`(caching: Behavior.Caching, mistake: String) {
    let distribution = distribution(.bucket(Bucket("pages"))) {
      Behavior("/catalog/*", to: .host("api.example.com"), caching: caching, methods: .read)
    }
    #expect(stack(distribution).errors.map(\.message) == ["a behavior of distribution 'web' \(mistake)"])
  }

  @Test func `a path has its own behavior, and its root one too`() throws {
    let api = DistributionOrigin.host("api.example.com", path: "/production")
    let graph = try stack(
      distribution(.bucket(Bucket("pages"))) {
        Behavior("/orders/*", to: api)
        Behavior("/images/*", to: api, caching: .optimized, methods: .read, includesRoot: false)
      }
    ).graph()
    let config = try config(graph)
    #expect(config.behaviors.map(\.pathPattern) == ["/orders/*", "/orders", "/images/*"])
    #expect(config.origins.map(\.id) == ["bucket-pages", "api.example.com/production"])
    let orders = config.behaviors[0].behavior
    #expect(orders.cachePolicy == .existing("4135ea2d-6df8-44a3-9df3-4b5a84be39ad"))
    // Without the host of the viewer, which API Gateway refuses.
    #expect(orders.originRequestPolicy == .existing("b689b0a8-53d0-40ab-baf2-68738e2966ac"))
    #expect(orders.allowedMethods?.items.count == 7)
    let images = config.behaviors[2].behavior
    #expect(images.originRequestPolicy == nil && images.allowedMethods?.items.count == 3)
    let custom = try #require(config.origins[1].custom)
    #expect(custom.protocolPolicy == .literal(.httpsOnly) && custom.sslProtocols?.items == ["TLSv1.2"])
    #expect(config.origins[1].path == "/production")
  }

  @Test func `an internal load balancer is a VPC origin that admits CloudFront alone`() throws {
    let graph = try stack(distribution(.balancer(balancer, as: "origin.example.com"))).graph()
    let target = try #require(graph.resource("WebToBack", as: CloudFront.VPCOrigin.self)).resource
    #expect(target.name == "shop-web-back")
    // A change of tags would be a change of an origin in use.
    #expect(target.tags.entries.isEmpty)
    #expect(target.protocolPolicy == .literal(.httpsOnly) && target.endpoint == balancer.arn)
    // The VPC has to have its internet gateway first, to which no internal load balancer leads.
    #expect(graph["WebToBack"]?.dependsOn == ["MainInternetGatewayAttachment"])
    let origin = try #require(try config(graph).origins.first)
    #expect(origin.vpc?.vpcOrigin?.id == "WebToBack" && origin.domainName == "origin.example.com")
    let rules = graph.all(EC2.SecurityGroupIngress.self).filter { $0.securityGroup == balancer.securityGroup }
    #expect(rules.map(\.sourcePrefixList) == ["pl-3b927c52"] && rules.map(\.fromPort) == [443])
    #expect(Terraform.write(graph).diagnostics == graph.notes)
  }

  @Test func `a request arrives at the container behind the load balancer`() throws {
    var graph = try stack(
      distribution(.bucket(Bucket("pages"))) {
        Behavior("/orders/*", to: .balancer(balancer, as: "origin.example.com"))
      }
    ).graph()
    graph.change("WebDistribution", CloudFront.Distribution.self) {
      $0.aliases = ["shop.example.com"]
      $0.viewerCertificate = .init {
        $0.certificate = .existing("arn:aws:acm:us-east-1:111122223333:certificate/0a1b")
      }
    }
    let tracer = Model(graph).tracer
    for path in ["/orders", "/orders/", "/orders/42?x=1"] {
      let trace = try #require(tracer.trace(try TracedRequest("GET", "https://shop.example.com\(path)")))
      guard case .arrives(let arrival) = trace.ending else {
        Issue.record("\(path): \(trace.ending)")
        continue
      }
      #expect(arrival.name == "container 'orders' of service 'OrdersService'")
      #expect(arrival.line == "GET \(path)")
    }
  }

  @Test func `one address serves a site and the API behind it, under a domain`() throws {
    let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
    let users = UserPool("users", domain: .prefix("example-shop"))
    let web = UserPoolClient("web", of: users, callbacks: ["https://shop.example.com/in"])
    let names = ServiceNamespace("shop", domain: "shop.internal", in: network)
    let api = HTTPAPI(
      "shop", integration: .serviceDiscovery(names, through: VPCLink("shop", in: network.privateSubnets)),
      authorizer: .jwt(of: users, clients: [web])
    ) { APIRoute(.any, "/orders", to: orders, path: .strippingPrefix) }
    let site = StaticSite(
      "shop", singlePage: true, domain: Domain("shop.example.com", in: zone), firewall: .webACL(acl)
    ) { Behavior("/orders/*", to: .api(api)) }
    let graph = try Stack("shop", region: .usEast1) {
      site
      api
    }.graph()
    let distribution = try #require(graph.resource("ShopDistribution", as: CloudFront.Distribution.self)).resource
    #expect(distribution.aliases == ["shop.example.com"])
    #expect(distribution.viewerCertificate?.minimumProtocolVersion == .literal(.tls12From2021))
    #expect(distribution.viewerCertificate?.isDefault == nil)
    let records = graph.all(Route53.RecordSet.self).filter { $0.resource.name == "shop.example.com" }
    #expect(records.compactMap { $0.resource.kind } == [.literal(.a), .literal(.aaaa)])
    #expect(records.allSatisfy { $0.resource.alias?.zone == "Z2FDTNDATAQYW2" })
    func ending(_ path: String, _ method: String = "GET") throws -> RequestTrace.Ending? {
      Model(graph).tracer.trace(try TracedRequest(method, "https://shop.example.com\(path)"))?.ending
    }
    for (path, line) in [("/orders", "POST /"), ("/orders/", "POST /"), ("/orders/42?x=1", "POST /42?x=1")] {
      guard case .arrives(let arrival)? = try ending(path, "POST") else {
        Issue.record("\(path): \(String(describing: try ending(path, "POST")))")
        continue
      }
      #expect(arrival.line == line)
      #expect(arrival.name == "container 'orders' of service 'OrdersService'")
    }
    guard case .arrives(let page)? = try ending("/basket") else {
      Issue.record("the site does not answer")
      return
    }
    #expect(page.name == "bucket 'ShopSiteBucket'")
  }

  @Test func `private objects need a signature`() throws {
    let keys = KeyGroup("downloads", keys: [key])
    let graph = try stack(
      distribution(.bucket(Bucket("pages"))) {
        Behavior("/downloads/*", to: .bucket(Bucket("downloads")), includesRoot: false, signedBy: keys)
      }
    ).graph()
    let config = try config(graph)
    #expect(config.behaviors.map(\.behavior.trustedKeyGroups?.items.first?.id) == ["DownloadsKeyGroup"])
    #expect(config.defaultBehavior?.trustedKeyGroups == nil)
    let group = try #require(graph.resource("DownloadsKeyGroup", as: CloudFront.KeyGroup.self))
    #expect(group.keys?.items.map(\.id) == ["Downloads202611PublicKey"])
    let written = try #require(graph.resource("Downloads202611PublicKey", as: CloudFront.PublicKey.self))
    #expect(written.encodedKey?.literal?.hasSuffix("-----END PUBLIC KEY-----\n") == true)
  }

  // MARK: Logs

  @Test func `records of requests go to a log group, without cookies`() throws {
    let graph = try stack(distribution(.bucket(Bucket("pages")))).graph()
    let source = try #require(graph.resource("WebAccessLogsSource", as: Logs.DeliverySource.self))
    #expect(
      source.logType == "ACCESS_LOGS" && source.resource.resource?.expression.referencedIDs == ["WebDistribution"])
    let group = try #require(graph.resource("WebAccessLogs", as: Logs.LogGroup.self))
    #expect(group.name == "/aws/vendedlogs/cloudfront/shop/web")
    let delivery = try #require(graph.resource("WebAccessLogsGroupDelivery", as: Logs.Delivery.self))
    #expect(delivery.source?.id == "WebAccessLogsSource" && delivery.destination?.id == "WebAccessLogsGroupDestination")
    #expect(delivery.recordFields?.items.contains("cs(Cookie)") == false)
  }

  @Test func `records of requests go to a bucket that admits the delivery`() throws {
    let distribution = Distribution(
      "web", default: .bucket(Bucket("pages")), firewall: .webACL(acl), accessLogs: .bucket(Bucket("logs")))
    let graph = try stack(distribution).graph()
    let policy = try #require(graph.resource("LogsBucketPolicy", as: S3.BucketPolicy.self)?.document)
    #expect(policy.statements.contains { $0.sid == "WebLogsWrite" })
    #expect(graph["WebAccessLogsLogsDelivery"]?.dependsOn == ["LogsBucketPolicy"])
  }

  @Test func `another target of records is another destination, with another name`() throws {
    func destination(_ logs: DistributionLogs) throws -> Located<Logs.DeliveryDestination> {
      let distribution = Distribution(
        "web", default: .bucket(Bucket("pages")), firewall: .webACL(acl), accessLogs: logs)
      return try #require(try stack(distribution).graph().all(Logs.DeliveryDestination.self).first)
    }
    let made = try [.logGroup(), .bucket(Bucket("logs")), .bucket(Bucket("records"))].map(destination)
    #expect(Set(made.map(\.id)).count == 3 && Set(made.map(\.name)).count == 3)
    // The longest name of a distribution leaves eight of the sixty characters.
    #expect(made.allSatisfy { ($0.name?.literal ?? "").utf8.count <= "shop-web".utf8.count + 8 })
  }

  @Test func `a load balancer with another ARN is another VPC origin`() throws {
    func origin(_ id: String) throws -> Located<CloudFront.VPCOrigin> {
      let shared = LoadBalancer.existing(
        "shared", arn: .init("arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/shared/\(id)"),
        securityGroup: "sg-0a1b2c3d")
      let graph = try stack(distribution(.balancer(shared, as: "origin.example.com"))).graph()
      return try #require(graph.all(CloudFront.VPCOrigin.self).first)
    }
    let (one, two) = (try origin("50dc6c495c0c9188"), try origin("7391cf1b2b0c9a10"))
    #expect(one.id != two.id && one.name != two.name)
    #expect(try origin("50dc6c495c0c9188").name == one.name)
  }

  @Test func `an object that a site does not have is missing, not forbidden`() throws {
    func mayList(_ origins: DistributionOrigin...) throws -> Bool {
      let behaviors = origins.dropFirst().map { Behavior("/files/*", to: $0) }
      let distribution = Distribution("web", default: origins[0], firewall: .webACL(acl)) {
        for behavior in behaviors { behavior }
      }
      let policy = try #require(
        stack(distribution).graph().resource("PagesBucketPolicy", as: S3.BucketPolicy.self)?.document)
      let list = policy.statements.first { $0.actions?.values == ["s3:ListBucket"] }
      #expect(list == nil || list?.conditions?.map(\.key) == ["aws:SourceArn"])
      return list != nil
    }
    let pages = Bucket("pages")
    #expect(try mayList(.site(pages)))
    #expect(try !mayList(.bucket(pages)))
    #expect(try !mayList(.site(pages), .bucket(pages)))
  }

  @Test func `elsewhere than in us-east-1 it has no logs`() throws {
    let stack = Stack("shop", region: .euWest1) { distribution(.bucket(Bucket("pages"))) }
    #expect(
      stack.errors.map(\.message) == [
        "the log delivery of distribution 'web' is in eu-west-1, and has to be in us-east-1, from where alone CloudFront "
          + "delivers logs; list the distribution in a stack of us-east-1, where it can have origins of other regions, or say "
          + "why it has none, 'accessLogs: .off(because:)'"
      ])
    let acl = EdgeWebACL.existing(
      "shared", arn: "arn:aws:wafv2:us-east-1:111122223333:global/webacl/shared/0a1b2c3d-0000-0000-0000-000000000000")
    let other = Distribution(
      "web", default: .bucket(Bucket("pages")), firewall: .webACL(acl), accessLogs: .off(because: "a test"))
    let graph = try Stack("shop", region: .euWest1) { other }.graph()
    #expect(graph.notes.map(\.message) == ["distribution 'web' writes no access logs: a test"])
  }

  @Test func `one without a web ACL has a reason`() throws {
    let graph = try stack(
      Distribution("web", default: .bucket(Bucket("pages")), firewall: .off(because: "a page without input"))
    ).graph()
    let report = Validator().check(graph)
    #expect(report.findings.isEmpty)
    #expect(report.allowed.map(\.rule) == ["distribution-has-a-firewall"])
  }

  // MARK: What CloudFront refuses

  @Test func `what CloudFront refuses is an error`() {
    func messages(_ distribution: Distribution) -> [String] { stack(distribution).errors.map(\.message) }
    let pages = Bucket("pages")
    #expect(
      messages(distribution(.bucket(Bucket("pages", key: EncryptionKey("pages"))))).first?.hasPrefix(
        "distribution 'web' reads bucket 'pages', which is encrypted with key 'pages'") == true)
    let open = LoadBalancer(
      "public", in: network.publicSubnets,
      certificate: .existing(certificateARN: "arn:aws:acm:us-east-1:111122223333:certificate/0a1b")
    ) { Route("/*", to: orders) }
    #expect(
      messages(distribution(.balancer(open, as: "origin.example.com"))).contains {
        $0.contains("leads to internet-facing load balancer 'public'")
      })
    #expect(
      messages(distribution(.host("api"))) == [
        "distribution 'web' has the host 'api', which has no full stop; write a whole name like 'shop.example.com'"
      ])
    #expect(
      messages(
        distribution(.bucket(pages)) {
          Behavior("orders", to: .host("api.example.com"))
          Behavior("/a/*", to: .bucket(pages), methods: .all)
          Behavior("/b/*", to: .site(pages, singlePage: true))
          Behavior("/b", to: .bucket(pages))
        }
      ).map { $0.prefix(60) } == [
        "a behavior of distribution 'web' takes the path 'orders'; be",
        "a behavior of distribution 'web' sends writing requests for ",
        "a behavior of distribution 'web' takes '/b/*' for a single p",
        "distribution 'web' takes '/b' twice; remove one of the behav",
      ])
    for (countries, message) in [
      (CountryRestriction.only([]), "restricts countries and names none"),
      (.except(["Austria"]), "names the country 'Austria'"), (.only(["AT", "AT"]), "names a country twice"),
    ] {
      let distribution = Distribution("web", default: .bucket(pages), firewall: .webACL(acl), countries: countries)
      #expect(messages(distribution).first?.contains(message) == true)
    }
  }

  @Test func `what cannot be a key group is an error`() {
    func messages(_ keys: [PublicKey]) -> [String] {
      Stack("shop", region: .usEast1) { KeyGroup("downloads", keys: keys) }.errors.map(\.message)
    }
    #expect(messages([]) == ["key group 'downloads' has 0 keys; use 1 to 5"])
    #expect(messages([key, key]).first == "key group 'downloads' has two keys named '2026-11'; rename one")
    #expect(
      messages([PublicKey("a", pem: "-----BEGIN PRIVATE KEY-----\n")]) == [
        "key 'a' of key group 'downloads' is a private key, which must not be in a template; use the public one"
      ])
    #expect(messages([PublicKey("a", pem: "MFkw")]).first?.contains("is not PEM") == true)
  }
}
