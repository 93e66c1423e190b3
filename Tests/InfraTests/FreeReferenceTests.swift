import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage

/// References to other stacks that no relation announces: of listed and raw resources, overrides, outputs.
@Suite struct FreeReferenceTests {
  private let jobs = Queue("jobs")
  private let network = Network("main")

  private func system(_ stacks: Stack...) -> System {
    System(stacks, in: Environment(name: "production", namesIncludeEnvironment: true))
  }

  private var data: Stack {
    Stack("data", region: .euWest1) {
      jobs
      network
      Listed("Audit", EC2.SecurityGroup { $0.description = "Audit" })
    }
  }

  /// The template of the last stack, which comes after that of the data.
  private func template(_ system: System) throws -> Node {
    #expect(system.diagnostics.map(\.description) == [])
    #expect(system.graphs.map(\.name) == ["data", "services"])
    #expect(system.graphs.last?.prerequisites == ["data"])
    let emission = CloudFormation.write(try #require(system.graphs.last))
    #expect(emission.diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    return emission.document
  }

  @Test func `a raw resource refers to a construct of another stack`() throws {
    let template = try template(
      system(
        Stack("services", region: .euWest1) {
          Raw(
            "Usage", "AWS::EC2::FlowLog",
            ["ResourceId": network.vpc.value.document, "ResourceType": "VPC", "LogDestination": jobs.arn.document],
            using: [network, jobs])
        }, data))
    let properties = template["Resources"]?["Usage"]?["Properties"]
    #expect(properties?["ResourceId"]?["Ref"]?.string == "DataMainVpcId")
    #expect(
      properties?["LogDestination"]?["Fn::Sub"]?.string
        == "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:production-data-jobs")
    #expect(template["Parameters"]?["DataMainVpcId"]?["Default"]?.string == "/infra/production/data/MainVpc/Id")
  }

  @Test func `a variable of a container refers to a construct of another stack`() throws {
    let template = try template(
      system(
        Stack("services", region: .euWest1) {
          FargateService(
            "api", on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/api:1"),
            size: .quarterVCPU(.gb1), port: 8080, environment: ["VPC": network.vpc.value])
        }, data))
    let container = template["Resources"]?["ApiTaskDefinition"]?["Properties"]?["ContainerDefinitions"]?.array?.first
    #expect(container?["Environment"] == [["Name": "VPC", "Value": ["Ref": "DataMainVpcId"]]])
  }

  @Test func `an override refers to a construct of another stack`() throws {
    let template = try template(
      system(
        Stack("services", region: .euWest1) {
          Topic("alerts").override("AWS::SNS::Topic", "DisplayName", network.vpc.value.document)
        }, data))
    #expect(template["Resources"]?["AlertsTopic"]?["Properties"]?["DisplayName"]?["Ref"]?.string == "DataMainVpcId")
  }

  @Test func `an output shows a value of another stack`() throws {
    let template = try template(
      system(
        Stack("services", region: .euWest1) {
          Topic("alerts")
          Output("Network", network.vpc.value)
        }, data))
    #expect(template["Outputs"]?["Network"]?["Value"]?["Ref"]?.string == "DataMainVpcId")
  }

  @Test func `a listed resource refers to one that another stack lists`() throws {
    let template = try template(
      system(
        Stack("services", region: .euWest1) {
          Listed(
            "Door",
            EC2.SecurityGroupIngress {
              $0.securityGroup = Reference("Audit")
              $0.protocolName = "tcp"
              $0.fromPort = 443
              $0.toPort = 443
              $0.cidrBlock = "10.0.0.0/16"
            })
        }, data))
    let properties = template["Resources"]?["Door"]?["Properties"]
    #expect(properties?["GroupId"]?["Ref"]?.string == "DataAuditGroupId")
  }

  @Test func `an id that two other stacks have is an error`() {
    let line: UInt32 = #line + 5
    let system = system(
      Stack("one", region: .euWest1) { Queue("jobs") }, Stack("two", region: .euWest1) { Queue("jobs") },
      Stack("three", region: .euWest1) {
        Topic("alerts")
        Output("Jobs", Reference<SQS.Queue>("JobsQueue").value)
      })
    #expect(
      system.diagnostics.map(\.message) == [
        "output 'Jobs' refers to 'JobsQueue', which stacks 'one' and 'two' have; refer to a construct of another name"
      ])
    #expect(system.diagnostics.first?.location?.position.line == line)
  }
}
