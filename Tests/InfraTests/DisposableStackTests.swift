import Documents
import ResourceGraph
import Templates
import Testing
import Validation

@testable import InfraLanguage

/// A stack that is deleted together with its data.
@Suite struct DisposableStackTests {
  private let network = Network("main")

  private func stack(_ disposable: Disposal? = .because("a preview of a pull request")) -> Stack {
    Stack("shop", region: .euWest1, disposable: disposable) {
      PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large), readReplicas: 1)
      AuroraPostgreSQL("books", in: network.isolatedSubnets, size: .r7g(.large))
      Cache("sessions", in: network.isolatedSubnets, size: .m7g(.large))
      Bucket("documents", key: EncryptionKey("documents"))
      Table("carts", partitionKey: .string("id"))
      FileSystem("files", in: network.isolatedSubnets)
      ImageRepository("api")
      Secret("token")
      UserPool("customers")
      BackupPlan("regular", selection: .stack(services: .efs), rules: .daily(retention: .days(35)))
      LoadBalancer("public", in: network.publicSubnets, certificate: .existing(certificateARN: "arn:x")) {}
    }
  }

  @Test func `nothing of a disposable stack is protected from deletion`() throws {
    let graph = try stack().graph()
    #expect(graph.entries.filter { $0.deletionPolicy != nil && $0.deletionPolicy != .delete }.map(\.id) == [])
    #expect(graph.all(RDS.DBInstance.self).allSatisfy { $0.isDeletionProtected == false })
    #expect(graph.all(RDS.DBInstance.self).allSatisfy { $0.skipsFinalSnapshot == true })
    #expect(graph.all(RDS.DBCluster.self).allSatisfy { $0.isDeletionProtected == false })
    #expect(graph.all(ElastiCache.ReplicationGroup.self).allSatisfy { $0.finalSnapshotIdentifier == nil })
    #expect(graph.all(S3.Bucket.self).allSatisfy { $0.deletesObjects == true })
    #expect(graph.all(Backup.BackupVault.self).allSatisfy { $0.deletesRecoveryPoints == true && $0.lock == nil })
    #expect(graph.all(DynamoDB.Table.self).allSatisfy { $0.isDeletionProtected == false })
    #expect(graph.all(ECR.Repository.self).allSatisfy { $0.emptiesOnDelete == true })
    #expect(graph.all(SecretsManager.Secret.self).allSatisfy { $0.recoveryWindow == 0 })
    #expect(graph.all(KMS.Key.self).allSatisfy { $0.deletionWindow == 7 })
    #expect(graph.all(Logs.LogGroup.self).allSatisfy { $0.skipsDestroy == nil })
    #expect(graph.all(Cognito.UserPool.self).allSatisfy { $0.deletionProtection == .literal(.inactive) })
    #expect(graph.all(ElasticLoadBalancing.LoadBalancer.self).allSatisfy { $0.isDeletionProtected == false })
    #expect(Terraform.write(graph).retained.isEmpty)
    let written = JSON.writeCompact(Terraform.write(graph).document)
    #expect(!written.contains("prevent_destroy") && !written.contains("final_snapshot_identifier\":"))
  }

  @Test func `the reason is an exception in every report, and nothing else is found`() throws {
    let report = Validator().checkWritten(try stack().graph())
    let rules = Set(report.allowed.map(\.rule))
    #expect(
      rules.isSuperset(of: [
        "stateful-resource-survives-deletion", "database-is-deletion-protected", "table-is-deletion-protected",
        "load-balancer-is-deletion-protected",
      ]))
    #expect(report.allowed.filter { $0.suppression?.reason == "a preview of a pull request" }.count >= 10)
    let about = report.findings.filter { $0.rule.contains("deletion") || $0.rule.hasPrefix("allowance") }
    #expect(about.map(\.message) == [])
  }

  @Test func `each dialect's files have the exceptions that they need`() throws {
    let graph = try stack().graph()
    let configuration = Terraform.write(graph).document["resource"]
    let template = CloudFormation.write(graph).document["Resources"]
    let reason: Node = "a preview of a pull request"
    let rule = "stateful-resource-survives-deletion"
    #expect(configuration?["aws_s3_bucket"]?["documents_bucket"]?["//"]?["infra"]?["allow"]?[rule] == reason)
    #expect(configuration?["aws_efs_file_system"]?["files_file_system"]?["//"] == nil)
    #expect(template?["DocumentsBucket"]?["Metadata"] == nil)
    #expect(template?["FilesFileSystem"]?["Metadata"]?["infra"]?["allow"]?[rule] == reason)
  }

  @Test func `an exception of a construct has its own reason`() throws {
    let graph = try Stack("shop", region: .euWest1, disposable: .because("a preview")) {
      Table("carts", partitionKey: .string("id"), deletionProtection: .off(because: "carts are short-lived"))
    }.graph()
    #expect(graph["CartsTable"]?.allowances.map(\.reason) == ["carts are short-lived", "a preview"])
  }

  @Test func `a disposable stack says so, and what CloudFormation does not empty`() throws {
    let notes = try stack().graph().notes.map(\.message)
    #expect(
      notes.contains(
        "stack 'shop' is disposable, because: a preview of a pull request; its data is deleted with it"))
    #expect(
      notes.contains(
        "CloudFormation deletes 'DocumentsBucket', 'RegularBackupVault' only without contents; empty them before you "
          + "delete the stack"))
    #expect(try !stack(nil).graph().notes.contains { $0.message.contains("disposable") })
  }

  @Test func `a stack without a reason is an error`() {
    let errors = #expect(throws: Diagnostics.self) { try stack(.because(" ")).graph() }
    #expect(
      errors?.all.map(\.message).contains(
        "stack 'shop' is disposable without a reason; say why its data can be deleted") == true)
  }
}
