import Configuration
import Documents
import ResourceGraph
import Templates
import Testing
import Validation

@testable import InfraLanguage

/// Web ACLs for what is in a region, and for distributions.
@Suite struct WebACLTests {
  private let network = Network("main", zones: 2)

  private var balancer: LoadBalancer {
    LoadBalancer(
      "public", in: network.publicSubnets,
      certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b")
    ) {}
  }

  private func messages(_ acl: WebACL) -> [String] {
    Stack("shop", region: .euWest1) { acl }.errors.map(\.message)
  }

  @Test func `managed rules come first, then the limit of requests`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      WebACL("api", rules: [.ipReputation, .common.counting("SizeRestrictions_BODY", because: "uploads")])
    }.graph()
    let acl = try #require(graph.resource("ApiWebAcl", as: WAFv2.WebACL.self))
    #expect(acl.scope == .literal(.regional) && acl.defaultAction?.allow != nil)
    #expect(
      acl.rules.map(\.name) == [
        "AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesCommonRuleSet", "RequestLimit",
      ])
    #expect(acl.rules.map(\.priority) == [0, 1, 2])
    let counted = try #require(acl.rules[1].statement?.managedRuleGroup?.overrides.first)
    #expect(counted.rule == "SizeRestrictions_BODY" && counted.action?.count != nil)
    #expect(acl.rules[1].overrideAction?.none != nil && acl.rules[1].action == nil)
    let limit = try #require(acl.rules[2].statement?.rateLimit)
    #expect(limit.limit == 2000 && limit.window == 300 && limit.aggregation == .literal(.ip))
    #expect(acl.rules[2].action?.block != nil && acl.rules[2].overrideAction == nil)
    #expect(
      graph.notes.map(\.message) == [
        "web ACL 'api' only counts what the rule 'SizeRestrictions_BODY' of 'AWSManagedRulesCommonRuleSet' matches: uploads"
      ])
    #expect(Validator().check(graph).findings.isEmpty)
  }

  @Test func `logs go to a group with the name that AWS WAF requires, without tokens and cookies`() throws {
    let graph = try Stack("shop", region: .euWest1) { WebACL("api", logRetention: .oneYear) }.graph()
    let group = try #require(graph.resource("ApiWebAclLogs", as: Logs.LogGroup.self))
    #expect(group.name == "aws-waf-logs-shop-api" && group.retention == 365)
    let logging = try #require(graph.resource("ApiWebAclLogging", as: WAFv2.LoggingConfiguration.self))
    #expect(logging.webACL?.id == "ApiWebAcl")
    #expect(logging.redactedFields.map(\.header) == ["authorization", "cookie"])
    let template = CloudFormation.write(graph)
    #expect(template.diagnostics == [])
    #expect(
      template.document["Resources"]?["ApiWebAclLogging"]?["Properties"]?["LogDestinationConfigs"]?.array?.first?[
        "Fn::Sub"]
        == "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${ApiWebAclLogs}")
    #expect(Terraform.write(graph).diagnostics == [])
  }

  @Test func `it protects load balancers and user pools, each once`() throws {
    let acl = WebACL("api")
    let pool = UserPool("people")
    let graph = try Stack("shop", region: .euWest1) {
      acl.protects(balancer)
      acl.protects(pool)
    }.graph()
    let associations = graph.all(WAFv2.WebACLAssociation.self)
    #expect(associations.map(\.webACL?.id) == ["ApiWebAcl", "ApiWebAcl"])
    #expect(
      Set(associations.flatMap { $0.resource.resource?.expression.referencedIDs ?? [] }) == [
        "PublicLoadBalancer", pool.pool.id,
      ])
    let twice = Stack("shop", region: .euWest1) {
      acl.protects(pool)
      acl.protects(pool)
    }
    #expect(twice.errors.count == 1)
    #expect(twice.errors.first?.message.hasPrefix("web ACL 'api' protects user pool 'people' twice") == true)
  }

  @Test func `a web ACL of another stack protects what a stack owns`() throws {
    let acl = WebACL("api")
    let pool = UserPool("people")
    let system = System(
      [
        Stack("foundation", region: .euWest1) { acl },
        Stack("shop", region: .euWest1) {
          pool
          acl.protects(pool)
        },
      ], in: Environment(name: "production", namesIncludeEnvironment: true))
    #expect(system.diagnostics == [])
    #expect(system.graphs.map(\.name) == ["foundation", "shop"])
    #expect(system.graphs.map { $0.all(WAFv2.WebACLAssociation.self).count } == [0, 1])
  }

  @Test func `an existing one is referred to by its ARN`() throws {
    let acl = WebACL.existing(
      "shared", arn: "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shared/0a1b2c3d-0000-0000-0000-000000000000")
    let graph = try Stack("shop", region: .euWest1) { acl.protects(UserPool("people")) }.graph()
    #expect(graph.all(WAFv2.WebACL.self).isEmpty && graph.all(WAFv2.WebACLAssociation.self).count == 1)
  }

  @Test func `what AWS WAF refuses is an error`() {
    #expect(messages(WebACL("api", rules: [])) == ["web ACL 'api' has no rules; use '.recommended', or name groups"])
    #expect(
      messages(WebACL("api", rules: [.common, .common])) == [
        "web ACL 'api' has the rules 'AWSManagedRulesCommonRuleSet' twice; remove one of them"
      ])
    #expect(
      messages(WebACL("api", limit: .requests(9, per: .minutes(3)))) == [
        "web ACL 'api' has a limit of 9 requests; use 10 to 2000000000",
        "web ACL 'api' counts requests per 3 minutes; use 1, 2, 5 or 10 minutes",
      ])
    #expect(
      messages(WebACL("api", limit: .unlimited(because: " "))) == [
        "web ACL 'api' has no limit of requests without a reason; say why it is acceptable"
      ])
    #expect(
      messages(WebACL("api", rules: [.common.counting("NoUserAgent_HEADER", because: "")])) == [
        "web ACL 'api' only counts what the rule 'NoUserAgent_HEADER' of 'AWSManagedRulesCommonRuleSet' matches without a "
          + "reason; say why it is acceptable"
      ])
  }

  @Test func `one for distributions is in us-east-1`() throws {
    let graph = try Stack("shop", region: .usEast1) { EdgeWebACL("shop") }.graph()
    #expect(graph.resource("ShopWebAcl", as: WAFv2.WebACL.self)?.scope == .literal(.cloudFront))
    let stack = Stack("shop", region: .euWest1) {
      EdgeWebACL("shop")
      Queue("jobs")
    }
    let system = System([stack], in: Environment(name: "production"))
    #expect(system.diagnostics == [])
    #expect(system.graphs.map(\.name) == ["shop", "shop-edge"])
    #expect(system.graphs.map(\.region) == ["eu-west-1", "us-east-1"])
    #expect(system.graphs.map { $0.all(WAFv2.WebACL.self).count } == [0, 1])
  }
}
