import Testing

@testable import InfraLanguage

/// What a team reads, and the exit code that its pipeline gets, when a stack cannot be as it is described.
@Suite struct RefusalTests {
  /// A description that is refused, and what is said about it at which of its lines.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var message: String
    var stack: @Sendable () -> Stack

    init(_ name: String, _ message: String, _ stack: @escaping @Sendable () -> Stack) {
      testDescription = name
      self.message = message
      self.stack = stack
    }
  }

  private static func sidecar(_ condition: Container.StartCondition) -> Stack {
    Stack("shop", region: .euWest1) {
      FargateService(
        "api", on: Cluster("shop"), in: Network("main").privateSubnets,
        task: TaskDefinition(size: .oneVCPU(.gb2)) {
          Container("collector", image: .registry("example.com/collector:1"), isEssential: false)
          Container("api", image: .registry("example.com/api:1"), port: 3000, startsAfter: [condition])
        })
    }
  }

  private static let mistakes = [
    Mistake("duplicate names", "network 'main' is already defined at InfraTests/RefusalTests.swift:") {
      Stack("shop", region: .euWest1) {
        Network("main", cidr: "10.0.0.0/16")
        Network("main", cidr: "10.1.0.0/16")
      }
    },
    Mistake("a range too small for its zones", "10.0.0.0/26") {
      Stack("shop", region: .euWest1) { Network("main", cidr: "10.0.0.0/26") }
    },
    Mistake("overlapping ranges", "range 10.0.128.0/20 of network 'other' overlaps 10.0.0.0/16 of network 'main'") {
      Stack("shop", region: .euWest1) {
        Network("main", cidr: "10.0.0.0/16")
        Network("other", cidr: "10.0.128.0/20")
      }
    },
    Mistake("a name that AWS rejects", "cluster name 'my_cluster' contains '_'; use letters, digits and hyphens") {
      Stack("shop", region: .euWest1) { Cluster("my_cluster") }
    },
    Mistake("a topic's name", "topic name 'orders!' contains '!'; use letters, digits and hyphens") {
      Stack("shop", region: .euWest1) { Topic("orders!") }
    },
    Mistake("a bucket's name", "bucket name 'Shop_Documents'") {
      Stack("shop", region: .euWest1) { Bucket("documents", physicalName: "Shop_Documents") }
    },
    Mistake(
      "a queue's name", "queue 'jobs' has the physical name 'all jobs'; use letters, digits, hyphens and underscores"
    ) {
      Stack("shop", region: .euWest1) { Queue("jobs", physicalName: "all jobs") }
    },
    Mistake("a pool's name", "user pool name '1st' must start with a letter") {
      Stack("shop", region: .euWest1) { UserPool("1st") }
    },
    Mistake("a FIFO name without suffix", "FIFO queue 'orders' has the physical name 'orders'; end the name in '.fifo'")
    {
      Stack("shop", region: .euWest1) { FIFOQueue("orders", physicalName: "orders") }
    },
    Mistake("a token's lifetime", "client 'app' has access tokens that are valid for 2 days; use 5 minutes to 1 day") {
      Stack("shop", region: .euWest1) {
        UserPoolClient(
          "app", of: UserPool("users", domain: .prefix("shop")), callbacks: ["https://shop.example.com/"],
          tokens: TokenLifetimes(access: .days(2)))
      }
    },
    Mistake("brokers and zones", "has 4 brokers in 3 zones; use the same number in each zone: 3 or 6") {
      Stack("shop", region: .euWest1) {
        KafkaCluster("events", in: Network("main").isolatedSubnets, size: .m7g(.large), brokers: 4)
      }
    },
    Mistake(
      "a start after no container",
      "container 'api' of service 'api' starts after 'collecter'; did you mean 'collector'?"
    ) { Self.sidecar(.started("collecter")) },
    Mistake(
      "a start after a health that nothing checks",
      "container 'api' of service 'api' starts after 'collector' is healthy, which has no health check; give it one, or use '.started'"
    ) { Self.sidecar(.healthy("collector")) },
    Mistake("a lifecycle that goes backwards", "lifecycle rule 'archive' of bucket 'documents'") {
      Stack("shop", region: .euWest1) {
        Bucket(
          "documents",
          lifecycle: [
            LifecycleRule(
              "archive",
              transitions: [
                .to(.glacierDeepArchive, after: .days(30)), .to(.standardInfrequentAccess, after: .days(90)),
              ])
          ])
      }
    },
  ]

  @Test(arguments: mistakes, ["synth", "validate"])
  func `a mistake is told at its Swift line, nothing is written, and the exit code is 2`(
    mistake: Mistake, command: String
  ) throws {
    let run = AppRun(command, of: mistake.stack())
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    let lines = run.errors.split(separator: "\n")
    let line = try #require(lines.first { $0.contains(mistake.message) }, "\(run.errors)")
    #expect(line.prefixMatch(of: #/InfraTests/RefusalTests\.swift:\d+:\d+: error: /#) != nil, "\(line)")
  }
}
