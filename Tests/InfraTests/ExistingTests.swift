import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage

/// What exists already is used like what the app makes, and makes nothing.
@Suite struct ExistingTests {
  private let network = Network.existing(
    "shared", vpc: .parameterStore("/shared/vpc-id"),
    privateSubnets: ["subnet-0a100000", .parameter("SecondSubnet")], endpointSecurityGroup: "sg-0b200000")

  private func graph(_ elements: any StackElement...) throws -> ResourceGraph {
    try Stack("shop", region: .euWest1, parameters: [Parameter("SecondSubnet")]) { elements }.graph()
  }

  private func service(_ name: String) -> FargateService {
    FargateService(
      name, on: .existing("shared", clusterName: "shared"), in: network.privateSubnets,
      image: .registry("public.ecr.aws/example/api:1.0.0"), size: .quarterVCPU(.gb1), port: 8080)
  }

  @Test func `a service runs in a network and a cluster that exist already`() throws {
    let graph = try graph(service("api"))
    #expect(graph.all(EC2.VPC.self).count == 0 && graph.all(EC2.Subnet.self).count == 0)
    #expect(graph.all(ECS.Cluster.self).count == 0)
    let emission = CloudFormation.write(graph)
    #expect(emission.diagnostics == [])
    let template = emission.document
    #expect(
      template["Parameters"]?["SharedVpcSharedVpcId"] == [
        "Type": "AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>", "Description": "SharedVpc, which exists already",
        "Default": "/shared/vpc-id",
      ])
    let service = template["Resources"]?["ApiService"]?["Properties"]
    #expect(
      service?["NetworkConfiguration"]?["AwsvpcConfiguration"]?["Subnets"] == [
        "subnet-0a100000", ["Ref": "SecondSubnet"],
      ])
    #expect(
      service?["Cluster"] == ["Fn::Sub": "arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:cluster/shared"])
    #expect(
      template["Resources"]?["SharedEndpointsFromApi"]?["Properties"]?["GroupId"] == "sg-0b200000")

    let configuration = Terraform.write(graph).document
    #expect(configuration["data"]?["aws_ssm_parameter"]?["shared_vpc_shared_vpc_id"] == ["name": "/shared/vpc-id"])
    #expect(
      configuration["resource"]?["aws_ecs_service"]?["api_service"]?["network_configuration"]?["subnets"]
        == ["subnet-0a100000", "${var.second_subnet}"])
  }

  @Test func `grants and deliveries lead to a bucket and a queue that exist already`() throws {
    let receipts = Bucket.existing("receipts", bucketName: "acme-receipts")
    let jobs = Queue.existing("jobs", queueName: "acme-jobs")
    let api = service("api")
    let graph = try graph(
      api, receipts.grants(.read, to: api), jobs.grants(.send, to: api),
      Topic("orders", subscribers: .queue(jobs)))
    #expect(graph.all(S3.Bucket.self).count == 0 && graph.all(SQS.Queue.self).count == 0)
    #expect(graph.all(SQS.QueuePolicy.self).count == 0)
    let policy = try #require(CloudFormation.write(graph).document["Resources"]?["ApiTaskPolicy"])
    let text = JSON.writeCompact(policy)
    #expect(text.contains("arn:${AWS::Partition}:s3:::acme-receipts/*"))
    #expect(text.contains("arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:acme-jobs"))
    #expect(
      graph.notes.map(\.message) == [
        "queue 'jobs' exists already and its policy is not changed; add a statement there that allows sqs:SendMessage to "
          + "sns.amazonaws.com"
      ])
  }

  @Test func `several stacks use what exists already without owning it`() {
    let system = System(
      [
        Stack("orders", region: .euWest1) { service("orders") },
        Stack("cards", region: .euWest1) { service("cards") },
      ], in: Environment(name: "production"))
    #expect(
      system.diagnostics.map(\.description) == [])
    #expect(system.graphs.map(\.prerequisites) == [[], []])
    #expect(system.graphs.allSatisfy { graph in graph.imports.contains { $0.id == "SharedVpc" } })
  }
}
