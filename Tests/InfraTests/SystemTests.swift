import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage

/// Several stacks of one app: who owns what, what they read of each other, in which order they are deployed.
@Suite struct SystemTests {
  private let network = Network("main", endpoints: .ecr + [.logs, .secretsManager])
  private let cluster = Cluster("main")

  private func system(_ stacks: Stack...) -> System {
    System(stacks, in: Environment(name: "production", namesIncludeEnvironment: true))
  }

  private func graphs(_ stacks: Stack...) throws -> [String: ResourceGraph] {
    let system = System(stacks, in: Environment(name: "production", namesIncludeEnvironment: true))
    #expect(system.diagnostics.map(\.description) == [])
    return Dictionary(uniqueKeysWithValues: system.graphs.map { ($0.name, $0) })
  }

  private func service(_ name: String) -> FargateService {
    FargateService(
      name, on: cluster, in: network.privateSubnets, image: .registry("public.ecr.aws/example/\(name):1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080)
  }

  // MARK: Ownership

  @Test func `a construct that two stacks use is made by the one that lists it`() throws {
    let graphs = try graphs(
      Stack("ledger", region: .euWest1) { service("ledger") },
      Stack("platform", region: .euWest1) {
        network
        cluster
      })
    #expect(graphs["platform"]?.all(EC2.VPC.self).count == 1)
    #expect(graphs["ledger"]?.all(EC2.VPC.self).count == 0)
    #expect(graphs["ledger"]?.all(ECS.Cluster.self).count == 0)
    #expect(graphs["ledger"]?.all(ECS.Service.self).count == 1)
  }

  @Test func `stacks are deployed after those that they need`() throws {
    let system = system(
      Stack("ledger", region: .euWest1) { service("ledger") },
      Stack("platform", region: .euWest1) {
        network
        cluster
      },
      Stack("alone", region: .euWest1) { Queue("jobs") })
    #expect(system.graphs.map(\.name) == ["platform", "ledger", "alone"])
    #expect(system.graphs.map(\.prerequisites) == [[], ["platform"], []])
  }

  @Test func `a construct that no stack lists and two use is an error that shows both`() {
    let system = system(
      Stack("ledger", region: .euWest1) { service("ledger") },
      Stack("cards", region: .euWest1) { service("cards") })
    let messages = system.diagnostics.map(\.message)
    #expect(messages.count == 2)
    #expect(
      messages.allSatisfy { $0.contains("is used by stack 'ledger' (") && $0.contains(" and by stack 'cards' (") })
    #expect(messages.allSatisfy { $0.hasSuffix("and no stack lists it; list it in the stack that owns it") })
  }

  @Test func `a construct that two stacks list is an error that shows both`() {
    let line = #line
    let system = system(
      Stack("ledger", region: .euWest1) { network },
      Stack("platform", region: .euWest1) { network })
    let messages = system.diagnostics.map(\.message)
    #expect(messages.count == 1)
    #expect(
      messages.first?.hasPrefix(
        "network 'main' is listed by stack 'ledger' (InfraTests/SystemTests.swift:\(line + 2):12) and by stack 'platform' "
          + "(InfraTests/SystemTests.swift:\(line + 3):12)") == true)
  }

  @Test func `two stacks may each have a construct of one name`() throws {
    let graphs = try graphs(
      Stack("ledger", region: .euWest1) { Queue("jobs") },
      Stack("cards", region: .euWest1) { Queue("jobs") })
    #expect(graphs["ledger"]?.all(SQS.Queue.self).last?.resource.name == "production-ledger-jobs")
    #expect(graphs["cards"]?.all(SQS.Queue.self).last?.resource.name == "production-cards-jobs")
  }

  @Test func `a stack may be deployed to two regions, each with its own constructs`() throws {
    func stack(in region: Region) -> Stack { Stack("ledger", region: region) { service("ledger") } }
    let system = system(stack(in: .euWest1), stack(in: .usEast1))
    #expect(system.diagnostics.map(\.description) == [])
    #expect(system.graphs.map { $0.all(EC2.VPC.self).count } == [1, 1])
  }

  @Test func `a reference across regions is an error that shows both`() {
    let system = system(
      Stack("platform", region: .euWest1) {
        network
        cluster
      },
      Stack("ledger", region: .usEast1) { service("ledger") })
    let messages = system.diagnostics.map(\.message)
    #expect(messages.count == 2)
    #expect(messages.allSatisfy { $0.contains("belongs to stack 'platform' in eu-west-1") })
    #expect(
      messages.allSatisfy {
        $0.contains("a stack cannot refer to a construct in another region; create one in each region")
      })
  }

  @Test func `stacks that depend on each other are an error that shows both relations`() {
    let ledger = service("ledger")
    let jobs = Queue("jobs")
    let cards = service("cards")
    let receipts = Bucket("receipts")
    let line = #line
    let system = system(
      Stack("platform", region: .euWest1) {
        network
        cluster
      },
      Stack("ledger", region: .euWest1) {
        ledger
        jobs
        receipts.grants(.read, to: ledger)
      },
      Stack("cards", region: .euWest1) {
        cards
        receipts
        jobs.grants(.send, to: cards)
      })
    let messages = system.diagnostics.map(\.message)
    #expect(
      messages == [
        "stacks depend on each other: 'ledger' → 'cards' → 'ledger': service 'ledger' uses bucket 'receipts' "
          + "(InfraTests/SystemTests.swift:\(line + 9):24); service 'cards' uses queue 'jobs' "
          + "(InfraTests/SystemTests.swift:\(line + 14):20); list these constructs in one stack"
      ])
  }

  // MARK: References

  @Test func `values travel through Parameter Store, only those that are used`() throws {
    let graphs = try graphs(
      Stack("platform", region: .euWest1) {
        network
        cluster
      },
      Stack("ledger", region: .euWest1) { service("ledger") })
    let written = graphs["platform"]?.all(SSM.Parameter.self).compactMap { $0.resource.name?.literal }
    #expect(
      written == [
        "/infra/production/platform/MainVpc/Id",
        "/infra/production/platform/MainPrivateSubnet1/Id", "/infra/production/platform/MainPrivateSubnet2/Id",
        "/infra/production/platform/MainPrivateSubnet3/Id",
      ])

    let ledger = try #require(graphs["ledger"])
    let template = CloudFormation.write(ledger).document
    #expect(
      template["Parameters"]?["PlatformMainVpcId"] == [
        "Type": "AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>", "Description": "MainVpc, of stack platform",
        "Default": "/infra/production/platform/MainVpc/Id",
      ])
    #expect(
      template["Resources"]?["LedgerServiceSecurityGroup"]?["Properties"]?["VpcId"] == ["Ref": "PlatformMainVpcId"])
    let configuration = Terraform.write(ledger).document
    #expect(
      configuration["data"]?["aws_ssm_parameter"]?["platform_main_vpc_id"] == [
        "name": "/infra/production/platform/MainVpc/Id"
      ])
    #expect(
      configuration["resource"]?["aws_security_group"]?["ledger_service_security_group"]?["vpc_id"]
        == "${data.aws_ssm_parameter.platform_main_vpc_id.insecure_value}")
  }

  @Test func `a load balancer of one stack routes to services of others`() throws {
    let (ledger, cards) = (service("ledger"), service("cards"))
    let balancer = LoadBalancer(
      "public", in: network.publicSubnets,
      certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/a")
    ) {
      Route("/ledger/*", to: ledger)
      Route("/*", to: cards)
    }
    let graphs = try graphs(
      Stack("ledger", region: .euWest1) { ledger },
      Stack("platform", region: .euWest1) {
        network
        cluster
        balancer
      },
      Stack("cards", region: .euWest1) {
        cards
        Alarm.high(
          balancer.unhealthyHostCount(of: cards), above: 0, notify: Topic("operations"))
      })
    #expect(graphs["platform"]?.all(ElasticLoadBalancing.TargetGroup.self).count == 0)
    for name in ["ledger", "cards"] {
      #expect(graphs[name]?.all(ElasticLoadBalancing.TargetGroup.self).count == 1)
      #expect(graphs[name]?.all(ElasticLoadBalancing.ListenerRule.self).count == 1)
      #expect(graphs[name]?.prerequisites == ["platform"])
    }
  }

  @Test func `the policy of a queue names a sender of another stack`() throws {
    let jobs = Queue("jobs")
    let orders = Topic("orders", subscribers: .queue(jobs))
    let graphs = try graphs(
      Stack("jobs", region: .euWest1) { jobs },
      Stack("orders", region: .euWest1) { orders })
    #expect(graphs["orders"]?.prerequisites == ["jobs"])
    #expect(graphs["jobs"]?.prerequisites == [])
    let jobsGraph = try #require(graphs["jobs"])
    let policy = try #require(CloudFormation.write(jobsGraph).document["Resources"]?["JobsQueuePolicy"])
    #expect(JSON.writeCompact(policy).contains(":sns:${AWS::Region}:${AWS::AccountId}:production-orders"))
  }
}
