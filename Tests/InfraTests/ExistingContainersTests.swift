import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage

/// Repositories and roles that exist already.
@Suite struct ExistingContainersTests {
  private let network = Network.existing(
    "shared", vpc: "vpc-0a100000", privateSubnets: ["subnet-0a100000", "subnet-0a200000"])

  private func service(_ image: ContainerImage) -> FargateService {
    FargateService(
      "api", on: .existing("shared", clusterName: "shared"), in: network.privateSubnets, image: image,
      size: .quarterVCPU(.gb1), port: 8080)
  }

  private func graph(_ elements: any StackElement...) throws -> ResourceGraph {
    try Stack("shop", region: .euWest1) { elements }.graph()
  }

  @Test func `a service pulls its image from a repository that exists already`() throws {
    let images = ImageRepository.existing("api", repositoryName: "acme/api")
    let graph = try graph(service(.repository(images, tag: "v1")))
    #expect(graph.all(ECR.Repository.self).isEmpty)
    let emission = CloudFormation.write(graph)
    #expect(emission.diagnostics == [])
    let text = JSON.writeCompact(emission.document)
    #expect(text.contains("${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/acme/api:v1"))
    #expect(text.contains("arn:${AWS::Partition}:ecr:${AWS::Region}:${AWS::AccountId}:repository/acme/api"))
    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == [])
    #expect(JSON.writeCompact(configuration.document).contains("/acme/api:v1"))
  }

  @Test func `a repository can be in another account, and its name in Parameter Store`() throws {
    let images = ImageRepository.existing(
      "api", repositoryName: .parameterStore("/shared/api-repository"), accountID: "111122223333")
    let emission = CloudFormation.write(
      try graph(
        service(.repository(images, digest: "sha256:0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a")))
    )
    #expect(emission.diagnostics == [])
    let text = JSON.writeCompact(emission.document)
    #expect(text.contains("111122223333.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/${"))
    #expect(text.contains("arn:${AWS::Partition}:ecr:${AWS::Region}:111122223333:repository/${"))
  }

  @Test func `grants to a role that exists already are one policy of the stack`() throws {
    let deployment = Role.existing("deployment", roleName: "acme-deployment")
    let artifacts = Bucket("artifacts")
    let graph = try graph(
      artifacts.grants(.write, to: deployment), Queue("jobs").grants(.send, to: deployment))
    #expect(graph.all(IAM.Role.self).isEmpty)
    let policy = try #require(graph.resource("DeploymentPolicy", as: IAM.RolePolicy.self))
    #expect(policy.name == "shop" && (policy.document?.statements.count ?? 0) > 1)
    let emission = CloudFormation.write(graph)
    #expect(emission.diagnostics == [])
    #expect(
      emission.document["Resources"]?["DeploymentPolicy"]?["Properties"]?["RoleName"] == "acme-deployment")
    let configuration = Terraform.write(graph)
    #expect(
      configuration.document["resource"]?["aws_iam_role_policy"]?["deployment_policy"]?["role"] == "acme-deployment")
  }

  @Test func `a role stands in no network`() {
    let role = Role.existing("deployment", roleName: "acme-deployment")
    let orders = PostgreSQL("orders", in: network.privateSubnets, size: .t4g(.medium))
    let found = Stack("shop", region: .euWest1) { role.connects(to: orders) }.errors
    #expect(found.contains { $0.message.contains("role 'deployment'") })
  }
}
