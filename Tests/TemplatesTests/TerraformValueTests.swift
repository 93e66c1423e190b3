import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

/// A field that Terraform is written with another value than CloudFormation.
struct `A Terraform value` {
  private func written(_ instance: RDS.DBInstance) throws -> (cloudFormation: Node?, terraform: Node?) {
    var graph = ResourceGraph("shop")
    try graph.insert(Entry("Orders", instance))
    return (
      CloudFormation.write(graph).document["Resources"]?["Orders"]?["Properties"],
      Terraform.write(graph).document["resource"]?["aws_db_instance"]?["orders"]
    )
  }

  @Test func `replaces the value in Terraform only`() throws {
    let instance = RDS.DBInstance {
      $0.isTerraformStorageEncrypted = true
    }
    let result = try written(instance)
    #expect(result.cloudFormation?["StorageEncrypted"] == nil)
    #expect(result.terraform?["storage_encrypted"] == true)
  }

  @Test func `is the value of CloudFormation by default`() throws {
    let result = try written(RDS.DBInstance { $0.isStorageEncrypted = true })
    #expect(result.terraform?["storage_encrypted"] == true)
  }
}
