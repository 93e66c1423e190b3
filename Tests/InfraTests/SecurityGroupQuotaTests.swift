import Configuration
import ResourceGraph
import Testing
import Validation

@testable import InfraLanguage

/// The number of rules in a security group, over all stacks of an app.
@Suite struct SecurityGroupQuotaTests {
  private static let rule = "security-group-fits-its-rule-quota"
  private let network = Network("main")
  private let cluster = Cluster("main")

  private func service(_ name: String) -> FargateService {
    FargateService(
      name, on: cluster, in: network.privateSubnets, image: .registry("public.ecr.aws/example/\(name):1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080)
  }

  /// Two stacks with as many services each, all of which connect to a cache of a third.
  private func report(services count: Int, _ cache: Cache) throws -> Report {
    func clients(_ letter: String) -> [any StackElement] {
      (0..<count).map { service("\(letter)\($0)").connects(to: cache) }
    }
    let system = System(
      [
        Stack("data", region: .euWest1) {
          network
          cluster
          cache
        },
        Stack("web", region: .euWest1) { clients("web") },
        Stack("jobs", region: .euWest1) { clients("job") },
      ], in: Environment())
    #expect(system.diagnostics == [])
    return Validator().check(ResourceGraph.merged(system.graphs))
  }

  @Test func `the rules that several stacks add to a security group are counted together`() throws {
    let line = #line + 1
    let cache = Cache("sessions", in: network.isolatedSubnets, size: .t4g(.micro))
    #expect(try report(services: 30, cache).findings.filter { $0.rule == Self.rule } == [])

    let found = try report(services: 31, cache).findings.filter { $0.rule == Self.rule }
    #expect(
      found.map(\.message) == [
        "security group 'SessionsCacheSecurityGroup' has 62 inbound rules, AWS accepts 60 unless the account's quota is "
          + "higher: 1 of service 'web0', 1 of service 'web1', 1 of service 'web2' and 59 of others; let fewer constructs "
          + "connect to it, or have the quota raised and allow the exception"
      ])
    #expect(found.first?.location?.description.contains("SecurityGroupQuotaTests.swift:\(line):") == true)
  }

  @Test func `the clients of a network's endpoints need one rule together`() throws {
    let network = Network("main", endpoints: [.secretsManager])
    let stack = Stack("shop", region: .euWest1) {
      for number in 0..<61 {
        FargateService(
          "s\(number)", on: cluster, in: network.privateSubnets, image: .registry("public.ecr.aws/example/api:1.0.0"),
          size: .quarterVCPU(.gb1), port: 8080)
      }
    }
    let graph = try stack.graph()
    let rules = graph.all(EC2.SecurityGroupIngress.self).filter {
      $0.resource.securityGroup?.id == network.endpointSecurityGroup.id
    }
    #expect(rules.map(\.id) == ["MainEndpointsFromVpc"])
    #expect(Validator().check(graph).findings.filter { $0.rule == Self.rule } == [])
  }

  @Test func `a team whose account has a higher quota allows the exception`() throws {
    let cache = Cache("sessions", in: network.isolatedSubnets, size: .t4g(.micro))
      .allowing(.securityGroupFitsItsRuleQuota, because: "the quota of the account is 100")
    let report = try report(services: 31, cache)
    #expect(!report.findings.contains { $0.rule == Self.rule || $0.message.contains("exception") })
    #expect(report.allowed.map(\.rule).contains(Self.rule))
  }

  @Test func `the prefix list of CloudFront counts as 55 rules`() throws {
    func findings(ranges count: Int) throws -> Int {
      let balancer = LoadBalancer(
        internal: "back", in: network.privateSubnets,
        certificate: .existing(certificateARN: "arn:aws:acm:us-east-1:111122223333:certificate/0a1b"),
        admitting: (0..<count).map { AddressRange("10.\($0).0.0/16") }
      ) {}
      let graph = try Stack("shop", region: .usEast1) {
        Distribution.web(.balancer(balancer, as: "origin.example.com"))
      }.graph()
      return Validator().check(graph).findings.filter { $0.rule == Self.rule }.count
    }
    #expect(try findings(ranges: 5) == 0)
    #expect(try findings(ranges: 6) == 1)
  }
}
