import Documents
import ResourceGraph
import Templates
import Testing

@testable import Infra

/// File systems, tables and buckets that exist already.
@Suite struct ExistingStorageTests {
  private let network = Network("main", zones: 2)

  private func graph(_ elements: any StackElement...) throws -> ResourceGraph {
    let graph = try Stack("shop", region: .euWest1) { elements }.graph()
    #expect(CloudFormation.write(graph).diagnostics == graph.notes)
    return graph
  }

  private func service(mounts: [Mount] = []) -> FargateService {
    FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets,
      task: TaskDefinition(size: .quarterVCPU(.gb1)) {
        Container("api", image: .registry("public.ecr.aws/example/api:1.0.0"), port: 8080, mounts: mounts)
      })
  }

  private func template(_ graph: ResourceGraph, _ id: String) throws -> String {
    JSON.writeCompact(try #require(CloudFormation.write(graph).document["Resources"]?[id]))
  }

  @Test func `a task mounts a file system through an access point`() throws {
    let shared = FileSystem.existing("shared", fileSystemID: "fs-0a100000", securityGroup: "sg-0f100000")
    let made = AccessPoint("reports", of: shared, path: "/reports")
    let found = AccessPoint.existing("uploads", of: shared, accessPointID: "fsap-0b100000")
    let graph = try graph(
      service(mounts: [.fileSystem(made, at: "/reports"), .fileSystem(found, at: "/uploads", access: .readOnly)]))
    #expect(graph.all(EFS.FileSystem.self).isEmpty && graph.all(EFS.MountTarget.self).isEmpty)
    #expect(graph.all(EFS.AccessPoint.self).map(\.id) == ["ReportsAccessPoint"])
    #expect(try template(graph, "ReportsAccessPoint").contains("fs-0a100000"))
    #expect(try template(graph, "SharedFromApi2049").contains("sg-0f100000"))
    let definition = try template(graph, "ApiTaskDefinition")
    #expect(definition.contains("fs-0a100000") && definition.contains("fsap-0b100000"))
    let policy = try template(graph, "ApiTaskPolicy")
    #expect(policy.contains("file-system/fs-0a100000") && policy.contains("access-point/fsap-0b100000"))
    #expect(graph["ApiService"]?.dependsOn.contains { $0.name.contains("MountTarget") } == false)
    #expect(JSON.writeCompact(Terraform.write(graph).document).contains("access-point/fsap-0b100000"))
  }

  @Test func `a grant on a table names its indexes and its key`() throws {
    let key = EncryptionKey.existing("data", keyARN: "arn:aws:kms:eu-west-1:111122223333:key/1")
    let carts = Table.existing(
      "carts", tableName: .parameterStore("/shared/carts"), indexNames: ["by-product"], key: key)
    let api = service()
    let graph = try graph(
      api, carts.grants(.read, to: api),
      Alarm.high(carts.readThrottleEvents, above: 0, notify: Topic("operations")))
    #expect(graph.all(DynamoDB.Table.self).isEmpty && graph.resource("DataKey", as: KMS.Key.self) == nil)
    let policy = try template(graph, "ApiTaskPolicy")
    #expect(policy.contains("table/${CartsTableSharedCarts}/index/by-product"))
    #expect(policy.contains("arn:aws:kms:eu-west-1:111122223333:key/1"))
    #expect(CloudFormation.write(graph).document["Parameters"]?["CartsTableSharedCarts"]?["Default"] == "/shared/carts")
  }

  @Test func `access logs go to a bucket that exists already, and a note states what its policy must contain`() throws {
    let logs = Bucket.existing("logs", bucketName: "acme-logs")
    let graph = try graph(Bucket("documents", accessLogs: .bucket(logs)))
    #expect(graph.all(S3.Bucket.self).map(\.id) == ["DocumentsBucket"])
    let bucket = CloudFormation.write(graph).document["Resources"]?["DocumentsBucket"]
    #expect(bucket?["Properties"]?["LoggingConfiguration"]?["DestinationBucketName"] == "acme-logs")
    #expect(bucket?["DependsOn"] == nil)
    #expect(graph.notes.count == 1)
    #expect(graph.notes.first?.message.contains("s3:PutObject to logging.s3.amazonaws.com") == true)
  }
}
