import Configuration
import ResourceGraph
import Testing
import Validation

@testable import Constructs
@testable import InfraLanguage

/// What constructs make without a word about security keeps every rule, and a lifted default is shown with its reason.
@Suite struct SecureDefaultTests {
  private func review(_ stack: Stack) throws -> Report { Validator().check(try stack.graph()) }

  private func shop(_ network: Network, database: some ConnectionTarget, deletionProtection: Safeguard = .on) -> Stack {
    let api = FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets,
      image: .repository(.existing("api", repositoryName: "shop/api"), tag: "v1.4.2"), size: .halfVCPU(.gb1), port: 3000
    )
    return Stack("shop", region: .euWest1) {
      api.connects(to: database)
      LoadBalancer(
        "public", in: network.publicSubnets,
        certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b"),
        accessLogs: .bucket(Bucket("logs")), deletionProtection: deletionProtection
      ) {
        Route("/*", to: api)
      }
      Alarm.high(api.cpuUtilization, above: 80, notify: Topic("operations"))
    }
  }

  @Test(arguments: [
    Network("main"), Network("main", zones: 2),
    Network(
      "main", zoneIDs: ["euw1-az1", "euw1-az2", "euw1-az3", "euw1-az4"], endpoints: .ecr + [.logs, .secretsManager]),
    Network("main", nat: .none, endpoints: .ecr + [.logs, .secretsManager]),
  ])
  func `no rule finds anything`(network: Network) throws {
    let postgres = PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large), readReplicas: 1)
    let mysql = MySQL("orders", in: network.privateSubnets, size: .t4g(.medium))
    for report in [try review(shop(network, database: postgres)), try review(shop(network, database: mysql))] {
      #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
      #expect(report.unknowns.isEmpty, "\(report.unknowns.map(\.message))")
      #expect(report.allowed.isEmpty)
    }
  }

  @Test func `no rule finds anything, or is left in doubt, in the example of any construct`() throws {
    for stack in Constructs.all {
      let report = try review(stack)
      #expect(report.findings.isEmpty, "\(stack.name): \(report.findings.map(\.message))")
      #expect(report.unknowns.isEmpty, "\(stack.name): \(report.unknowns.map(\.message))")
    }
  }

  @Test func `a network without NAT and endpoints leaves the tasks without their images`() throws {
    let network = Network("main", nat: .none, endpoints: .none)
    let database = PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large))
    let rules = Set(try review(shop(network, database: database)).findings.map(\.rule))
    #expect(
      rules.isSuperset(of: [
        "tasks-can-pull-their-images", "tasks-can-write-their-logs", "tasks-can-read-their-secrets",
      ]))
  }

  @Test func `a lifted default is no finding, and its reason is shown`() throws {
    let network = Network("main", nat: .single(because: "a test network may lose a zone"))
    let database = PostgreSQL(
      "orders", in: network.isolatedSubnets, size: .m7g(.large), multiAZ: .off(because: "rebuilt every night"),
      deletionProtection: .off(because: "deleted every night"))
    let report = try review(
      shop(network, database: database, deletionProtection: .off(because: "the test system goes every night")))
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
    let reasons = Set(report.allowed.map(\.suppression?.reason))
    #expect(
      reasons == [
        "a test network may lose a zone", "rebuilt every night", "deleted every night",
        "the test system goes every night",
      ])
  }

  @Test func `a tag that says not what runs is found`() throws {
    let network = Network("main")
    let stack = Stack("shop", region: .euWest1) {
      FargateService(
        "api", on: Cluster("shop"), in: network.privateSubnets,
        image: .repository(.existing("api", repositoryName: "shop/api"), tag: "latest"), size: .halfVCPU(.gb1),
        port: 3000)
    }
    let finding = try #require(try review(stack).findings.first)
    #expect(finding.rule == "image-tag-is-immutable")
    #expect(finding.location?.file == "InfraTests/SecureDefaultTests.swift")
  }

  @Test func `a repository in the stack of its service is found, and may be allowed`() throws {
    let network = Network("main")
    let images = ImageRepository("api")
    let api = FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets, image: .repository(images, tag: "v1"),
      size: .halfVCPU(.gb1), port: 3000)
    func rules(_ stacks: [Stack]) throws -> [String] {
      let system = System(stacks, in: Environment())
      #expect(system.diagnostics.isEmpty)
      return Validator().check(ResourceGraph.merged(system.graphs)).findings.map(\.rule).filter {
        $0.hasPrefix("repository-is-deployed")
      }
    }
    let rule = "repository-is-deployed-before-its-workloads"
    #expect(try rules([Stack("shop", region: .euWest1) { api }]) == [rule])
    let allowed = api.allowing(.repositoryIsDeployedBeforeItsWorkloads, because: "the image comes from a copy")
    #expect(try rules([Stack("shop", region: .euWest1) { allowed }]) == [])
    let apart = [Stack("images", region: .euWest1) { images }, Stack("shop", region: .euWest1) { api }]
    #expect(try rules(apart) == [])
  }
}
