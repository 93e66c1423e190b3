import AWSResources
import ResourceGraph
import Testing

@testable import InfraLanguage
@testable import Validation

/// Verifies that findings about constructs name their parameters.
@Suite struct SwiftNameTests {
  private let network = Network("main")

  private func findings(@StackBuilder _ elements: () -> [any StackElement]) throws -> [Finding] {
    Validator().checkWritten(try Stack("shop", region: .euWest1, elements).graph()).all
  }

  @Test func `every name is a parameter of an initialiser`() throws {
    let sources = try ReferencePage.sources(in: "Sources/InfraLanguage").map { try ReferencePage.source($0) }
    let declarations = PublicDeclarations(sources)
    for name in SwiftNames.all {
      let initialisers = declarations.in(name.type).filter { $0.text.hasPrefix("init(") }
      #expect(
        initialisers.contains { DeclaredParameter.all(in: $0.text).contains { $0.label == name.parameter } },
        "\(name.type) \(name.parameter)")
      #expect(
        name.fix(in: "set '\(name.property.split(separator: ".").last ?? "")'").contains(name.parameter),
        "\(name.type) \(name.parameter)")
    }
  }

  @Test func `every name is of a resource that the construct makes, and there is one for a property`() throws {
    let made = try MadeResources()
    for name in SwiftNames.all {
      #expect(made.kinds(of: name.resourceType).contains(name.kind), "\(name.kind): \(name.resourceType)")
    }
    let all = SwiftNames.all.map { "\($0.kind) \($0.resourceType) \($0.property) \($0.rule ?? "")" }
    #expect(all.count == Set(all).count)
  }

  @Test func `findings name the parameters of the constructs`() throws {
    let findings = try findings {
      PostgreSQL(
        "orders", in: network.isolatedSubnets, size: .m7g(.large), multiAZ: .off(because: "a test"),
        deletionProtection: .off(because: "a test"), backupRetention: .days(2))
      AuroraPostgreSQL(
        "items", in: network.isolatedSubnets, size: .r7g(.large), deletionProtection: .off(because: "a test"),
        backupRetention: .days(2))
      Cache("sessions", in: network.isolatedSubnets, size: .t4g(.small), failover: .off(because: "a test"))
      Bucket("receipts", versioning: .off(because: "a test"))
      Table(
        "carts", partitionKey: .string("id"), pointInTimeRecovery: .off(because: "a test"),
        deletionProtection: .off(because: "a test"))
      UserPool("people", mfa: .off(because: "a test"))
    }
    let fixes = Set(findings.compactMap { $0.message.split(separator: "; ").last.map { "\($0)" } })
    for fix in [
      "set 'multiAZ' to '.on'", "set 'deletionProtection' to '.on'", "set 'backupRetention' to at least '.days(7)'",
      "set 'failover' to '.on'", "set 'versioning' to '.on'", "set 'pointInTimeRecovery' to '.on'",
      "set 'mfa' to '.optional' or '.required'",
    ] {
      #expect(fixes.contains(fix), "\(fix): \(fixes.sorted())")
    }
    for finding in findings where SwiftNames.all.contains(where: { finding.message.hasSuffix("; \($0.fix(in: ""))") }) {
      #expect(finding.remedy?.contains("'\(finding.property?.steps.last ?? "")'") != true, "\(finding.message)")
    }
  }

  @Test func `lifted defaults of what is in front, and of messages, name their parameters`() throws {
    let service = FargateService(
      "api", on: Cluster("main"), in: network.privateSubnets,
      task: TaskDefinition(size: .quarterVCPU(.gb1)) {
        Container(
          "api", image: .registry("public.ecr.aws/example/api:1.0.0"), port: 8080, user: "root",
          readOnlyRootFileSystem: .off(because: "a test"))
      },
      scaling: .fixed(1), exec: .allowed(because: "a test"))
    let findings = try findings {
      LoadBalancer(
        "public", in: network.publicSubnets,
        certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b"),
        deletionProtection: .off(because: "a test")
      ) { Route("/*", to: service) }
      HTTPAPI(
        "shop",
        integration: .serviceDiscovery(
          ServiceNamespace("shop", domain: "shop.internal", in: network),
          through: VPCLink("shop", in: network.privateSubnets)),
        accessLogs: .off(because: "a test")
      ) { APIRoute(.any, "/orders", to: service, requires: .open(because: "a test")) }
      KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large), logs: .none(because: "a test"))
      Queue("jobs", redrive: .none(because: "a test"))
      UserPool("people", passwords: .weak(length: 6, because: "a test"), deletionProtection: .off(because: "a test"))
    }
    let fixes = Set(findings.compactMap { $0.message.split(separator: "; ").last.map { "\($0)" } })
    for fix in [
      "set 'deletionProtection' to '.on'", "set 'accessLogs' to '.bucket(…)'", "set 'accessLogs' to '.on'",
      "set 'exec' to '.denied'", "set 'readOnlyRootFileSystem' of the container to '.on'",
      "set 'user' of the container to a user ID other than 0, such as '1000:1000'",
      "set 'scaling' to '.tasks(minimum: 2, maximum: 6)' or more", "set 'logs' to '.cloudWatch(…)'",
      "set 'redrive' to '.afterReceives(5)'", "set 'passwords' to '.strong()'",
    ] {
      #expect(fixes.contains(fix), "\(fix): \(fixes.sorted())")
    }
  }

  @Test func `a distribution without a firewall names its parameter`() throws {
    let stack = Stack("edge", region: .usEast1) {
      Distribution.web(.host("api.example.com"))
    }
    let findings = Validator().checkWritten(try stack.graph()).all
    #expect(
      findings.contains { $0.message.hasSuffix("; set 'firewall' to '.webACL(…)'") }, "\(findings.map(\.message))")
  }

  @Test func `a refused value names the construct, and the parameter if there is one`() throws {
    var graph = ResourceGraph("shop")
    var database = Entry("Orders", RDS.DBInstance { $0.backupRetentionPeriod = 36 })
    database.construct = "database 'orders'"
    try graph.insert(database)
    var queue = Entry("Jobs", SQS.Queue { $0.delay = 901 })
    queue.construct = "queue 'jobs'"
    try graph.insert(queue)
    let findings = Validator().checkWritten(graph).all.filter { $0.rule == "value-is-accepted-by-aws" }
    #expect(
      findings.map(\.message) == [
        "BackupRetentionPeriod of 'Orders' ('backupRetention' of database 'orders') is '36'; use 0 to 35",
        "DelaySeconds of 'Jobs' (queue 'jobs') is '901'; use 0 to 900",
      ])
  }

  @Test func `a finding about an override names the property`() throws {
    for (type, path) in [("AWS::RDS::DBInstance", "MultiAZ"), ("aws_db_instance", "multi_az")] {
      let findings = try findings {
        PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large)).override(type, path, false)
      }
      let finding = try #require(findings.first { $0.rule == "database-has-a-standby" })
      #expect(finding.message.hasSuffix("; set 'MultiAZ' to true"))
    }
  }
}
