import Documents
import Templates
import Testing
import Validation

@testable import InfraLanguage

@Suite struct TableTests {
  private func firstMessage(_ stack: Stack) -> String? {
    let error = #expect(throws: Diagnostics.self) { try stack.graph() }
    return error?.all.first?.message
  }

  @Test func `a table is on demand, restorable and protected`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      Table(
        "carts", partitionKey: .string("customer"), sortKey: .string("product"),
        indexes: [
          .global(
            "by-product", partitionKey: .string("product"), sortKey: .number("added"), projection: .including(["count"])
          ),
          .local("by-time", sortKey: .number("added")),
        ], timeToLiveAttribute: "expires", stream: .newAndOldImages)
    }.graph()
    let table = try #require(graph.resource("CartsTable", as: DynamoDB.Table.self))
    #expect(table.name == "shop-carts" && table.billingMode == .literal(.onDemand))
    #expect(table.hasPointInTimeRecovery == true && table.isDeletionProtected == true)
    #expect(table.hashKey == "customer" && table.rangeKey == "product")
    // Each attribute once, however many keys it is part of.
    #expect(table.attributes == [.init("customer", .text), .init("product", .text), .init("added", .number)])
    #expect(table.globalIndexes.first?.projection.kind == .literal(.include))
    #expect(table.localIndexes.first?.hashKey == "customer")
    #expect(table.expiry?.attribute == "expires" && table.streamView == .literal(.newAndOldImages))
    #expect(
      graph["CartsTable"]?.deletionPolicy == .retainExceptOnCreate
        && graph["CartsTable"]?.updateReplacePolicy == .retain)
  }

  /// Versions 6.29 and later refuse an empty `range_key`, also one that `ignore_changes` keeps from a state.
  /// https://github.com/hashicorp/terraform-provider-aws/issues/46606
  @Test func `an index without a sort key has none in Terraform either`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      Table("carts", partitionKey: .string("id"), indexes: [.global("by-age", partitionKey: .number("age"))])
    }.graph()
    let table = Terraform.write(graph).document["resource"]?["aws_dynamodb_table"]?["carts_table"]
    #expect(
      table?["global_secondary_index"] == [["name": "by-age", "hash_key": "age", "projection_type": "ALL"]])
    #expect(table?["lifecycle"]?["ignore_changes"] == nil)
  }

  @Test func `a grant names the table, its indexes and its key`() throws {
    let key = EncryptionKey("data")
    let carts = Table(
      "carts", partitionKey: .string("customer"), indexes: [.global("by-age", partitionKey: .number("age"))], key: key)
    func statements(_ access: Table.Access) -> [IAM.Statement] { carts.statements(for: [access]) }
    let index: Value<String> = "\(carts.arn)/index/by-age"
    #expect(statements(.read)[0].resources?.values == [carts.arn, index])
    #expect(statements(.read)[0].actions?.values.contains("dynamodb:PutItem") == false)
    #expect(statements(.read)[1].actions?.values == ["kms:Decrypt", "kms:DescribeKey"])
    #expect(statements(.write)[0].resources?.values == [carts.arn])
    #expect(statements(.write)[0].actions?.values.contains("dynamodb:GetItem") == false)
    #expect(carts.statements(for: [.read, .write])[0].actions?.values.count == 10)
    #expect(carts.statements(for: [.read, .write])[1].resources?.values == [key.key.value])
    let graph = try Stack("shop", region: .euWest1) { carts }.graph()
    let table = try #require(graph.resource("CartsTable", as: DynamoDB.Table.self))
    #expect(table.isEncryptedByKMS == true && table.kmsKey?.id == "DataKey")
  }

  @Test func `a lifted default is shown with its reason`() throws {
    let stack = Stack("shop", region: .euWest1) {
      Table(
        "cache", partitionKey: .string("key"), pointInTimeRecovery: .off(because: "it is made anew every night"),
        deletionProtection: .off(because: "nobody misses it"))
    }
    let report = Validator().check(try stack.graph())
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
    #expect(
      report.allowed.map(\.rule).sorted() == ["table-can-be-restored", "table-is-deletion-protected"])
  }

  @Test func `keys that cannot be are refused`() {
    let twoTypes = Stack("shop", region: .euWest1) {
      Table("a", partitionKey: .string("id"), indexes: [.global("by-id", partitionKey: .number("id"))])
    }
    #expect(firstMessage(twoTypes) == "table 'a' has the key attribute 'id' with two types; use one type")
    let noSort = Stack("shop", region: .euWest1) {
      Table("a", partitionKey: .string("id"), indexes: [.local("by-age", sortKey: .number("age"))])
    }
    #expect(firstMessage(noSort)?.hasSuffix("make 'by-age' a global index") == true)
    let same = Stack("shop", region: .euWest1) { Table("a", partitionKey: .string("id"), sortKey: .string("id")) }
    #expect(firstMessage(same)?.contains("as its partition key and its sort key") == true)
    let twice = Stack("shop", region: .euWest1) {
      Table(
        "a", partitionKey: .string("id"),
        indexes: [.global("by-x", partitionKey: .string("x")), .global("by-x", partitionKey: .string("y"))])
    }
    #expect(firstMessage(twice)?.contains("two indexes named 'by-x'") == true)
    let idle = Stack("shop", region: .euWest1) {
      Table("a", partitionKey: .string("id"), capacity: .provisioned(reads: 0, writes: 1))
    }
    #expect(firstMessage(idle)?.contains("has 0 read and 1 write capacity units") == true)
  }
}
