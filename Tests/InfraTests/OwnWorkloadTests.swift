import AWSResources
import Configuration
import ResourceGraph
import Templates
import Testing

@testable import Constructs
@testable import InfraLanguage

/// A workload and a relation of a team's own, with the public interface alone: `Examples/Constructs/OwnWorkload.swift`.
@Suite struct OwnWorkloadTests {
  private let graph: ResourceGraph

  init() throws { graph = try Constructs.ownWorkload.graph() }

  private func statements(_ policy: LogicalID) throws -> [IAM.Statement] {
    try #require(graph.resource(policy, as: IAM.RolePolicy.self)?.document?.statements)
  }

  private func actions(_ policy: LogicalID) throws -> [String] {
    try statements(policy).flatMap { $0.actions?.values.compactMap(\.literal) ?? [] }
  }

  @Test func `grants and the statements of its own relation arrive at the role`() throws {
    let actions = try actions("TranscoderPolicy")
    #expect(actions.contains("s3:GetObject") && actions.contains("s3:PutObject"))
    let resources = try statements("TranscoderPolicy").flatMap { $0.resources?.values ?? [] }
    #expect(resources.contains("\(Bucket("videos").arn)/hd/*"))
    #expect(actions.contains("secretsmanager:GetSecretValue"))
  }

  @Test func `a connection opens the security groups of both ends`() throws {
    let ingress = try #require(graph.resource("CatalogFromTranscoder5432", as: EC2.SecurityGroupIngress.self))
    #expect(ingress.sourceSecurityGroup?.id == "TranscoderSecurityGroup" && ingress.fromPort == 5432)
    let egress = try #require(graph.resource("TranscoderToCatalog5432", as: EC2.SecurityGroupEgress.self))
    #expect(egress.securityGroup?.id == "TranscoderSecurityGroup")
  }

  @Test func `the code gets the variables of the connection and of the relation`() throws {
    let function = try #require(graph.all(Lambda.Function.self).first)
    #expect(
      function.environment?.entries.map(\.name) == [
        "CATALOG_HOST", "CATALOG_PORT", "CATALOG_NAME", "CATALOG_SECRET_ARN", "VIDEOS_BUCKET", "VIDEOS_PREFIX",
      ])
  }

  @Test func `the bucket policy and the start dependency arrive`() throws {
    let policy = try #require(graph.resource("VideosBucketPolicy", as: S3.BucketPolicy.self)?.document)
    let statement = try #require(policy.statements.last)
    #expect(statement.sid == "OnlyTheTranscoderWrites" && statement.effect == .literal(.deny))
    #expect(
      graph["TranscoderTranscoder"]?.dependsOn.prefix(2) == ["TranscoderExecutionPolicy", "VideosBucketPolicy"])
  }

  @Test func `both dialects write it without a diagnostic but the note about the master user`() {
    #expect(CloudFormation.write(graph).diagnostics == graph.notes)
    #expect(Terraform.write(graph).diagnostics == graph.notes)
  }
}
